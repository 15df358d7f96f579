import { isWordOf } from '../matching/bare-number.ts';
import { enterNextCell } from '../matching/cell-citation.ts';
import { foldCase, foldUnit, isLetter } from '../matching/characters.ts';
import { headedCells } from '../matching/columns.ts';
import { leftEdge } from '../matching/edges.ts';
import type { FrameworkMatcher } from '../matching/framework-matcher.ts';
import { readGap } from '../matching/gap.ts';
import { itemStart } from '../matching/list-item.ts';
import { readKnownPin } from '../matching/pin.ts';
import { readPrefix } from '../matching/prefixes.ts';
import { type Cursor, Reader } from '../matching/reader.ts';
import { editionOf, type Framework } from '../model/framework.ts';
import { cutAt, type Lines, type Position, type Range, rangeInLine } from '../model/text.ts';
import type { FrameworkSet } from '../resolution/scope.ts';
import { endOfQuery, type NumberContext, skipNumber } from './number-context.ts';

/** What is left of a cursor, as far as it can be continued. */
export type CompletionContext =
  | NumberContext
  | { readonly kind: 'prefix'; readonly range: Range; readonly query: string }
  | { readonly kind: 'edition'; readonly framework: Framework; readonly range: Range; readonly query: string };

/** How far left of the cursor a prefix is looked for. */
const WINDOW = 400;
/** How far left of the cursor the start of a number without prefix is looked for. */
const MOST_TYPED = 60;
/** A number, or some words of a title. */
const QUERY = /^[\p{L}\p{N}][\p{L}\p{N} .,()'’&/-]{0,60}$/u;

/** What a completion at the position would continue; null where nothing of ours is left of it. */
export function completionContext(lines: Lines, position: Position, set: FrameworkSet): CompletionContext | null {
  const cut = cutAt(lines, position);
  const reader = new Reader(cut);
  for (const line of [position.line, position.line - 1]) {
    if (line < 0) continue;
    const end = cut.line(line).length;
    for (let at = end - 1; at >= Math.max(0, end - WINDOW); at--) {
      reader.moveTo(line, at);
      if (!set.matcher.prefixes.byFirst.has(foldUnit(reader.code())) || !leftEdge(reader.text, at)) continue;
      const found = readPrefix(reader, set.matcher.prefixes);
      const framework = found && set.get(found.framework);
      const matcher = found && set.matcher.frameworks.get(found.framework);
      if (!framework || !matcher?.prefixBefore) continue;
      // Nothing after the prefix yet: the prefix itself may be what is being written.
      if (reader.line === position.line && reader.at === position.character) break;
      const implied = found.edition ?? null;
      const context = afterPrefix(reader, { line, at }, lines, position, framework, matcher, implied);
      if (context) return context;
    }
  }
  return (
    bareContext(cut, lines, position, set) ??
    selfNamedContext(cut.line(position.line), lines, position, set) ??
    prefixContext(cut.line(position.line), position, set)
  );
}

/** The beginning of a number that counts without its prefix: a letter and a digit at least, so that no word is one. */
const SELF_NAMED = /(?=\S*\p{L})(?=\S*\d)\p{L}[^\s,;]*$/u;

function selfNamedContext(left: string, lines: Lines, position: Position, set: FrameworkSet): NumberContext | null {
  const query = SELF_NAMED.exec(left.slice(-MOST_TYPED))?.[0];
  if (query === undefined || !leftEdge(left, left.length - query.length)) return null;
  for (const { framework: matcher } of set.matcher.selfNaming) {
    const framework = set.get(matcher.id);
    if (!framework || !beginsNumber(framework, query)) continue;
    const start = position.character - query.length;
    const end = endOfQuery(lines.line(position.line), start, position, matcher);
    const range = rangeInLine(position.line, start, end - start);
    return { kind: 'number', framework, edition: null, range, query, inTail: false, precededByWord: true };
  }
  return null;
}

function afterPrefix(
  reader: Reader,
  prefixStart: Cursor,
  lines: Lines,
  position: Position,
  framework: Framework,
  matcher: FrameworkMatcher,
  implied: string | null,
): CompletionContext | null {
  const start = reader.cursor();
  const name = editionQuery(reader, position);
  if (name !== null && (name === '' || isEditionStart(framework, name))) {
    const range = rangeInLine(position.line, position.character - name.length, name.length);
    return { kind: 'edition', framework, range, query: name };
  }
  const cell = enterNextCell(reader, matcher, prefixStart);
  if (!cell) reader.reset(start);
  const known = cell ? cell.pin : readKnownPin(reader, matcher);
  const pinned = known && !isAt(reader, position) ? known.pin.edition : null;
  if (pinned === null && !cell) reader.reset(start);
  const edition = editionOf(framework, { edition: pinned ?? implied }) ?? null;
  let gap = readGap(reader, matcher, !cell);
  if ((gap.empty && !cell) || gap.hyphen || (gap.comma && !gap.word && !edition)) return null;
  let inTail = false;
  let rules = gap.rules(matcher);
  const isListedStart = (text: string) => beginsNumber(framework, text);
  while (skipNumber(reader, rules, isListedStart)) {
    gap = readGap(reader, matcher, false);
    rules = gap.rules(matcher, rules.series);
    inTail = true;
  }
  if (reader.line !== position.line) return null;
  // The word of a series is part of the number.
  if (gap.seriesStart?.line === position.line) reader.at = gap.seriesStart.character;
  const query = reader.text.slice(reader.at, position.character);
  if (query !== '' && !QUERY.test(query) && !beginsNumber(framework, query)) return null;
  const end = endOfQuery(lines.line(position.line), reader.at, position, matcher);
  const range = rangeInLine(position.line, reader.at, end - reader.at);
  return { kind: 'number', framework, edition, range, query, inTail, precededByWord: gap.word };
}

/** Whether a listed number begins so: `F:`, `R#1`. */
function beginsNumber({ editions }: Framework, query: string): boolean {
  const wanted = foldCase(query);
  return editions.some(({ objectives }) => objectives.some(({ number }) => foldCase(number).startsWith(wanted)));
}

const isAt = (reader: Reader, { line, character }: Position): boolean =>
  reader.line === line && reader.at === character;

/** What is between `PREFIX:` and the cursor, if it is one token. */
function editionQuery(reader: Reader, position: Position): string | null {
  if (reader.code() !== 58 /* : */ || reader.line !== position.line) return null;
  const text = reader.text.slice(reader.at + 1, position.character);
  return /^[\p{L}\p{N}._/-]*$/u.test(text) ? text : null;
}

function isEditionStart({ editions }: Framework, query: string): boolean {
  const wanted = foldCase(query);
  return editions.some(({ id, aliases }) =>
    [id, ...aliases.map(({ text }) => text)].some((name) => foldCase(name).startsWith(wanted)),
  );
}

/** The longest beginning of a prefix that is left of the cursor; empty where there is none. */
function prefixContext(left: string, position: Position, set: FrameworkSet): CompletionContext | null {
  const spellings = set.frameworks.flatMap(({ prefix, aliases }) => [prefix, ...aliases.map(({ text }) => text)]);
  const longest = Math.max(0, ...spellings.map(({ length }) => length));
  for (let length = Math.min(longest, left.length); length > 0; length--) {
    const start = left.length - length;
    const query = left.slice(start);
    if (!leftEdge(left, start)) continue;
    const folded = foldCase(query);
    if (spellings.some((spelling) => foldCase(spelling).startsWith(folded))) {
      return { kind: 'prefix', range: rangeInLine(position.line, start, length), query };
    }
  }
  const touchesWord = left !== '' && isLetter(left.charCodeAt(left.length - 1));
  if (touchesWord) return null;
  return { kind: 'prefix', range: rangeInLine(position.line, position.character, 0), query: '' };
}

/** How far left of the cursor a word is looked for. */
const WORD_WINDOW = 200;
/** The beginning of a number: in running text, words of a title would be anything. */
const NUMBER = /^[\p{L}\p{N}][^\s,;:]{0,30}$/u;

/** Where a number may begin, left of the cursor and in its line. */
interface Place {
  readonly framework: FrameworkMatcher;
  readonly start: number;
  readonly inTail: boolean;
  /** Id of the edition that what is above names. */
  readonly edition?: string;
}

/**
 * What a completion would continue where numbers count without a prefix: a number after a word or nothing yet, a number
 * at the start of a list item, a value.
 *
 * @param cut the lines up to the position
 */
function bareContext(cut: Lines, lines: Lines, position: Position, set: FrameworkSet): NumberContext | null {
  const place = placeBefore(cut, lines, position, set);
  const framework = place && set.get(place.framework.id);
  if (!framework) return null;
  const { start, inTail } = place;
  const { line, character } = position;
  const query = cut.line(line).slice(start, character);
  if (query !== '' && !NUMBER.test(query)) return null;
  const end = endOfQuery(lines.line(line), start, position, place.framework);
  const range = rangeInLine(line, start, end - start);
  const edition = editionOf(framework, { edition: place.edition ?? null }) ?? null;
  return { kind: 'number', framework, edition, range, query, inTail, precededByWord: true };
}

function placeBefore(cut: Lines, lines: Lines, { line, character }: Position, set: FrameworkSet): Place | null {
  const { matcher } = set;
  const values = [...(matcher.bare?.valuesIn(line) ?? []), ...headedCells(lines, line, matcher).values];
  const value = values.find(({ start, end }) => start <= character && character <= end);
  if (value) return { ...value, inTail: false };
  const framework = matcher.bare?.inText;
  if (!framework) return null;
  const item = itemStart(cut.line(line));
  const typed = item < 0 ? '' : cut.line(line).slice(item);
  if (/\d/.test(typed) && NUMBER.test(typed)) return { framework, start: item, inTail: false };
  const listed = set.get(framework.id);
  return placeBehindWord(cut, line, framework, (text) => listed !== undefined && beginsNumber(listed, text));
}

function placeBehindWord(
  cut: Lines,
  line: number,
  framework: FrameworkMatcher,
  isListedStart: (text: string) => boolean,
): Place | null {
  const reader = new Reader(cut);
  for (const each of [line, line - 1]) {
    const end = each < 0 ? 0 : cut.line(each).length;
    for (let at = end - 1; at >= Math.max(0, end - WORD_WINDOW); at--) {
      reader.moveTo(each, at);
      if (!leftEdge(reader.text, at) || !isWordOf(reader, framework)) continue;
      let gap = readGap(reader, framework, false);
      let numbers = gap.rules(framework);
      let inTail = false;
      while (skipNumber(reader, numbers, isListedStart)) {
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
