import type { MemberSpan } from '../model/reference.ts';
import { comparePositions, type Position } from '../model/text.ts';
import { takeNumber } from './broken-number.ts';
import { isAlphanumeric, isLetter, isSpace, spaceEnd } from './characters.ts';
import { type Draft, type DraftMember, draftMember } from './draft.ts';
import { rightEdge } from './edges.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { readGap } from './gap.ts';
import { type InnerWords, innerComponentAt, isLevelAt, OF_IS_OR } from './inner-words.ts';
import { GROUP, readNumber } from './number-token.ts';
import { type Cursor, Reader } from './reader.ts';
import { type Joiners, readRangeSign, readSeparator } from './separators.ts';
import { rulesOf } from './series.ts';
import { isOfKnownShape, runEnd } from './shapes.ts';
import { CONNECTIVE, DETERMINER } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** How long the levels of a number may be, and how many there may be. */
const MAX_LENGTH = 80;
const MAX_LEVELS = 3;
const MAX_ITEMS = 8;

interface Item {
  readonly component: string;
  /** UTF-16 offsets in the text that was looked at. */
  readonly start: number;
  readonly end: number;
  /** Before it, where it ends a range: `(a) to (c)`. */
  readonly sign?: { readonly start: number; readonly end: number };
}

/** Before a number, what is a part of it: `paragraphs 2 and 3 of` Article 4. */
export interface LevelsFirst {
  /** The innermost first; those of sentences, which are not parts of numbers, have no items. */
  readonly levels: readonly (readonly Item[])[];
  readonly start: Position;
  readonly positionAt: (offset: number) => Position;
  /** By words for levels, not only by those that the catalog has for items of any kind. */
  readonly isMeant: boolean;
  /** A name is between them and the number's word. */
  readonly isApart?: boolean;
}

/**
 * The numbers of `paragraph 4 of Article 2`, `letter f) of paragraphs 1 and 2 of Article 6`. Null where the levels before
 * it make no number of it: it is never read as its own parent.
 */
export function withLevels(draft: Draft, found: LevelsFirst | null, framework: FrameworkMatcher): Draft | null {
  if (!found) return draft;
  const [first, ...others] = draft.members;
  const rules = rulesOf(framework, first!.series);
  const members: DraftMember[] = [];
  const spans: MemberSpan[] = [];
  const [innermost, ...outer] = found.levels;
  const suffix = outer.reverse().flatMap((items) => items.map(({ component }) => `(${component})`));
  const items = innermost!.length > 0 ? innermost! : [null];
  // A prefix may be before them.
  const start = comparePositions(first!.start, found.start) < 0 ? first!.start : found.start;
  for (const [index, item] of items.entries()) {
    const number = first!.number + suffix.join('') + (item ? `(${item.component})` : '');
    const token = readNumber(number, 0, rules);
    if (!found.isMeant && !isOfKnownShape(rules.shapes, number, rules.ignoreCase)) return draft;
    if (token?.end !== number.length) return null;
    const isFirst = index === 0 || !item;
    const isLast = index === items.length - 1 || !item;
    const from = isFirst ? start : found.positionAt(item.start);
    const numberStart = isLast && found.isApart ? first!.numberStart : isFirst ? found.start : from;
    const end = isLast ? first!.numberEnd : found.positionAt(item.end);
    members.push(draftMember(from, numberStart, { token, end }, first!.weak, true));
    if (!item?.sign) continue;
    const range = { start: found.positionAt(item.sign.start), end: found.positionAt(item.sign.end) };
    spans.push({ first: index - 1, range });
  }
  const shift = members.length - 1;
  return {
    members: [...members, ...others],
    spans: [...spans, ...draft.spans.map((span) => ({ ...span, first: span.first + shift }))],
  };
}

/** The levels that end where a number with its word begins in its line, behind what an earlier citation holds. */
export function levelsBefore({ lines, floor }: Reader, end: Position, framework: FrameworkMatcher): LevelsFirst | null {
  const text = lines.line(end.line);
  const isEnd = (at: number) => at === end.character;
  return eachStart(text, Math.max(floor, end.character - MAX_LENGTH), end.character - 3, (start) =>
    levelsAt(text, start, framework, isEnd, (character) => ({ ...end, character })),
  );
}

/** `paragraph 1 of` before `HAR Article 6`, or before a number that is a name itself. */
export function levelsBeforeName(reader: Reader, name: Position, framework: FrameworkMatcher): LevelsFirst | null {
  const before = reader.lines.line(name.line).slice(reader.floor, name.character);
  if (framework.inner.size + framework.below.size === 0 || !JOINED.test(before.slice(-MAX_JOINED))) return null;
  const found = levelsBefore(reader, name, framework);
  const last = found?.levels.flat().at(-1);
  const joint = last ? before.slice(last.end - reader.floor) : '';
  // `artikel 5, lid 1 of AVG artikel 6`.
  const isBehindNumber = found !== null && BEHIND_NUMBER.test(before.slice(0, found.start.character - reader.floor));
  const isOr = isBehindNumber && framework.inner.has(OF_IS_OR) && joint.trim() === 'of';
  return found && /\p{L}/u.test(joint) && !isOr ? { ...found, isApart: true } : null;
}
const JOINED = new RegExp(`(?:[ \\t\\u00a0](?:${CONNECTIVE.source})[ \\t\\u00a0]+|['’])$`, 'iu');
const MAX_JOINED = 24;

/**
 * The levels at the cursor, which the number with its word is behind, in this line or the next one. The reader ends before
 * that word; where null is given, it is where it was.
 */
export function readLevels(reader: Reader, framework: FrameworkMatcher): LevelsFirst | null {
  const { text } = reader;
  const start = reader.cursor();
  if (!mayBeLevel(text, start.at, framework)) return null;
  let whole = text;
  if (text.length - start.at <= MAX_LENGTH) {
    reader.at = text.length;
    if (reader.wrap()) whole += ` ${reader.text.slice(reader.at, reader.at + MAX_LENGTH)}`;
  }
  const next = reader.cursor();
  const cursorAt = (offset: number): Cursor =>
    offset > text.length ? { line: next.line, at: next.at + offset - text.length - 1 } : { ...start, at: offset };
  let end = start.at;
  const isEnd = (at: number): boolean => {
    const isWord = whole.charAt(at) === '§' || wordEnd(whole, at, framework.words) > at;
    if (isWord) end = at;
    return isWord;
  };
  const found = levelsAt(whole, start.at, framework, isEnd, (offset) => {
    const { line, at } = cursorAt(offset);
    return { line, character: at };
  });
  reader.reset(cursorAt(end));
  return found;
}

/**
 * `point (f) of Article 6(1)`: an item of a list with its levels first, and its word. Where null is given, the reader is
 * where it was.
 *
 * @param series of the item before
 */
export function readItemWithLevels(reader: Reader, framework: FrameworkMatcher, series: string): Draft | null {
  const start = reader.cursor();
  reader.skipSpaces();
  reader.match(DETERMINER);
  const position = reader.position();
  const levels = framework.inner.has(OF_IS_OR) ? null : readLevels(reader, framework);
  const gap = levels && readGap(reader, framework, false);
  const rules = gap?.word ? gap.rules(framework, series) : null;
  const numberStart = gap?.seriesStart ?? reader.position();
  const token = rules && readNumber(reader.text, reader.at, rules);
  const item =
    token && rightEdge(reader.text, token.end) !== 'no'
      ? draftMember(position, numberStart, takeNumber(reader, token, rules), false, true)
      : null;
  const draft = item && withLevels({ members: [item], spans: [] }, levels, framework);
  if (!draft) reader.reset(start);
  return draft;
}

/** The same of the first levels from the cursor on that are at the end of its line, and whose number is in the next one. */
export function readLevelsAtEnd(reader: Reader, framework: FrameworkMatcher): LevelsFirst | null {
  const { lines, line, text } = reader;
  if (line + 1 >= lines.lineCount || !mayBreak(text, framework)) return null;
  reader.lookahead = Math.max(reader.lookahead, line + 1);
  if (!hasWord(lines.line(line + 1), framework)) return null;
  return eachStart(text, Math.max(reader.at, text.length - MAX_LENGTH), text.length, (at) => {
    reader.moveTo(line, at);
    const found = readLevels(reader, framework);
    return reader.line > line ? found : null;
  });
}

/** Whether levels may break at the end of the text: behind a small word, a component, or a word for levels. */
function mayBreak(text: string, framework: FrameworkMatcher): boolean {
  let end = text.length;
  while (END_SIGNS.has(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (isAlphanumeric(text.charCodeAt(start - 1)) && end - start <= MAX_WORD) start--;
  return end > start && (end - start <= MAX_SMALL || mayBeLevel(text, start, framework));
}
const END_SIGNS: ReadonlySet<number> = new Set([...' \t.)'].map((sign) => sign.charCodeAt(0)));
const MAX_SMALL = 3;
const MAX_WORD = 16;

/** Whether a word of the framework is near the start of a line that levels may be before. */
function hasWord(text: string, { words }: FrameworkMatcher): boolean {
  const isWord = (at: number) => text.charAt(at) === '§' || wordEnd(text, at, words) > at;
  return eachStart(text, 0, Math.min(MAX_START, text.length), (at) => isWord(at) || null) !== null;
}
const MAX_START = 40;

/** What `find` gives for the first place from the one offset up to before the other where levels may begin. */
function eachStart<T>(text: string, from: number, to: number, find: (start: number) => T | null): T | null {
  for (let start = from; start < to; start++) {
    const isStart = isLetter(text.charCodeAt(start))
      ? !isLetter(text.charCodeAt(start - 1))
      : text.charAt(start) === '§';
    const found = isStart ? find(start) : null;
    if (found) return found;
  }
  return null;
}

/** Whether a word or sign of levels is at `at`. */
const mayBeLevel = (text: string, at: number, { inner, below }: FrameworkMatcher): boolean =>
  isLevelAt(text, at, inner) || isLevelAt(text, at, below);

function levelsAt(
  text: string,
  at: number,
  { inner, below, joiners }: FrameworkMatcher,
  isEnd: (at: number) => boolean,
  positionAt: LevelsFirst['positionAt'],
): LevelsFirst | null {
  for (const words of [inner, below]) {
    const levels = levelsOf(text, at, words, joiners, isEnd);
    if (levels) return { levels, start: positionAt(at), positionAt, isMeant: words === inner };
  }
  return null;
}

/** The levels that begin at `start`, with what joins them to what follows, as far as the last place where they may end. */
function levelsOf(
  text: string,
  start: number,
  words: InnerWords,
  joiners: Joiners,
  isEnd: (at: number) => boolean,
): LevelsFirst['levels'] | null {
  const levels: (readonly Item[])[] = [];
  let ended: LevelsFirst['levels'] | null = null;
  let at = start;
  while (levels.length < MAX_LEVELS) {
    const found = innerComponentAt(text, at, words);
    if ((found?.sign !== '' && found?.sign !== '§') || (found.bracket !== '' && !GROUP.test(found.component))) break;
    DEEPER.lastIndex = found.end;
    const deeper = found.bracket !== '' && DEEPER.test(text) ? text.slice(found.end, DEEPER.lastIndex - 1) : '';
    const end = deeper === '' ? found.end : DEEPER.lastIndex;
    // `paragraph 3(a)` as `(3)(a)`.
    const component = deeper === '' ? found.component : `${found.component})${deeper}`;
    const items: Item[] = found.bracket === '' ? [] : [{ component, start: at, end }];
    at = text.charAt(end) === ')' ? end + 1 : end;
    while (items.length > 0 && items.length < MAX_ITEMS) {
      const next = itemAt(text, at, items[0]!.component, items.at(-1)!.sign !== undefined, joiners);
      if (!next) break;
      items.push(next);
      at = next.end;
    }
    const next = spaceEnd(text, text.charAt(at) === ',' ? at + 1 : at);
    CONNECTIVE.lastIndex = next;
    if (next > at && CONNECTIVE.test(text)) at = spaceEnd(text, CONNECTIVE.lastIndex);
    else if (next === at || text.charAt(at) === ',' || BEHIND_NUMBER.test(text.slice(Math.max(0, start - 4), start)))
      break;
    else at = next;
    levels.push(items);
    if (isEnd(at)) ended = [...levels];
  }
  return ended;
}

/** `Art. 6 Abs. 1 Art. 7`: levels of the number before, where no "of" says otherwise. */
const BEHIND_NUMBER = /(?:\d\p{L}?|[)\]]| [b-df-hj-np-tv-xz])[ ,\t\u00a0]{1,2}$/u;

/** Brackets behind a component. */
const DEEPER = /(?:\((?:\p{L}{1,4}|\d{1,3})\)){1,3}/uy;

/** ` and 3` behind `paragraph 2`, ` et b)` behind `a)`; ` to (c)`, unless a range is `isPreceded` by another. */
function itemAt(text: string, at: number, first: string, isPreceded: boolean, joiners: Joiners): Item | null {
  const reader = new Reader({ lineCount: 1, line: () => text });
  reader.moveTo(0, at);
  const isRange = readRangeSign(reader, joiners) !== null;
  const sign = isRange && !isPreceded ? { start: at, end: reader.at } : undefined;
  if (!isRange) reader.at = at;
  if (isRange ? isPreceded : !readSeparator(reader, joiners)) return null;
  reader.skipSpaces();
  const start = reader.at;
  const from = text.charAt(start) === '(' ? start + 1 : start;
  const end = runEnd(text, from);
  const component = text.slice(from, end);
  if (!GROUP.test(component) || /^\d/.test(component) !== /^\d/.test(first)) return null;
  const closed = text.charAt(end) === ')' ? end + 1 : end;
  return isSpace(text.charCodeAt(closed)) ? { component, start, end: closed, ...(sign && { sign }) } : null;
}
