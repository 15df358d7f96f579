import { countWhile } from '../base/collections.ts';
import { memoize } from '../base/memoize.ts';
import { DEFAULT_NUMBERING } from '../model/catalog.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type Lines, linesOf } from '../model/text.ts';
import { readBareNumber, readBareValue } from './bare-number.ts';
import { isSpace, isWordCharacter } from './characters.ts';
import { readCitation } from './citation.ts';
import { endsTable, headedCells } from './columns.ts';
import { isInAttribute, leftEdge } from './edges.ts';
import { itemStart } from './list-item.ts';
import { type BareNumbers, type BareValue, createMatcher, type Matcher } from './matcher.ts';
import { frameworksNear, MAX_LINES } from './near-prefix.ts';
import { readLevelsOfNext, readNumberFirst } from './number-first.ts';
import { type Cursor, isBefore, Reader } from './reader.ts';
import { readSelfNamed } from './self-naming.ts';

interface ScannedLine {
  /** The citations that begin in the line, in the order of the text; they may end on a later one. */
  readonly groups: readonly ReferenceGroup[];
  /** Where the scan continues: what lies before was read with this line. In the same line where the scan was stopped. */
  readonly resume: Cursor;
  /** The first and the last line that were looked at: a change between may change the result. */
  readonly lookback: number;
  readonly lookahead: number;
}

const NOTHING: readonly ReferenceGroup[] = [];

/**
 * Scans one line from the UTF-16 offset `from` on. Linear in what it reads: every look-back and repetition is capped,
 * and what a citation has read is not read again.
 *
 * @param stop a UTF-16 offset: the scan stops behind the first citation that ends there or after it, or at a space behind
 * what might have been one
 * @param previous the citation before
 */
export function scanLine(
  reader: Reader,
  line: number,
  from: number,
  matcher: Matcher,
  stop = Number.POSITIVE_INFINITY,
  previous?: ReferenceGroup,
): ScannedLine {
  reader.moveTo(line, from);
  reader.lookahead = line;
  reader.floor = previous?.range.end.line === line ? previous.range.end.character : 0;
  reader.unclaimed = 0;
  const next = { line: line + 1, at: 0 };
  if (reader.text.length > matcher.longestLine)
    return { groups: NOTHING, resume: next, lookback: line, lookahead: line };
  const { values, lookback } = headedCells(reader.lines, line, matcher);
  // Of a part of a line that is known already.
  const isNear = from > 0 || matcher.bare || values.length > 0 || matcher.selfNaming.length > 0;
  if (
    !isNear &&
    matcher.nextPrefix(reader.text, 0) >= reader.text.length &&
    frameworksNear(reader, matcher).length === 0
  )
    return { groups: NOTHING, resume: next, lookback, lookahead: reader.lookahead };
  let groups: ReferenceGroup[] | null = null;
  const places = matcher.bare || values.length > 0 ? bareStarts(reader.text, line, matcher.bare, values) : NO_PLACES;
  let passed = countWhile(places, (place) => place.start < from);
  let start = -1;
  while (reader.line === line && reader.at < reader.text.length) {
    while (passed < places.length && places[passed]!.start < reader.at) passed++;
    if (start < reader.at) start = matcher.nextStart(reader.text, reader.at);
    const at = Math.min(start, places[passed]?.start ?? start);
    reader.at = at;
    if (at >= reader.text.length) break;
    const place = places[passed]?.start === at ? places[passed] : undefined;
    const isStart = at === start && leftEdge(reader.text, at, at > 1 && reader.floor === at - 1);
    if (!isStart && !place) {
      reader.at++;
      continue;
    }
    const found =
      (isStart ? readNamed(reader, line, at, matcher) : null) ??
      (matcher.bare || place ? readBareFrom(reader, line, at, matcher, place) : null);
    const group = found && isInAttribute(reader.lines.line(line), at) ? null : found;
    if (group) {
      groups ??= [];
      groups.push(group);
      reader.floor = reader.line === line ? reader.at : 0;
    } else if (reader.line === line && reader.at <= at) skipWord(reader, at);
    if (reader.line === line && reader.at >= Math.max(stop, reader.unclaimed) && (group || isSpace(reader.code())))
      return { groups: groups ?? NOTHING, resume: reader.cursor(), lookback, lookahead: reader.lookahead };
  }
  if (reader.line === line && matcher.numberFirst.length > 0) {
    reader.at = reader.floor;
    const group = readLevelsOfNext(reader, matcher);
    if (group) groups = [...(groups ?? []), group];
  }
  const resume = reader.line === line ? next : reader.cursor();
  return { groups: groups ?? NOTHING, resume, lookback, lookahead: reader.lookahead };
}

/** With a prefix, or with a number that needs none. */
function readNamed(reader: Reader, line: number, at: number, matcher: Matcher): ReferenceGroup | null {
  const isNew = at >= reader.unclaimed;
  const group = isNew ? (readCitation(reader, matcher) ?? readNumberFirstFrom(reader, line, at, matcher)) : null;
  if (group || matcher.selfNaming.length === 0) return group;
  const before = reader.cursor();
  reader.moveTo(line, at);
  const found = readSelfNamed(reader, matcher);
  if (!found) reader.reset(before);
  return found;
}

/**
 * The first line, from the given one on, that has to be scanned: a search of the whole text, where that is at hand, shows
 * that no citation begins in the lines before it. Those below the header of a table are always scanned.
 */
export function skipIdle(lines: Lines, line: number, matcher: Matcher): number {
  const { bare, numberFirst, selfNaming } = matcher;
  if (!lines.search || bare || !endsTable(lines.line(line))) return line;
  // The line before may be a header.
  const next = lines.search(Math.max(0, line - 1), selfNaming.length > 0 ? matcher.nextStart : matcher.nextPrefix);
  return Math.max(line, next < line || numberFirst.length === 0 ? next : next - MAX_LINES);
}

/**
 * Leaves the reader after what was read, at the start where nothing was. Of a list without a prefix, numbers that need none
 * are looked for.
 */
function readNumberFirstFrom(reader: Reader, line: number, at: number, matcher: Matcher): ReferenceGroup | null {
  if (matcher.numberFirst.length === 0) return null;
  const afterPrefix = reader.cursor();
  reader.moveTo(line, at);
  const found = readNumberFirst(reader, matcher);
  if (found?.group === null && matcher.selfNaming.length > 0 && found.resume.line === line) {
    reader.unclaimed = found.resume.at;
    reader.moveTo(line, at);
  } else reader.reset(found?.resume ?? afterPrefix);
  return found?.group ?? null;
}

/** Where a number may begin without a word before it: a value of a key or a cell, or the text of a list item. */
interface BareStart {
  readonly start: number;
  readonly value?: BareValue;
  /** It is below the name of the framework, in whose column amounts may be too. */
  readonly isHeaded?: boolean;
}

const NO_PLACES: readonly BareStart[] = [];

/** A long line is scanned in many steps. */
const startsOf = memoize((values: readonly BareValue[]): readonly BareStart[] =>
  values.map((value) => ({ start: value.start, value })),
);

function bareStarts(
  text: string,
  line: number,
  bare: BareNumbers | undefined,
  headed: readonly BareValue[],
): readonly BareStart[] {
  const declared = bare ? startsOf(bare.valuesIn(line)) : NO_PLACES;
  const item = bare?.inText && declared.length === 0 && headed.length === 0 ? itemStart(text) : -1;
  if (item >= 0) return [{ start: item }];
  if (headed.length === 0) return declared;
  const others = headed.filter(({ start }) => !declared.some((value) => value.start === start));
  const all: BareStart[] = [...declared, ...others.map((value) => ({ start: value.start, value, isHeaded: true }))];
  return all.sort((a, b) => a.start - b.start);
}

/** From the start once more. Leaves the reader after what was read, where it was if nothing is. */
function readBareFrom(
  reader: Reader,
  line: number,
  at: number,
  matcher: Matcher,
  place: BareStart | undefined,
): ReferenceGroup | null {
  const before = reader.cursor();
  reader.moveTo(line, at);
  const group = place?.value
    ? readBareValue(reader, matcher, place.value)
    : readBareNumber(reader, matcher, place !== undefined);
  if (!group && isBefore(reader.cursor(), before)) reader.reset(before);
  return group && place?.isHeaded ? { ...group, members: group.members.map(asCount) } : group;
}

/** An integer without a word, in a column that is headed by a framework, may as well count something. */
const asCount = (member: Reference): Reference =>
  /^\d+$/.test(member.number) && comparePositions(member.range.start, member.numberRange.start) === 0
    ? { ...member, certainty: 'weak' }
    : member;

/** No citation begins inside a word. */
function skipWord(reader: Reader, at: number): void {
  reader.at = at + 1;
  if (!isWordCharacter(reader.text.charCodeAt(at))) return;
  while (isWordCharacter(reader.code())) reader.at++;
}

/** All citations of a text, in its order. */
export function scan(lines: Lines, matcher: Matcher): ReferenceGroup[] {
  const whole = new TextScan(lines, matcher);
  whole.run(() => false);
  return whole.groups;
}

/** How many lines of a text are too long to be read for citations. */
export function countLongLines(lines: Lines, { longestLine }: Pick<Matcher, 'longestLine'>): number {
  let count = 0;
  for (let line = 0; line < lines.lineCount; line++) if (lines.line(line).length > longestLine) count++;
  return count;
}

/** Whether a citation that begins with the prefix is found in a text: not every sign can be a part of one. */
export function isCiteable(prefix: string): boolean {
  const matcher = createMatcher([
    {
      id: prefix,
      prefix,
      aliases: [],
      misspellings: [],
      words: [],
      levels: [],
      numbering: DEFAULT_NUMBERING,
      editions: [{ id: '', aliases: [], prefixes: [], objectives: [{ number: '1.1', aliases: [] }] }],
    },
  ]);
  return scan(linesOf(`${prefix} 1.1`), matcher).length > 0;
}

/** A scan of a whole text that can be interrupted between lines. */
export class TextScan {
  /** In the order of the text, as far as it was scanned. */
  readonly groups: ReferenceGroup[] = [];
  readonly #reader: Reader;
  readonly #matcher: Matcher;
  #from: Cursor = { line: 0, at: 0 };

  constructor(lines: Lines, matcher: Matcher) {
    this.#reader = new Reader(lines);
    this.#matcher = matcher;
    if (matcher.starts.size === 0) this.#from = { line: lines.lineCount, at: 0 };
  }

  /** The next line to scan. */
  get line(): number {
    return this.#from.line;
  }

  /** Scans on; true when the text has come to its end. `shouldYield` is asked after each line whether to stop there. */
  run(shouldYield: () => boolean): boolean {
    const { lines } = this.#reader;
    while (this.#from.line < lines.lineCount) {
      if (this.#from.at === 0) this.#from = { line: skipIdle(lines, this.#from.line, this.#matcher), at: 0 };
      if (this.#from.line >= lines.lineCount) break;
      const scanned = scanLine(
        this.#reader,
        this.#from.line,
        this.#from.at,
        this.#matcher,
        undefined,
        this.groups.at(-1),
      );
      for (const group of scanned.groups) this.groups.push(group);
      this.#from = scanned.resume;
      if (shouldYield()) break;
    }
    return this.#from.line >= lines.lineCount;
  }
}
