import type { Pin, ReferenceGroup, SpellingVariant } from '../model/reference.ts';
import { type Range, textIn } from '../model/text.ts';
import { isBeforeName, isOfOther } from './bare-number.ts';
import { takeNumber } from './broken-number.ts';
import { enterNextCell, isAtCellEnd, type NextCell } from './cell-citation.ts';
import { isAlphanumeric, isDigit, isJoiningLetter, isSpace, isUnspaced } from './characters.ts';
import { type Draft, draftMember, groupOf } from './draft.ts';
import { isIdentifier, rightEdge } from './edges.ts';
import { editionAt } from './edition-names.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { type Gap, readGap } from './gap.ts';
import { type LevelsFirst, levelsBeforeName, readLevels, withLevels } from './levels-first.ts';
import { ALL_CLOSERS, closersOf, skipClosing } from './marks.ts';
import type { Matcher } from './matcher.ts';
import { frameworkBehind, readNumberFirst } from './number-first.ts';
import { type NumberToken, readNumber } from './number-token.ts';
import { impliedPin, namesEdition, type PinCandidate, readKnownPin, readUnknownPin, withPin } from './pin.ts';
import { type FoundPrefix, readPrefix } from './prefixes.ts';
import { isItemNumber, isQuantity, isUncertain, isYear } from './quantity.ts';
import type { Cursor, Reader } from './reader.ts';
import { readRemark } from './remark.ts';
import { readTail } from './tail.ts';

/** A first number with what is before it. The reader is after it. */
interface FirstNumber {
  readonly gap: Gap;
  readonly token: NumberToken;
  /** Whether anything parts it from the prefix, if only a sign at the end of that. */
  readonly separated: boolean;
  readonly pin?: Pin;
  /** It is in the cell after that of the prefix. */
  readonly cell?: NextCell;
  /** Before its word: `HAR paragraph 4 of Article 2`. */
  readonly levels?: LevelsFirst | null;
}

/**
 * Reads `PREFIX [pin] [word] NUMBER [tail]` at the reader's cursor, whose left edge was looked at. The reader ends
 * after what was read; where null is given, after the prefix or at the start.
 */
export function readCitation(reader: Reader, matcher: Matcher): ReferenceGroup | null {
  const start = reader.cursor();
  const startPosition = reader.position();
  const found = readPrefix(reader, matcher.prefixes);
  const framework = found && matcher.frameworks.get(found.framework);
  if (!found || !framework?.prefixBefore) return null;
  const prefixEnd = reader.cursor();
  const prefixRange: Range = { start: startPosition, end: reader.position() };
  const near = readFirstNumber(reader, framework, start.at);
  const first =
    near && !isNote(reader.text, near)
      ? near
      : (readBehindRemark(reader, matcher, framework, prefixEnd) ??
        readInNextCell(reader, framework, start, prefixEnd));
  const before = reader.lines.line(start.line).slice(0, start.at);
  const behind = reader.lines.line(prefixEnd.line).slice(prefixEnd.at, prefixEnd.at + 2);
  const draft =
    first &&
    !isLookAlike(reader.text, found, first, before, behind) &&
    !isOperand(textIn(reader.lines, prefixRange), reader.text, first.token) &&
    !isOfLaterPrefix(reader, matcher, framework, first) &&
    readMembers(reader, matcher, framework, startPosition, first);
  if (!draft || (first.cell && !isAtCellEnd(reader, first.cell, first.token.bareInteger && !first.gap.word))) {
    reader.reset(prefixEnd.at > start.at || prefixEnd.line > start.line ? prefixEnd : start);
    return null;
  }
  const glued = !first.pin && !first.separated;
  const spellingVariant: SpellingVariant | undefined = found.spellingVariant ?? (glued ? 'glued' : undefined);
  const last = draft.members[draft.members.length - 1]!;
  return groupOf(framework.id, { start: draft.members[0]!.start, end: last.end }, draft, {
    prefix: { text: textIn(reader.lines, prefixRange), range: prefixRange, spelling: found.spelling },
    ...withPin(first.pin ?? impliedPin(found, prefixRange)),
    ...(spellingVariant && { spellingVariant }),
  });
}

/**
 * `the SDGs (3)`, `SDGs 17目標`: how many they are. `sdg: ['3.4']`, `"sdg": 3.4`, and `sdg: 3.4` on a line of its own: the name of a
 * thing in code and data, which no fix may change.
 *
 * @param before what is before the prefix in its line
 * @param behind the two characters behind the prefix
 */
function isLookAlike(
  text: string,
  { spellingVariant }: FoundPrefix,
  { gap, token }: FirstNumber,
  before: string,
  behind: string,
): boolean {
  if (spellingVariant === 'plural') {
    const after = text.charAt(token.end);
    return token.bareInteger && (COUNTED.test(after) || (gap.opened === '(' && after === ')'));
  }
  if (spellingVariant !== 'case') return false;
  if (/["'[{]/.test(gap.opened) || (gap.colon && /^["']/.test(behind))) return true;
  return (
    /^:[ \t]/.test(behind) && KEY_START.test(before) && VALUE_END.test(text.slice(token.end, token.end + MAX_SPACES))
  );
}

/**
 * `the HAR,` / `Art. 8 TOLL`: whether a number that a sign or a line break parts from the prefix has a prefix of its own
 * behind it, or in the next line another name. The reader stays at the number.
 */
function isOfLaterPrefix(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  { gap, token }: FirstNumber,
): boolean {
  if (!gap.sign && !gap.comma && !gap.wrapped) return false;
  const number = reader.cursor();
  reader.reset(gap.from ?? number);
  const later = matcher.numberFirst.length > 0 ? readNumberFirst(reader, matcher) : null;
  // `HAR, Art. 3; Art. 8 TOLL`.
  let isOther = later?.group != null && later.isClose && !textIn(reader.lines, later.group.range).includes(';');
  isOther &&= gap.wrapped || gap.from !== null;
  if (!isOther && gap.wrapped) {
    reader.reset({ ...number, at: token.end });
    isOther = isOfOther(reader, framework);
  }
  reader.reset(number);
  return isOther;
}

/** `HAR [7]`, `HAR [7], Article 9`: a number alone in square brackets that are not a link. */
const isNote = (text: string, { gap, token }: FirstNumber): boolean =>
  token.bareInteger &&
  !gap.word &&
  gap.opened.includes('[') &&
  /^\](?![([\]])/.test(text.slice(token.end, token.end + 2));

/** `WHERE x = 1 OR 41 = y`. */
const isOperand = (prefix: string, text: string, { end }: NumberToken): boolean =>
  OPERATOR.test(prefix) && COMPARED.test(text.slice(end, end + MAX_COMPARED));
const OPERATOR = /^(?:AND|OR|NOT|IN|IS|IF|ON)$/;
const COMPARED = /^[ \t]*(?:[=<>]|!=)/;
const MAX_COMPARED = 8;

/** What is counted, in scripts without spaces; not "and" and "or". */
const COUNTED = /^(?![和与及或])[\p{Script=Han}\p{Script=Katakana}]/u;

/** Indent, dashes of items, a brace: what is before a key in YAML. */
const KEY_START = /^[ \t]*(?:[-?{][ \t]*)*$/;
const VALUE_END = /^[ \t]*(?:$|[,}\]]|#)/;
const MAX_SPACES = 80;

function readMembers(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  start: Range['start'],
  { gap, token, pin, cell, levels }: FirstNumber,
): Draft | null {
  const numberStart = gap.seriesStart ?? reader.position();
  // `GDPR 2016 679`: only after a colon is an edition certain enough for a lone integer.
  const isLoose =
    pin !== undefined && reader.lines.line(pin.range.start.line).charAt(pin.range.start.character - 1) !== ':';
  // A lone integer on the next line may as well begin something of its own, one in the next cell be a count, one in
  // square brackets a note.
  const isNote = gap.opened.includes('[') && !reader.text.startsWith('](', token.end);
  const isElse = isLoose || isNote || cell !== undefined;
  const isLone = token.bareInteger && !levels && (gap.wrapped || (isElse && !gap.word));
  const rules = gap.rules(framework);
  // `the HAR, paragraph 9(2) of the report`.
  const isBehindComma = pin === undefined && (!mayFollowComma(gap, token) || (gap.comma && gap.ofWhole));
  const weak = isUncertain(token.number, gap.word, rules) || isLone || isBehindComma;
  const first = draftMember(start, numberStart, takeNumber(reader, token, rules), weak);
  const listed = readTail(reader, matcher, framework, first, {
    closers: closersOf(gap.opened),
    bareIntegers: gap.plural ? 'counted' : 'none',
  });
  const draft = listed && withLevels(listed, levels ?? levelsBeforeName(reader, start, framework), framework);
  return draft && withoutLaterCitation(reader, matcher, framework, draft);
}

/**
 * Of `HAR Art. 3, Art. 8 and 9 TOLL` what is before `Art. 8`: a list ends before the numbers of a later prefix, or of
 * another name.
 */
function withoutLaterCitation(reader: Reader, matcher: Matcher, framework: FrameworkMatcher, draft: Draft): Draft {
  const { members, spans } = draft;
  if (members.length < 2 || matcher.numberFirst.length === 0) return draft;
  const cut = members.findLastIndex(({ word }) => word);
  const later = frameworkBehind(reader, matcher, members.at(-1)!.series);
  // `HAR Articles 3 and 4 of the Harbour Act`.
  if (later === framework && cut <= 0 && members.at(-1)!.bareInteger) return draft;
  if (!later && !(cut > 0 && framework.prefixAfter && isBeforeName(reader, framework))) return draft;
  const count = cut > 0 ? cut : members.length - 1;
  if (spans.some(({ first }) => first + 1 === count)) return draft;
  const { end } = members[count - 1]!;
  reader.moveTo(end.line, end.character);
  return { members: members.slice(0, count), spans: spans.filter(({ first }) => first < count) };
}

/** Tries what may follow a prefix, the likeliest reading first. The reader is left at the number. */
function readFirstNumber(reader: Reader, framework: FrameworkMatcher, prefixStart: number): FirstNumber | null {
  const start = reader.cursor();
  // A name that is both an edition and a number is the edition: with an edition alone there is no reference.
  const known = readKnownPin(reader, framework);
  const pinned = known && readPinnedNumber(reader, framework, known);
  if (pinned || (known && !known.partial && !beginsNumber(reader, framework, known))) return pinned;
  reader.reset(start);
  const colon = readUnknownColonPin(reader, framework, start);
  if (colon) return colon;
  reader.reset(start);
  const plain = readPlainNumber(reader, framework, prefixStart);
  if (plain) return plain;
  reader.reset(start);
  const unknown = readUnknownPin(reader, framework);
  return unknown && readPinnedNumber(reader, framework, unknown);
}

/** `2(1)` of a framework that has numbers like this is not an edition 2. */
function beginsNumber({ lines }: Reader, framework: FrameworkMatcher, { pin: { range } }: PinCandidate): boolean {
  const { line, character } = range.start;
  const token = readNumber(lines.line(line), character, framework);
  return token !== null && token.end > range.end.character;
}

/** `PREFIX:X 3.4`: X is a pin even where it looks like a number, if a structured number follows it without a sign. */
function readUnknownColonPin(reader: Reader, framework: FrameworkMatcher, start: Cursor): FirstNumber | null {
  if (reader.code() !== 58 || isSpace(reader.code(1))) return null;
  const candidate = readUnknownPin(reader, framework);
  if (!candidate || !isSpace(reader.code())) return null;
  const found = readPinnedNumber(reader, framework, { ...candidate, needsStructure: true });
  if (!found) reader.reset(start);
  return found;
}

function readPinnedNumber(reader: Reader, framework: FrameworkMatcher, candidate: PinCandidate): FirstNumber | null {
  const { gap, levels } = readGapWithLevels(reader, framework);
  if (gap.empty || (candidate.needsWord && !gap.word && !gap.colon)) return null;
  // `WCAG 2.0, 2.1` and `WCAG 2.0–2.2` name editions alone.
  const isSigned = gap.comma || gap.dash || gap.hyphen;
  const isEdition = candidate.partial || editionAt(reader.text, reader.at, framework.editions) !== null;
  if (isSigned && isEdition && !gap.word) return null;
  const token = readWholeNumber(reader, framework, gap);
  if (!token || (candidate.needsStructure && token.bareInteger && !gap.word)) return null;
  return { gap, levels, token, separated: true, pin: candidate.pin };
}

function readPlainNumber(reader: Reader, framework: FrameworkMatcher, prefixStart: number): FirstNumber | null {
  const isBehindDigit = isDigit(reader.code(-1));
  const { gap, levels } = readGapWithLevels(reader, framework);
  // Letters that touch the prefix make a longer identifier of it, and digits that touch its digits another number.
  const touches = gap.empty && isAlphanumeric(reader.code(-1));
  if (touches && (isJoiningLetter(reader.code()) || (isDigit(reader.code()) && isDigit(reader.code(-1))))) return null;
  const token = readWholeNumber(reader, framework, gap);
  // `IEC 60601-1-2` is another part.
  if (gap.hyphen && token?.bareInteger && / [\d.]+-\d+$/.test(reader.text.slice(prefixStart, reader.at - 1)))
    return null;
  // `#sdg-3` is an anchor; hashtags have no hyphens.
  if (gap.hyphen && prefixStart > 0 && reader.text.charAt(prefixStart - 1) === '#') return null;
  // Without spaces, in scripts that have none: `個人情報保護法第27条`.
  const isUnspacedNumber = isUnspaced(reader.code());
  const separated = gap.separated || isUnspacedNumber || (gap.empty && !(touches && isDigit(reader.code())));
  if (!token || (!separated && isIdentifier(reader.text, token.end, gap.hyphen))) return null;
  // `Companies Act 1985, section 172`: another edition, or another law.
  if (isYear(token, framework)) return null;
  // Where marks or signs stand before an edition's name.
  if (!gap.word && namesEdition(reader.text, reader.at, token.end, framework)) return null;
  // `'HAR',` before the next line: a value among others.
  if (gap.comma && gap.wrapped && /["'`]/.test(gap.closed)) return null;
  // `IEC 61508, 7.4`, `GRI's 305-1`.
  const parts = gap.possessive ? /\d-\d/ : isBehindDigit ? /\d\.\d/ : /\d\.\d+\.\d/;
  const isOfStandard = parts.test(token.number);
  if (!mayFollowComma(gap, token) && !isOfStandard) return null;
  return { gap, levels, token, separated };
}

/** A comma behind a name may as well part clauses; a number is the name's if it has a word or letters. */
const mayFollowComma = ({ comma, possessive, from }: Gap, { number }: NumberToken): boolean =>
  !(comma || possessive) || from !== null || /\p{L}/u.test(number);

/** What is between a prefix and its number, and the levels among it: `, point (a) of Article`. */
function readGapWithLevels(
  reader: Reader,
  framework: FrameworkMatcher,
): { readonly gap: Gap; readonly levels: LevelsFirst | null } {
  const gap = readGap(reader, framework, true);
  const end = reader.cursor();
  reader.reset(gap.from ?? end);
  const levels = gap.empty ? null : readLevels(reader, framework);
  if (levels) {
    gap.from = reader.cursor();
    gap.skipPieces();
  } else reader.reset(end);
  return { gap, levels };
}

/** Behind an edition: `WCAG 2.2 AA, SC 1.4.3`, `ASVS 4.0 Level 2, requirement 2.1.1`, `CIS Controls v8 IG1, Safeguard 4.1`. */
const GRADE =
  /[ \t\u00a0](?:(?:[Ll]evel|[Tt]ier|[Cc]lass)[ \t\u00a0](?:\p{Lu}{1,3}|\d)|(?!AND|OR|NOT|BUT|SEE)\p{Lu}{1,3}\d?)(?=[,:]?[ \t\u00a0])/uy;

/** `Harbour Act (Order 12/2031), Article 9`: a number after a remark has a word or parts. */
function readBehindRemark(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  prefixEnd: Cursor,
): FirstNumber | null {
  reader.reset(prefixEnd);
  const known = readKnownPin(reader, framework);
  if (!known) reader.reset(prefixEnd);
  skipClosing(reader, ALL_CLOSERS);
  const isGrade = known !== null && reader.match(GRADE);
  if (!isGrade) {
    if (!readRemark(reader, matcher)) return null;
    readRemark(reader, matcher);
  }
  const found = readPlainNumber(reader, framework, prefixEnd.at);
  if (!found?.separated || ((isGrade || found.token.bareInteger) && !found.gap.word)) return null;
  return known ? { ...found, pin: known.pin } : found;
}

/** `| HAR | Article 9 |`: a number alone in the cell after that of the prefix. */
function readInNextCell(
  reader: Reader,
  framework: FrameworkMatcher,
  start: Cursor,
  prefixEnd: Cursor,
): FirstNumber | null {
  reader.reset(prefixEnd);
  const cell = enterNextCell(reader, framework, start);
  const gap = cell && readGap(reader, framework, false);
  const token = gap && !gap.wrapped ? readWholeNumber(reader, framework, gap) : null;
  if (!cell || !gap || !token || (!gap.word && namesEdition(reader.text, reader.at, token.end, framework))) return null;
  const pin = cell.pin?.pin;
  return { gap, token, separated: true, cell, ...(pin && { pin }) };
}

/** `(EU)`: two capitals in brackets of their own. */
const isCountry = (text: string, at: number, end: number): boolean =>
  /^[([]\p{Lu}{2}[)\]]$/u.test(text.slice(at - 1, end + 1));

/** A number that no longer token, wildcard, count or item sign makes something else of. */
function readWholeNumber(reader: Reader, framework: FrameworkMatcher, gap: Gap): NumberToken | null {
  const { text, at } = reader;
  const token = readNumber(text, at, gap.rules(framework));
  if (!token || rightEdge(text, token.end) === 'no') return null;
  // `CSF Subcategory ID`: of a deeper level, hence no number of letters alone.
  if (token.bareLetters && (!gap.word || gap.deeper || isCountry(text, at, token.end))) return null;
  if (!gap.word && isQuantity(text, token, framework, gap.sign)) return null;
  return gap.wrapped && isItemNumber(text, token) ? null : token;
}
