import type { ReferenceGroup } from '../model/reference.ts';
import { isAlphanumeric, isDash, isDigit, isSpace } from './characters.ts';
import { draftMember, groupOf } from './draft.ts';
import { rightEdge } from './edges.ts';
import { suffixNumber } from './elision.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { readGap } from './gap.ts';
import { levelsBeforeName, withLevels } from './levels-first.ts';
import type { Matcher } from './matcher.ts';
import { type NumberToken, readNumber } from './number-token.ts';
import type { Cursor, Reader } from './reader.ts';
import { joinSeries, rulesOf } from './series.ts';
import { hasJoinedParts, isOfFullLength, isOfKnownShape, isOfListedLength, isUnmistakable } from './shapes.ts';
import { readTail } from './tail.ts';
import { type WordList, wordEnd } from './words.ts';

/**
 * Reads numbers that count without a prefix at the reader's cursor, whose left edge was looked at: their letters are
 * those of listed numbers, and the whole has a listed shape. The reader is left where it was if there are none.
 */
export function readSelfNamed(reader: Reader, matcher: Matcher): ReferenceGroup | null {
  const start = reader.cursor();
  for (const { framework, words } of matcher.selfNaming) {
    const group = readOf(reader, matcher, framework) ?? readBehindWord(reader, start, matcher, framework, words);
    if (group) return group;
    reader.reset(start);
  }
  return null;
}

/** `Technique G183`: the word is not part of the reference. */
function readBehindWord(
  reader: Reader,
  start: Cursor,
  matcher: Matcher,
  framework: FrameworkMatcher,
  words: WordList,
): ReferenceGroup | null {
  reader.reset(start);
  if (wordEnd(reader.text, reader.at, words) === reader.at) return null;
  readGap(reader, { words }, false);
  return reader.line === start.line ? readOf(reader, matcher, framework, start.at) : null;
}

/** @param wordStart where a word before the number begins, which levels may be before */
function readOf(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  wordStart = reader.at,
): ReferenceGroup | null {
  const position = reader.position();
  if (!mayBegin(reader.text, reader.at)) return null;
  const name = [...framework.ofSeries.rules.keys()].find((word) => reader.text.startsWith(word, reader.at));
  const gap = name === undefined ? null : readGap(reader, framework, false);
  if (gap && gap.series !== name) return null;
  const rules = gap?.rules(framework) ?? framework;
  const token = readNumber(reader.text, reader.at, rules);
  // `SR1.13`.
  const isGlued = token !== null && /^\p{Lu}{2,}$/u.test(name ?? '') && hasJoinedParts(token.number);
  if (gap && !isParted(reader) && !isGlued) return null;
  if (!token || (!gap && (token.bareInteger || token.bareLetters))) return null;
  const { shapes, ignoreCase } = rules;
  if (
    !isOfKnownShape(shapes, withoutParts(token.number, framework), ignoreCase) ||
    !mayEnd(reader.text, token, framework)
  )
    return null;
  const isNamed = matcher.named?.has(framework.id) === true;
  if (!isUnmistakable(joinSeries(token.series, token.number)) && !isNamed) return null;
  const numberStart = gap?.seriesStart ?? reader.position();
  reader.at = token.end;
  const first = draftMember(position, numberStart, { token, end: reader.position() }, false);
  const listed = readTail(reader, matcher, framework, first, { closers: '', bareIntegers: 'none' });
  const draft =
    listed && withLevels(listed, levelsBeforeName(reader, { ...position, character: wordStart }, framework), framework);
  if (!draft) return null;
  for (const member of draft.members)
    member.weak ||= !isCertain(member, framework) || (!isNamed && SHORT.test(member.number));
  const range = { start: draft.members[0]!.start, end: draft.members.at(-1)!.end };
  return groupOf(framework.id, range, draft, { bare: 'self' });
}

/** As the tickets of a project are named. */
const TICKET = /^\p{Lu}{2,}-\d+$/u;
/** Of linters, additives and pages, too: not reported where nothing names the framework. */
const SHORT = /^\p{L}\d{3}$/u;

/**
 * A number of letters and digits alone is certain only with as many digits as listed ones: T1059, not T602. One that looks
 * like a ticket has no fewer digits than all listed ones: ISM-1234, not ISM-123.
 */
function isCertain({ number, series }: { number: string; series: string }, framework: FrameworkMatcher): boolean {
  const { shapes, ignoreCase } = rulesOf(framework, series);
  const known = withoutParts(number, framework);
  const isLong = TICKET.test(known)
    ? isOfListedLength(shapes, known, ignoreCase)
    : hasJoinedParts(known) || isOfFullLength(shapes, known, ignoreCase);
  return isLong && isUnmistakable(joinSeries(series, known)) && isOfKnownShape(shapes, known, ignoreCase);
}

/** Without the letters that a catalog does not list below its numbers: `(j)` of AC-2(j). */
const withoutParts = (number: string, { letterParts }: FrameworkMatcher): string =>
  letterParts ? number.replace(/(?:\(\p{L}{1,4}\)|(?<=\d)\p{Ll})+$/u, '') : number;

/** A space or a line break is before the number of a series. */
const isParted = ({ at, text }: Reader): boolean => at === 0 || !isAlphanumeric(text.charCodeAt(at - 1));

/** What an anchor, a colour, a variable, a path or a URN has before it. */
const JOINS_LEFT = /[#$@=+&%\\/~^.:-]$/;

/** Before the number there is neither a sign that makes something else of it, nor the port of an address. */
function mayBegin(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === '' || isSpace(before.charCodeAt(0)) || !JOINS_LEFT.test(before);
}

/** What a path, a call or an assignment goes on with. */
const JOINS_RIGHT = /[_.:/\\@=~+&#$%-]/;
/** A file, whatever comes before its ending. */
const FILE = /^[\w.-]*\.[a-z][a-z0-9]{0,4}(?![\w])/i;

/** What distinguishes uses of one number: `FCS_COP.1/SigGen`, `FCS_COP.1/1`. */
const PART = /^\/(?:\p{Lu}[\p{L}\d]*|\d{1,2})(?![\w./-])/u;

/** `/12.2` behind SOP-12.1; not `/001` behind T1003. */
const SUFFIX = /^\/\d{1,4}[.-]\d/;

/** After the number there is nothing that makes a longer identifier, a file or a call of it. */
function mayEnd(text: string, token: NumberToken, framework: FrameworkMatcher): boolean {
  const { end, innerWord } = token;
  if (rightEdge(text, end) === 'no') return false;
  const sign = text.charAt(end);
  const after = text.charCodeAt(end + 1);
  if (sign === '=' || sign === '(' || (sign === '+' && after === 43) || FILE.test(text.slice(end, end + 60)))
    return false;
  if (sign === '[') return !isAlphanumeric(after);
  if (!JOINS_RIGHT.test(sign) || !(isAlphanumeric(after) || after === 95)) return true;
  if (sign === '/' && PART.test(text.slice(end, end + 40))) return true;
  // `K2040.007/K2040.008` and `K2040.007-K2040.009`; `K2040.007-compliant`, `B07:2031-Title of it`.
  if (sign === '/' || isDash(sign.charCodeAt(0))) {
    return (
      // `K2040 Abs. 1-5`.
      (innerWord && isDigit(after)) ||
      readNumber(text, end + 1, framework) !== null ||
      (SUFFIX.test(text.slice(end, end + 8)) && suffixNumber(text, end + 1, token, framework) !== null) ||
      (sign === '-' && /^-(?:\p{Ll}|\p{Lu}\p{Ll})\p{Ll}{2,}(?![\p{L}\d_./-])/u.test(text.slice(end, end + 30)))
    );
  }
  return false;
}
