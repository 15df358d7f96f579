import { isWordOf } from '../matching/bare-number.ts';
import { headedCells } from '../matching/columns.ts';
import { leftEdge } from '../matching/edges.ts';
import { readGap } from '../matching/gap.ts';
import { itemStart } from '../matching/list-item.ts';
import type { FrameworkMatcher } from '../matching/matcher.ts';
import { Reader } from '../matching/reader.ts';
import { type Lines, type Position, rangeInLine } from '../model/text.ts';
import type { FrameworkSet } from '../resolution/framework-set.ts';
import { endOfQuery, type NumberContext, skipNumber } from './completion-query.ts';

/** How far left of the cursor a word is looked for. */
const WINDOW = 200;
/** The beginning of a number: in running text, words of a title would be anything. */
const NUMBER = /^[\p{L}\p{N}][^\s,;:]{0,30}$/u;

/** Where a number may begin, left of the cursor and in its line. */
interface Place {
  readonly framework: FrameworkMatcher;
  readonly start: number;
  readonly inTail: boolean;
}

/**
 * What a completion would continue where numbers count without a prefix: a number after a word or nothing yet, a number
 * at the start of a list item, a value.
 *
 * @param cut the lines up to the position
 */
export function bareContext(cut: Lines, lines: Lines, position: Position, set: FrameworkSet): NumberContext | null {
  const place = placeBefore(cut, lines, position, set);
  const framework = place && set.get(place.framework.id);
  if (!framework) return null;
  const { start, inTail } = place;
  const { line, character } = position;
  const query = cut.line(line).slice(start, character);
  if (query !== '' && !NUMBER.test(query)) return null;
  const end = endOfQuery(lines.line(line), start, position, place.framework);
  const range = rangeInLine(line, start, end - start);
  return { kind: 'number', framework, edition: null, range, query, inTail, precededByWord: true };
}

function placeBefore(cut: Lines, lines: Lines, { line, character }: Position, { matcher }: FrameworkSet): Place | null {
  const values = [...(matcher.bare?.valuesIn(line) ?? []), ...headedCells(lines, line, matcher).values];
  const value = values.find(({ start, end }) => start <= character && character <= end);
  if (value) return { framework: value.framework, start: value.start, inTail: false };
  const framework = matcher.bare?.inText;
  if (!framework) return null;
  const item = itemStart(cut.line(line));
  const typed = item < 0 ? '' : cut.line(line).slice(item);
  if (/\d/.test(typed) && NUMBER.test(typed)) return { framework, start: item, inTail: false };
  return placeBehindWord(cut, line, framework);
}

function placeBehindWord(cut: Lines, line: number, framework: FrameworkMatcher): Place | null {
  const reader = new Reader(cut);
  for (const each of [line, line - 1]) {
    const end = each < 0 ? 0 : cut.line(each).length;
    for (let at = end - 1; at >= Math.max(0, end - WINDOW); at--) {
      reader.moveTo(each, at);
      if (!leftEdge(reader.text, at) || !isWordOf(reader, framework)) continue;
      let gap = readGap(reader, framework, false);
      let numbers = gap.rules(framework);
      let inTail = false;
      while (skipNumber(reader, numbers)) {
        gap = readGap(reader, framework, false);
        numbers = gap.rules(framework, numbers.series);
        inTail = true;
      }
      if (gap.seriesStart?.line === line) return { framework, start: gap.seriesStart.character, inTail };
      // A word that is still being written.
      const isWord =
        !inTail &&
        !/[\s~.:][^\p{L}\p{N}]*$/u.test(reader.text.slice(Math.max(0, reader.at - 20), reader.at)) &&
        !gap.wrapped;
      return reader.line === line && !isWord ? { framework, start: reader.at, inTail } : null;
    }
  }
  return null;
}
