import type { ReferenceGroup } from '../model/reference.ts';
import { textIn } from '../model/text.ts';
import { nameBefore } from './bare-number.ts';
import { takeNumber } from './broken-number.ts';
import { foldCase, isHyphen, isLetter, spaceEnd } from './characters.ts';
import { type Draft, draftMember, groupOf } from './draft.ts';
import { rightEdge } from './edges.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { type Gap, NO_WORDS, readGap } from './gap.ts';
import { innerComponentAt, OF_IS_OR, sectionBehind, sentencesEnd, wordOfWhole } from './inner-words.ts';
import { type LevelsFirst, levelsBefore, readLevels, readLevelsAtEnd, withLevels } from './levels-first.ts';
import { closersOf, skipClosing } from './marks.ts';
import type { Matcher } from './matcher.ts';
import { frameworksNear } from './near-prefix.ts';
import { type NumberRules, readNumber } from './number-token.ts';
import { impliedPin, readKnownPin, readUnknownPin, withPin } from './pin.ts';
import { readPrefix } from './prefixes.ts';
import { isUncertain } from './quantity.ts';
import type { Cursor, Reader } from './reader.ts';
import { readWordyRemark } from './remark.ts';
import { readSeparator } from './separators.ts';
import { rulesOf } from './series.ts';
import { isOfKnownShape } from './shapes.ts';
import { readTail } from './tail.ts';
import { APPENDED, ARTICLE, BOTH, CONNECTIVE, FOLLOWING } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** What a number-first reading came to: a group, or where to continue. */
interface NumberFirst {
  readonly group: ReferenceGroup | null;
  /** Nothing but small words, or spaces in one line, is between number and prefix. */
  readonly isClose: boolean;
  /** Where the scan continues: after the furthest number that was read, so that no tail is read twice. */
  readonly resume: Cursor;
}

/** Numbers before a prefix. */
interface FirstNumbers {
  readonly start: Cursor;
  readonly draft: Draft;
  /** One of the framework's words is before them, or `§`. */
  readonly hasWord: boolean;
}

/**
 * Reads `[word] NUMBER [tail] [of the] PREFIX` at the reader's cursor, whose left edge was looked at, for the
 * frameworks whose prefix may be last. Null where no word and no number begin here.
 */
export function readNumberFirst(reader: Reader, matcher: Matcher): NumberFirst | null {
  const start = reader.cursor();
  let resume: Cursor | null = null;
  for (const framework of frameworksNear(reader, matcher)) {
    reader.reset(start);
    const numbers = readNumbers(reader, matcher, framework);
    if (!numbers) continue;
    const end = reader.cursor();
    if (!resume || end.line > resume.line || (end.line === resume.line && end.at > resume.at)) resume = end;
    const found = readPrefixLast(reader, matcher, framework, numbers);
    if (found) return { ...found, resume: reader.cursor() };
  }
  return resume && { group: null, isClose: false, resume };
}

/** The same from the next line on, of levels at the end of the reader's line: `paragraph 4` / `of Article 2 HAR`. */
export function readLevelsOfNext(reader: Reader, matcher: Matcher): ReferenceGroup | null {
  const start = reader.cursor();
  for (const framework of frameworksNear(reader, matcher)) {
    reader.reset(start);
    const levels = readLevelsAtEnd(reader, framework);
    const numbers = levels && readNumbers(reader, matcher, framework);
    const found = numbers?.hasWord && readPrefixLast(reader, matcher, framework, numbers, levels);
    if (found) return found.group;
  }
  reader.reset(start);
  return null;
}

function readNumbers(reader: Reader, matcher: Matcher, framework: FrameworkMatcher): FirstNumbers | null {
  const start = reader.cursor();
  const position = reader.position();
  const isBehindWord =
    (wordEnd(reader.text, reader.at, framework.words) > reader.at && !isSuffix(reader)) ||
    reader.text.charAt(reader.at) === '§';
  // In Dutch, "of" is "or".
  if (isBehindWord && framework.inner.has(OF_IS_OR) && readLevels(reader, framework)) return null;
  const gap = isBehindWord ? readGap(reader, framework, false) : null;
  // `recital (47) of the GDPR`.
  const isBracketed = gap !== null && reader.code() === 40 && !framework.shapes.punctuation.has('(');
  if (isBracketed) reader.at++;
  const closers = gap ? closersOf(isBracketed ? `${gap.opened}(` : gap.opened) : '';
  const rules = gap?.rules(framework) ?? framework;
  const numberStart = gap?.seriesStart ?? reader.position();
  const token = readNumber(reader.text, reader.at, rules);
  if (!token || (isBracketed && reader.text.charAt(token.end) !== ')')) return null;
  // A lone integer or a letter run counts only after a word: everything else in a text would be one.
  const isLone = token.bareInteger || token.bareLetters;
  const level = isBehindWord || isLone ? reader.at : levelBefore(reader, rules);
  const isWhole = level < reader.at && wordOfWhole(reader.text, level, rules.inner, rules.shapes) > level;
  const isNamed = isBehindWord || (isWhole && !token.number.includes('('));
  const hasWord = isNamed || isBeforeSection(reader.text, token.end, rules);
  if (!hasWord && (isLone || (level < reader.at && !isWhole))) return null;
  if (rightEdge(reader.text, token.end) === 'no' || (!hasWord && isNumberOfHeading(reader))) return null;
  const first = draftMember(
    isWhole ? { ...position, character: level } : position,
    numberStart,
    takeNumber(reader, token, rules),
    isUncertain(token.number, hasWord, rules),
  );
  const draft = readTail(reader, matcher, framework, first, { closers, bareIntegers: hasWord ? 'any' : 'none' });
  if (draft && isBracketed) skipClosing(reader, ')');
  return draft && { start, draft, hasWord };
}

/** The s of "committee's 5 goals" and of "3 s" is no section. */
const isSuffix = ({ text, at }: Reader): boolean =>
  /s/i.test(text.charAt(at)) &&
  !isLetter(text.charCodeAt(at + 1)) &&
  /(?:['’]|\d[ \t\u00a0])$/.test(text.slice(Math.max(0, at - 2), at));

/** `3 och 5 §§ PBL`: the sign is behind the last number. */
function isBeforeSection(text: string, at: number, { inner }: NumberRules): boolean {
  LIST.lastIndex = at;
  return sectionBehind(text, LIST.test(text) ? LIST.lastIndex : at, inner) > LIST.lastIndex;
}
const LIST =
  /(?:[ \t\u00a0]?(?:,|-|–|och|eller|samt|till(?:[ \t\u00a0]och[ \t\u00a0]med)?|t\.?[ \u00a0]?o\.?[ \u00a0]?m\.?)[ \t\u00a0]?\d{1,4}){0,8}/uy;

/** `Satz 2 Nr. 1`: where the word before the number at the cursor begins, if it is one for levels; else the cursor. */
function levelBefore({ text, at, floor }: Reader, { inner }: NumberRules): number {
  const [all = '', word = ''] = /(\p{L}+)\.?[ \t\u00a0]$/u.exec(text.slice(Math.max(floor, at - MAX_LEVEL), at)) ?? [];
  const form = foldCase(word);
  return inner.has(form) || inner.has(form.replace(/s$/, '')) ? at - all.length : at;
}
const MAX_LEVEL = 20;

/** What is before the number of a heading, and what is below one. */
const HEADING = /^[ \t>]*(?:#{1,6}[ \t]+|=+[ \t]+|<h\d[^<>]{0,200}>)(?:\*{1,3}|_{1,3})?$/i;
const UNDERLINE = /^([=\-~^"'`#*+])\1{2,}[ \t]*$/;

/** `### 5.3 HARBOUR`: whether the number at the cursor is that of its own line, where a title follows. */
function isNumberOfHeading(reader: Reader): boolean {
  const { lines, line, text, at } = reader;
  if (at > MAX_BEFORE) return false;
  const before = text.slice(0, at);
  if (before.trim() !== '') return HEADING.test(before);
  reader.lookahead = Math.max(reader.lookahead, line + 1);
  return UNDERLINE.test(lines.line(line + 1));
}
const MAX_BEFORE = 210;

/** The prefix after the numbers; the last member reaches to its end. */
function readPrefixLast(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  { start, draft, hasWord }: FirstNumbers,
  levels: LevelsFirst | null = null,
): (Pick<NumberFirst, 'isClose'> & { group: ReferenceGroup }) | null {
  const first = draft.members[0]!;
  const last = draft.members[draft.members.length - 1]!;
  // `lit. f. GDPR`, `lit. f), GDPR`.
  if (last.innerWord && /^(?:\)|\.(?:\s|$))/.test(reader.text.slice(reader.at, reader.at + 2))) reader.at++;
  reader.at = sentencesEnd(reader.text, reader.at, framework.inner);
  if (draft.members.length > 1 && hasWord) reader.match(BOTH);
  readWordyRemark(reader, matcher);
  let gap = readGap(reader, NO_WORDS, true);
  if (gap.separated && reader.match(FOLLOWING)) gap = readGap(reader, NO_WORDS, true);
  const isLink = gap.closed === ']' && MACRO.test(reader.lines.line(start.line).slice(0, start.at).slice(-2));
  if (!isLink && !joins(gap, hasWord)) return null;
  const isConnected = matchConnective(reader, last.series);
  // "of" at the end of a line, and "the" in the next one.
  if (isConnected && readGap(reader, NO_WORDS, false).wrapped && reader.match(ARTICLE)) {
    readGap(reader, NO_WORDS, false);
  }
  let prefixStart = reader.position();
  let found = readPrefix(reader, matcher.prefixes);
  if (!found && isConnected && hasWord && reader.match(LONG_NAME)) {
    prefixStart = reader.position();
    found = readPrefix(reader, matcher.prefixes);
    if (reader.code() !== 41 /* ) */) return null;
  }
  if (found?.framework !== framework.id || !endsName(reader)) return null;
  const prefixRange = { start: prefixStart, end: reader.position() };
  const isClose = !gap.comma && !gap.sign && (isConnected || prefixStart.line === last.end.line);
  // An edition after the prefix: `Art. 6 GDPR (2016)`.
  const pin =
    readKnownPin(reader, framework) ??
    (/^:\d/.test(reader.text.slice(reader.at, reader.at + 2)) ? readUnknownPin(reader, framework) : null);
  const isPinned = pin !== null && !pin.needsWord;
  if (!isPinned) reader.moveTo(prefixRange.end.line, prefixRange.end.character);
  const behind = reader.cursor();
  // `priorities4 INTERPOL-SP 3`, `priorities*4 INTERPOL-SP 3`.
  const { line, character } = first.numberStart;
  const isFirm = isClose && hasWord && /^[\s§.:]?$/.test(reader.lines.line(line).charAt(character - 1));
  // `4.4 HARBOUR 2020, clause 6.1`, `TOLL 2018, clause 3.4, HARBOUR 2020, clause 6.1`.
  const isLoose = !hasWord || (gap.comma && isBehindName(reader.lines.line(start.line), start.at));
  if (framework.prefixBefore && hasNumberOfItsOwn(reader, matcher, framework, isFirm, isLoose)) return null;
  reader.reset(behind);
  if (!isPinned && gap.comma && !isConnected && isAmongNames(reader, matcher, start)) return null;
  reader.reset(behind);
  const foundLevels = levels ?? (hasWord ? levelsBefore(reader, first.start, framework) : null);
  const whole = withLevels(draft, foundLevels, framework);
  if (!whole) return null;
  readLevelBehind(reader, whole, framework);
  whole.members.at(-1)!.end = reader.position();
  if (!hasWord) for (const member of whole.members) member.weak = true;
  const group = groupOf(framework.id, { start: whole.members[0]!.start, end: reader.position() }, whole, {
    prefix: { text: textIn(reader.lines, prefixRange), range: prefixRange, spelling: found.spelling },
    ...withPin(isPinned ? pin.pin : impliedPin(found, prefixRange)),
    ...(found.spellingVariant && { spellingVariant: found.spellingVariant }),
  });
  return { group, isClose };
}

/** `Article 107 TFEU, paragraph 2`: moves the reader over what is behind the prefix and belongs to the only number. */
function readLevelBehind(reader: Reader, { members }: Draft, framework: FrameworkMatcher): void {
  const [member] = members;
  const found = innerComponentAt(reader.text, reader.at, framework.inner);
  if (!member || members.length > 1 || !found || found.bracket === '' || found.sign !== '') return;
  const rules = rulesOf(framework, member.series);
  const token = readNumber(member.number + reader.text.slice(reader.at, reader.at + MAX_BEHIND), 0, rules);
  const end = reader.at + (token?.end ?? 0) - member.number.length;
  if (!token || end < found.end || !isOfKnownShape(rules.shapes, token.number, rules.ignoreCase)) return;
  // `GDPR, point 3 of the agenda`.
  CONNECTIVE.lastIndex = spaceEnd(reader.text, end);
  if (CONNECTIVE.test(reader.text) || wordEnd(reader.text, spaceEnd(reader.text, end), framework.words) > end) return;
  members[0] = { ...member, number: token.number, innerWord: token.innerWord, bareInteger: false };
  reader.at = end;
}
const MAX_BEHIND = 80;

/** `Regulation (EU) 2016/679 (`: a name before its short form in brackets. */
const LONG_NAME =
  /(?=\p{Lu}|[\p{Ll} ]{1,30}\(EU\))[^()\n.;:]{2,80}(?:\([^()]{1,20}\)[^()\n.;:]{0,40})?\((?:[\p{L} ]{1,40}, )?/uy;

/** The `I` of `Art. 6 I DSGVO` is a part of the number. What is annexed is numbered in a series. */
function matchConnective(reader: Reader, series: string): boolean {
  const from = reader.at;
  if (!reader.match(CONNECTIVE)) return series !== '' && reader.match(APPENDED);
  if (!/^\p{Lu}$/u.test(reader.text.slice(from, reader.at))) return true;
  reader.at = from;
  return false;
}

/** Before the text of a link in AsciiDoc: `link:address[`. */
const MACRO = /\S\[$/;

/**
 * Whether what is between a number and a prefix leaves them together: a quote or a bracket that closes ends a value, a
 * comma after a number without a word parts items, and a sign at the end of a line parts clauses.
 */
function joins({ closed, opened, comma, colon, dash, wrapped }: Gap, hasWord: boolean): boolean {
  if (closed !== '' && !(closed === '}' && hasWord)) return false;
  return !/["'“‘«„‚]/.test(opened) && !(comma && !hasWord) && !((comma || colon || dash) && wrapped);
}

/** `Hafen` is not the prefix in `Hafen-Handbuch`. */
function endsName({ text, at }: Reader): boolean {
  return rightEdge(text, at) !== 'no' && !(isHyphen(text.charCodeAt(at)) && isLetter(text.charCodeAt(at + 1)));
}

/**
 * `section 3.1, SDG 1.9`: a prefix with a number after it in its line is that number's. Between a number that is close
 * and a lone integer, a number after a sign, or one before another prefix, the close one wins.
 *
 * @param behindComma also in `4.4 SDG, target 1.9`, where the number before has no word or another name, and the one behind has a word
 */
function hasNumberOfItsOwn(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  isClose: boolean,
  behindComma = false,
): boolean {
  const gap = readGap(reader, framework, true);
  if (gap.wrapped || (gap.comma && !(behindComma && gap.word))) return false;
  const token = readNumber(reader.text, reader.at, gap.rules(framework));
  if (token === null || rightEdge(reader.text, token.end) === 'no') return false;
  if (!isClose && !gap.comma) return true;
  if (isClose && (gap.sign || (token.bareInteger && !gap.word))) return false;
  reader.at = token.end;
  reader.skipSpaces();
  if (gap.comma && matchConnective(reader, '')) reader.skipSpaces();
  return readPrefix(reader, matcher.prefixes) === null;
}

/** The framework whose prefix is close behind the cursor, where a number ends (of the series, if any), may be last and has no other number. */
export function frameworkBehind(reader: Reader, matcher: Matcher, series: string): FrameworkMatcher | null {
  const end = reader.cursor();
  reader.skipSpaces();
  if (matchConnective(reader, series)) reader.skipSpaces();
  const found = reader.at > end.at ? readPrefix(reader, matcher.prefixes) : null;
  const framework = matcher.frameworks.get(found?.framework ?? '');
  const isClose =
    framework?.prefixAfter === true &&
    endsName(reader) &&
    !(framework.prefixBefore && hasNumberOfItsOwn(reader, matcher, framework, false));
  reader.reset(end);
  return isClose ? framework : null;
}

/** `TOLL 2018, clause 3.4`: whether a name and a comma are before the word. */
function isBehindName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_BEHIND), at).replace(/(?: ?[\d.:-]{1,12})?,[ \t\u00a0]$/, ' ');
  return nameBefore(before, before.length) !== undefined;
}

/** `FOO Art. 8, HAR` and `Art. 8, HAR, TOLL`: whether the number is after another name, or the prefix before one. */
function isAmongNames(reader: Reader, matcher: Matcher, start: Cursor): boolean {
  if (nameBefore(reader.lines.line(start.line), start.at) !== undefined) return true;
  if (reader.code() === 59 /* ; */ || readSeparator(reader) !== 'list') return false;
  reader.skipSpaces();
  const next = matcher.frameworks.get(readPrefix(reader, matcher.prefixes)?.framework ?? '');
  return next !== undefined && !hasNumberOfItsOwn(reader, matcher, next, false);
}
