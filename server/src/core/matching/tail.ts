import { type Position, textIn } from '../model/text.ts';
import { takeNumber } from './broken-number.ts';
import { isDigit, isLetter, isSpace } from './characters.ts';
import { type Draft, type DraftMember, draftMember } from './draft.ts';
import { rightEdge } from './edges.ts';
import {
  areArticles,
  elidedNumber,
  isSameShape,
  lastFigures,
  letterNumber,
  rangeEndNumber,
  suffixNumber,
} from './elision.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { type Gap, readGap } from './gap.ts';
import { sentencesEnd } from './inner-words.ts';
import { readItemWithLevels } from './levels-first.ts';
import { closersOf, skipClosing } from './marks.ts';
import type { Matcher } from './matcher.ts';
import { type NumberRules, type NumberToken, readNumber } from './number-token.ts';
import { readPrefix } from './prefixes.ts';
import { isItemNumber, isQuantity, isThousands, isUncertain } from './quantity.ts';
import type { Cursor, Reader } from './reader.ts';
import { readRemark } from './remark.ts';
import { readRangeSign, readSeparator, type Separator } from './separators.ts';
import { rulesOf } from './series.ts';
import { isOfKnownShape, isTooLong } from './shapes.ts';
import { isBeforeConnective, isOfNext } from './unread.ts';
import { DETERMINER, FOLLOWING, LIST_WORD, RANGE_WORD, SHARED } from './vocabulary.ts';

const MAX_MEMBERS = 5000;

/** What may be after the last item of a list whose signs part anything: `SDG 3 · 8 · 11`. */
const ENDS_ITEM = /^[ \t\u00a0]*(?:$|[·•+"'”’»)\]<|])/u;

interface TailRules {
  /** What closes the quotes and brackets that the citation itself has opened. */
  readonly closers: string;
  /**
   * Whether bare integers may follow any number: `any`, since a word before it and the prefix after hold the list
   * together; `counted`, after a word in the plural, unless a comma is before them and what they count behind.
   */
  readonly bareIntegers: 'none' | 'counted' | 'any';
}

/** What `readTail` reads of a group, from its first number on. */
interface Tail {
  readonly reader: Reader;
  readonly matcher: Matcher;
  readonly framework: FrameworkMatcher;
  readonly draft: { members: DraftMember[]; spans: Draft['spans'][number][] };
  readonly bareIntegers: TailRules['bareIntegers'];
  closers: string;
}

/**
 * Reads the rest of a list from after its first number, as far as it goes. Null where the first number's right edge
 * would have to be part of a tail and is none. The reader ends after the last number.
 */
export function readTail(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  first: DraftMember,
  rules: TailRules,
): Draft | null {
  const tail: Tail = { reader, matcher, framework, draft: { members: [first], spans: [] }, ...rules };
  const { members, spans } = tail.draft;
  const edges = [rightEdge(reader.text, reader.at)];
  let rangeEnds = false;
  while (members.length < MAX_MEMBERS) {
    const cursor = reader.cursor();
    const previous = members[members.length - 1]!;
    const isRange: boolean = !rangeEnds && readRangeEnd(tail, previous);
    if (!isRange) reader.reset(cursor);
    if (!isRange && !readListItem(tail, previous)) {
      reader.reset(cursor);
      break;
    }
    rangeEnds = isRange;
    edges[members.length - 1] = rightEdge(reader.text, reader.at);
  }
  while (edges[members.length - 1] === 'continues') {
    members.pop();
    if (spans.at(-1)?.first === members.length - 1) spans.pop();
  }
  const last = members.at(-1);
  if (!last) return null;
  reader.moveTo(last.end.line, last.end.character);
  return tail.draft;
}

/** `-3.6`, ` to 3.6`, `–9.2.6` after `A.9.2.1`, `-(4)`. */
function readRangeEnd(tail: Tail, previous: DraftMember): boolean {
  const { reader, framework, draft } = tail;
  closeMarks(tail, previous);
  const signStart = reader.position();
  const sign = readRangeSign(reader, framework.joiners);
  if (!sign) return false;
  const signEnd = reader.position();
  const gap = readGap(reader, framework, false);
  if (sign.endsWith('dash') && gap.wrapped) return false;
  const rules = gap.rules(framework, previous.series);
  const token = rangeEndNumber(reader.text, reader.at, previous, rules, gap.word || sign === 'word');
  const isExpected = sign === 'word' && tail.bareIntegers !== 'none';
  if (token?.bareInteger && !previous.bareInteger && !gap.word && !isExpected) return false;
  // `V/19-1`: a part of a number, not the end of a range.
  const part = sign === 'dash' && !previous.bareInteger ? reader.text.slice(reader.at, token?.end) : '';
  if (/^\d+$/.test(part) && Number(part) < Number(/\d+$/.exec(previous.number)?.[0])) return false;
  if (!token || rightEdge(reader.text, token.end) === 'no') return false;
  if (!gap.word && isQuantity(reader.text, token, framework)) return false;
  // `SDG 13 – 5 actions`.
  if (sign === 'spaced dash' && token.bareInteger && Number(token.number) <= Number(previous.number)) return false;
  tail.closers += closersOf(gap.opened);
  draft.spans.push({ first: draft.members.length - 1, range: { start: signStart, end: signEnd } });
  push(reader, draft, token, token.bareInteger, gap.seriesStart);
  return true;
}

/** A separator, an optional word and a number; or a bracket that stands for the last one: `AC-2 (1) (3)`. */
function readListItem(tail: Tail, previous: DraftMember): boolean {
  const { reader, matcher, framework, draft } = tail;
  if (readSpacedBracket(reader, framework, draft, previous)) return true;
  closeMarks(tail, previous);
  const start = reader.cursor();
  if (isBeforeOtherName(tail) || isName(reader, matcher)) return false;
  const separator = readItemSeparator(tail);
  if (!separator) {
    reader.reset(start);
    return readSpacedNumber(tail, previous);
  }
  const deep = readItemWithLevels(reader, framework, previous.series);
  if (deep) {
    const count = draft.members.length;
    draft.spans.push(...deep.spans.map((span) => ({ ...span, first: span.first + count })));
    draft.members.push(...deep.members);
    return true;
  }
  const item = readItem(tail, previous, separator, start);
  if (!item || !mayBeItem(tail, previous, item) || isOtherPrefix(reader, matcher, item.token)) return false;
  const { token, form, gap, rules, isNamed } = item;
  tail.closers += closersOf(gap.opened);
  // `FCS_COP.1/1`: not a further number; nor `art. 5, inciso I`, where listed numbers go on with figures.
  const isPart = form === 'elided' && isUnlistedPart(previous.number, item, reader.text);
  if (isPart || (form === 'suffix' && token.number === previous.number)) {
    reader.at = token.end;
    if (isPart) previous.end = reader.position();
    return true;
  }
  push(reader, draft, token, isWeak(item, previous), gap.seriesStart, form === 'whole' ? rules : null, isNamed);
  return true;
}

/** The sign or word before an item, behind words that belong to no item and remarks. */
function readItemSeparator({ reader, matcher, framework, bareIntegers }: Tail): Separator | null {
  if (bareIntegers === 'any') reader.match(SHARED);
  reader.at = sentencesEnd(reader.text, reader.at, framework.inner);
  const mayHaveRemark = !(isLetter(reader.code(1)) && readFollowing(reader));
  return (
    readSeparator(reader, framework.joiners) ??
    (mayHaveRemark && readRemark(reader, matcher) ? readSeparator(reader, framework.joiners) : null)
  );
}

/** An item of a list as read, with what is before its number. */
interface ListItem {
  readonly token: NumberToken;
  /** Whether the number is there as a whole, without its beginning, or as a suffix that replaces that of the one before. */
  readonly form: 'whole' | 'elided' | 'suffix';
  readonly separator: Separator;
  readonly gap: Gap;
  readonly rules: NumberRules;
  /** Where the number is in its line, if nothing is left out. */
  readonly at: number;
  /** A word or sign before it says what is counted. */
  readonly isNamed: boolean;
}

/** @param start of what is between the items */
function readItem(tail: Tail, previous: DraftMember, separator: Separator, start: Cursor): ListItem | null {
  const { reader, framework } = tail;
  const hasDeterminer = reader.match(DETERMINER);
  const gap = readGap(reader, framework, false);
  if (hasDeterminer && !gap.word) return null;
  const { text, at } = reader;
  const rules = gap.rules(framework, previous.series);
  const whole = readNumber(text, at, rules);
  // `Abs. 1 und § 13`: not a further paragraph, unless the sign is one for paragraphs.
  const isLevel = gap.from?.line === reader.line && (gap.word ? gap.deeper : rules.inner.has('§'));
  const isNamed = gap.word || (gap.from !== null && !isLevel);
  const shortAt = isLevel ? gap.from!.at : at;
  const short = isNamed && !isLevel ? null : elidedNumber(text, shortAt, previous, rules, whole?.end);
  if (short && gap.word) reader.at = shortAt;
  // `§§ 263 Abs. 1, 22`, `§§ 87 Abs. 1 Nr. 3 und 6, 99`.
  const isWhole =
    whole?.bareInteger &&
    short &&
    (isTooLong(rules.shapes, short.number, rules.ignoreCase) || isBehindLast(tail, start));
  const elided = isWhole ? null : short;
  // `12` of `R.1/12`.
  const isPart = !whole || (whole.bareInteger && !previous.bareInteger);
  const suffix = isPart && !elided && !isNamed ? listedSuffix(text, at, separator, previous, rules) : null;
  const token = elided ?? suffix ?? whole;
  const form = elided ? 'elided' : suffix ? 'suffix' : 'whole';
  return token && { token, form, separator, gap, rules, at, isNamed };
}

/** Whether a number that is read as an item is not something else, such as a count, a quantity or a word. */
function mayBeItem(
  { reader: { text }, framework, bareIntegers }: Tail,
  previous: DraftMember,
  item: ListItem,
): boolean {
  const { token, form, separator, gap, at, isNamed } = item;
  if (rightEdge(text, token.end) === 'no') return false;
  if (bareIntegers !== 'any' && (form === 'elided' || gap.deeper) && isOfElse(text, at, token.end)) return false;
  if (form === 'elided') return true;
  if (gap.deeper && isOfNext(text, token.end, framework.inner)) return false;
  if (token.bareInteger && !areArticles(previous.number) && !isNamed && !isExpected(bareIntegers, text, at, token.end))
    return false;
  if (token.bareLetters) {
    if ((!previous.bareLetters && !gap.word) || gap.deeper) return false;
    if (!gap.word && isPronoun(text, at)) return false;
  }
  const isLoose = separator === 'loose' && token.bareInteger && !gap.word && bareIntegers === 'none';
  if (isLoose && !ENDS_ITEM.test(text.slice(token.end))) return false;
  if (!gap.word && isQuantity(text, token, framework)) return false;
  if (gap.wrapped && isItemNumber(text, token)) return false;
  return !(gap.empty && isThousands(text, token, at, framework));
}

/** `6(1), para. 12 of the report`: a level behind a comma, with a word, is one of what it is said to be of. */
const isOfElse = (text: string, at: number, end: number): boolean =>
  (isLetter(text.charCodeAt(at)) ? /,\s+$/ : /,\s+\p{L}{2,}\.?\s*$/u).test(
    text.slice(Math.max(0, at - MAX_LEAD), at),
  ) && isBeforeConnective(text, end);
/** Longest comma and word that are looked at before a level. */
const MAX_LEAD = 24;

/** Whether a level behind a comma belongs to the number before, which has none, and is of a class that is not listed there. */
const isUnlistedPart = (number: string, { token, rules, at }: ListItem, text: string): boolean =>
  !number.includes('(') &&
  /,\s*$/.test(text.slice(Math.max(0, at - MAX_LEAD), at)) &&
  !isOfKnownShape(rules.shapes, token.number, rules.ignoreCase);

function isWeak({ token, form, gap, rules }: ListItem, previous: DraftMember): boolean {
  // `Schedule 1, Part 2, paragraph 3`.
  const isWithin = rules.series !== previous.series && !isOfKnownShape(rules.shapes, token.number, rules.ignoreCase);
  return (
    form === 'suffix' ||
    (form === 'whole' && token.bareInteger) ||
    isUncertain(token.number, gap.word, rules) ||
    (rules.series !== '' && isWithin)
  );
}

/** Whether a sign alone is behind an item that "and" was before: the list of parts has ended, and the one of numbers goes on. */
function isBehindLast({ reader, draft: { members, spans }, bareIntegers }: Tail, { line, at }: Cursor): boolean {
  const [before, last] = members.slice(-2);
  if (!last || bareIntegers !== 'any' || spans.at(-1)?.first === members.length - 2) return false;
  const between = (start: Position, end: Position) => textIn(reader.lines, { start, end });
  const isLone = isDigit(reader.lines.line(last.start.line).charCodeAt(last.start.character));
  const isAnd = /^\s+\p{L}+\.?\s+$/u.test(between(before!.end, last.start));
  return isLone && isAnd && /^\s*,\s*$/.test(between({ line, character: at }, reader.position()));
}

const NAME = /^[ \t\u00a0]?\(\p{Lu}[\p{Lu}\p{N}]{2,}\)/u;
const MAX_NAME = 24;

/** In `Article 20 (DORA) and Article 21 (NIS2)`, where the prefix is last, a name is that of another framework. */
const isBeforeOtherName = ({ reader: { text, at }, bareIntegers }: Tail): boolean =>
  bareIntegers === 'any' && NAME.test(text.slice(at, at + MAX_NAME));

/** ` ff.` in `Art. 41 ff., 97`. */
function readFollowing(reader: Reader): boolean {
  const start = reader.at;
  const found = reader.skipSpaces() && reader.match(FOLLOWING);
  if (!found) reader.at = start;
  return found;
}

/** `OR` in `Art. 41 OR, Art. 8 ZGB`: not "or". */
function isName(reader: Reader, matcher: Matcher): boolean {
  const start = reader.cursor();
  const found =
    reader.skipSpaces() && isUpperCase(reader.text, reader.at) ? readPrefix(reader, matcher.prefixes) : null;
  reader.reset(start);
  return found !== null && !found.spellingVariant;
}

const isUpperCase = (text: string, at: number): boolean => /^\p{Lu}{2}/u.test(text.slice(at, at + 2));

/** Whether a bare integer may be an item; not the 12 of `objectives 3.4, 12 people`. */
function isExpected(bareIntegers: Tail['bareIntegers'], text: string, at: number, end: number): boolean {
  if (bareIntegers !== 'counted') return bareIntegers === 'any';
  LIST_WORD.lastIndex = end + 1;
  const isBehindWord = /\p{L}[ \t\u00a0]*$/u.test(text.slice(Math.max(0, at - 20), at));
  return isBehindWord || !/^[ \t\u00a0]\p{Ll}/u.test(text.slice(end, end + 2)) || LIST_WORD.test(text);
}

/** `Schedule IV, I believe`; but `IV, I and II`. */
function isPronoun(text: string, at: number): boolean {
  if (!/^[IA] \p{Ll}/u.test(text.slice(at, at + 3))) return false;
  LIST_WORD.lastIndex = RANGE_WORD.lastIndex = at + 2;
  return !LIST_WORD.test(text) && !RANGE_WORD.test(text);
}

/**
 * `02` in `PR.AA-01/02`, or in `PR.AA-01, 02`: elsewhere only a zero, a sign or letters before it, or parts of its own, tell
 * it from a count.
 */
function listedSuffix(
  text: string,
  at: number,
  separator: Separator,
  previous: DraftMember,
  rules: NumberRules,
): NumberToken | null {
  const letter = isLetter(text.charCodeAt(at)) ? letterNumber(text, at, previous, rules) : null;
  if (letter) return letter;
  if (separator === 'slash') return suffixNumber(text, at, previous, rules) ?? lastFigures(text, at, previous, rules);
  return /^(?:0|[.-]|\p{L}{1,4}|\d{1,3}[.-])\d/u.test(text.slice(at, at + 5))
    ? suffixNumber(text, at, previous, rules)
    : null;
}

/**
 * `AC-3 AC-17`: spaces alone part numbers that have letters and figures, of one shape. `R4 Part 4.1`, `Title II Article 8`:
 * of another level or series, its word does.
 */
function readSpacedNumber({ reader, matcher, framework, draft }: Tail, previous: DraftMember): boolean {
  if (!reader.skipSpaces()) return false;
  const start = reader.cursor();
  const gap = readGap(reader, framework, false);
  const isOther = gap.word && (gap.deeper || gap.series !== previous.series) && !gap.wrapped;
  if (!isOther) reader.reset(start);
  const token = readNumber(
    reader.text,
    reader.at,
    isOther ? gap.rules(framework) : rulesOf(framework, previous.series),
  );
  if (!token || rightEdge(reader.text, token.end) !== 'ends') return false;
  if (isOther) {
    const isLone = token.bareInteger && gap.series === '' && previous.series === '';
    if (isLone || token.bareLetters || isQuantity(reader.text, token, framework)) return false;
    push(reader, draft, token, token.bareInteger, gap.seriesStart, null, true);
    return true;
  }
  if (!/\p{L}.*\d/u.test(previous.number) || !isSameShape(previous.number, token.number)) return false;
  if (isOtherPrefix(reader, matcher, token)) return false;
  push(reader, draft, token, true);
  return true;
}

/** Marks that close after a number. The bracket of `lit. a)` has none that opens it. */
function closeMarks({ reader, closers }: Tail, previous: DraftMember): void {
  skipClosing(reader, previous.innerWord ? `${closers})` : closers);
}

/** `start` of the number, where a series begins it; `rules` of one that is there as a whole, and may go on. */
function push(
  reader: Reader,
  draft: Tail['draft'],
  token: NumberToken,
  weak: boolean,
  start: Position | null = null,
  rules: NumberRules | null = null,
  word = false,
): void {
  const at = start ?? reader.position();
  if (rules) {
    draft.members.push(draftMember(at, at, takeNumber(reader, token, rules), weak, word));
    return;
  }
  reader.at = token.end;
  draft.members.push(draftMember(at, at, { token, end: reader.position() }, weak, word));
}

/** `AC-2 (1) (3)`: a further bracket after a space is a further member, since no listed shape has both. */
function readSpacedBracket(
  reader: Reader,
  framework: FrameworkMatcher,
  draft: Tail['draft'],
  previous: DraftMember,
): boolean {
  if (!isSpace(reader.code()) || reader.code(1) !== 40 || !previous.number.endsWith(')')) return false;
  const start = reader.cursor();
  reader.at++;
  const token = elidedNumber(reader.text, reader.at, previous, rulesOf(framework, previous.series));
  if (!token || rightEdge(reader.text, token.end) === 'no') {
    reader.reset(start);
    return false;
  }
  push(reader, draft, token, false);
  return true;
}

/** What reads as a number may be the prefix of another framework with a number of its own. */
function isOtherPrefix(reader: Reader, matcher: Matcher, token: NumberToken): boolean {
  const start = reader.cursor();
  const found = readPrefix(reader, matcher.prefixes);
  const other = found !== null && reader.at >= token.end && !isDigit(reader.code());
  reader.reset(start);
  return other;
}
