import type { BareKind, ReferenceGroup } from '../model/reference.ts';
import { type Position, textIn } from '../model/text.ts';
import { takeNumber } from './broken-number.ts';
import { foldCase, isHyphen, isLetter, isSpace } from './characters.ts';
import { type Draft, draftMember, groupOf } from './draft.ts';
import { rightEdge } from './edges.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { type Gap, readGap } from './gap.ts';
import { levelsBefore, withLevels } from './levels-first.ts';
import { headsItem } from './list-item.ts';
import { closersOf, skipClosing } from './marks.ts';
import type { BareValue, Matcher } from './matcher.ts';
import { type NumberToken, readNumber } from './number-token.ts';
import { impliedPin, withPin } from './pin.ts';
import { isItemNumber, isQuantity, isUncertain } from './quantity.ts';
import { Reader } from './reader.ts';
import { rulesOf } from './series.ts';
import { isOfKnownShape } from './shapes.ts';
import { readTail } from './tail.ts';
import { CONNECTIVE, EMPHASIZED } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/*
 * Numbers without a prefix, in documents that declare their framework. A false alarm costs more than a missed
 * reference: certain are numbers of a listed shape after a word, and whole values; everything else is weak.
 */

/** Reads what counts in running text at the reader's cursor: a number after a word, or one that heads a list item. */
export function readBareNumber(reader: Reader, matcher: Matcher, isItem: boolean): ReferenceGroup | null {
  const framework = matcher.bare?.inText;
  if (!framework) return null;
  return (
    readBehindWord(reader, matcher, framework) ??
    (isItem ? readAs('item', reader, matcher, framework, reader.position()) : null)
  );
}

/** Reads a value that is a number, a list or a range of them, and nothing else but a title. */
export function readBareValue(reader: Reader, matcher: Matcher, value: BareValue): ReferenceGroup | null {
  const { line, text } = reader;
  const cut = text.slice(0, value.end);
  // The text after the value is not part of it.
  const inside = new Reader({ lineCount: line + 1, line: (index) => (index === line ? cut : '') });
  inside.moveTo(line, value.start);
  const group = readAs('value', inside, matcher, value.framework, inside.position(), value.integers);
  reader.moveTo(line, group ? inside.at : reader.at);
  return group && { ...group, ...withPin(impliedPin(value, group.range)) };
}

function readBehindWord(reader: Reader, matcher: Matcher, framework: FrameworkMatcher): ReferenceGroup | null {
  return isWordOf(reader, framework) ? readAs('word', reader, matcher, framework, reader.position()) : null;
}

/** Whether a word of the framework is at the cursor, after which a number would be the framework's. */
export function isWordOf({ text, at }: Reader, framework: FrameworkMatcher): boolean {
  const end = wordEnd(text, at, framework.words);
  return end > at && !isNameOfOther(text, at, end, framework);
}

/** Reads what is at the cursor as a citation of the kind, with a word or without; a lone integer if `integers`. */
export function readAs(
  kind: BareKind,
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  start: Position,
  integers = kind !== 'item',
): ReferenceGroup | null {
  const from = reader.cursor();
  const gap = readGap(reader, framework, false);
  const rules = gap.rules(framework);
  const numberStart = gap.seriesStart ?? reader.position();
  const token = readNumber(reader.text, reader.at, rules);
  const isLone = token !== null && (token.bareInteger || token.bareLetters);
  if (!token || (isLone && !integers) || !isNumber(kind, reader, token, gap, framework)) {
    reader.reset(from);
    return null;
  }
  const isLabel = LABEL.test(reader.text.slice(Math.max(0, reader.at - MAX_LABEL), reader.at));
  const isUnsure = kind === 'word' && isLone && (token.bareLetters || gap.wrapped || gap.deeper || isLabel);
  const weak = kind === 'item' || isUnsure || isUncertain(token.number, gap.word, rules);
  const first = draftMember(start, numberStart, takeNumber(reader, token, rules), weak);
  const closers = closersOf(gap.opened);
  const listed = readTail(reader, matcher, framework, first, { closers, bareIntegers: 'none' });
  const levels = kind === 'word' ? levelsBefore(reader, start, framework) : null;
  const draft = listed && withLevels(listed, levels, framework);
  if (!draft) return null;
  // `Number of objectives: 16`.
  const isCount = isLabel && isLone && /s\s*[:：]/i.test(textIn(reader.lines, { start, end: numberStart }));
  const end = reader.cursor();
  skipClosing(reader, closers);
  const isOurs = !(isCount && draft.members.length === 1) && isFitting(kind, reader, framework, draft);
  reader.reset(end);
  if (!isOurs) return null;
  for (const member of draft.members) {
    member.weak ||=
      kind === 'item' || !isOfKnownShape(rulesOf(framework, member.series).shapes, member.number, framework.ignoreCase);
  }
  return groupOf(framework.id, { start: draft.members[0]!.start, end: draft.members.at(-1)!.end }, draft, {
    bare: kind,
  });
}

/** A label before the number, in bold or not: `**Priority:** `. */
const LABEL = /[:：][\s*_`"']*$/;
const MAX_LABEL = 12;
/** `1/1/22`. */
const DATE = /^\d{1,2}\/\d{1,2}\/\d{2}/;

/** Whether nothing makes something else of a number at the cursor: a longer token, a date, an amount, a count. */
function isNumber(
  kind: BareKind,
  { text, at }: Reader,
  token: NumberToken,
  gap: Gap,
  framework: FrameworkMatcher,
): boolean {
  const isGlued = gap.word && (isLetter(text.charCodeAt(at - 1)) || isHyphen(text.charCodeAt(at - 1)));
  if (isGlued || DATE.test(text.slice(at, token.end + 8)) || rightEdge(text, token.end) === 'no') return false;
  if (gap.wrapped && (kind !== 'word' || isItemNumber(text, token))) return false;
  // `Priority 3 actions` of a framework that has actions.
  const isCounted =
    isSpace(text.charCodeAt(token.end)) && wordEnd(text, token.end + 1, framework.words) > token.end + 1;
  return !(token.bareInteger && isCounted) && !isQuantity(text, token, framework);
}

/** Whether what follows leaves the numbers to the framework. */
function isFitting(kind: BareKind, reader: Reader, framework: FrameworkMatcher, draft: Draft): boolean {
  if (kind === 'word') return !isOfOther(reader, framework);
  if (kind === 'item') return headsItem(reader.text, reader.at);
  if (reader.text.slice(reader.at).trim() === '') return true;
  // A value with more in it than numbers: one that is followed by its title.
  for (const member of draft.members) member.weak = true;
  return headsItem(reader.text, reader.at);
}

/** Letters before a word that are looked at. */
const MAX_NAME = 40;
/** A name of capitals, or of capitals and figures, directly before the word. */
const ACRONYM =
  /(?<![\p{L}\p{N}])([\p{Lu}\p{N}][\p{Lu}\p{N}&/.-]*\p{Lu}[\p{Lu}\p{N}&/.-]*|\p{Lu}[\p{Lu}\p{N}&/.-]+)[ \t\u00a0]+$/u;

export const nameBefore = (text: string, at: number): string | undefined =>
  ACRONYM.exec(text.slice(Math.max(0, at - MAX_NAME), at))?.[1];

/** `EU Priority 3`: of something else, unless all is in capitals, or the name is one of the framework's own. */
function isNameOfOther(text: string, at: number, end: number, { names }: FrameworkMatcher): boolean {
  const word = text.slice(at, end);
  if (word === word.toUpperCase() && word.length > 2) return false;
  const name = nameBefore(text, at);
  return name !== undefined && !wordsOf(name).every((part) => names.has(part));
}

/** `Article 6 of the Charter`. */
export function isOfOther(reader: Reader, { names }: FrameworkMatcher): boolean {
  const before = reader.cursor();
  if (!reader.skipSpaces() || !reader.match(CONNECTIVE)) {
    reader.reset(before);
    return false;
  }
  reader.skipSpaces();
  const name = /^["'“‘«*_]*(\p{Lu}[\p{L}\p{N}&-]*)/u.exec(reader.text.slice(reader.at, reader.at + MAX_NAME))?.[1];
  reader.reset(before);
  return name !== undefined && !wordsOf(name).some((part) => names.has(part));
}

/** `Article 6 BDSG`, `Article 6 of the Charter`; not `Article 6 EU law`, `Article 6 SHALL`, `ARTICLE 6 IN FORCE`. */
export function isBeforeName(reader: Reader, framework: FrameworkMatcher): boolean {
  const { text, at } = reader;
  const [, name] = SHORT_NAME.exec(text.slice(at, at + MAX_NAME)) ?? [];
  if (name && (EMPHASIZED.test(name) || IN_CAPITALS.test(text.slice(Math.max(0, at - MAX_NAME), at)))) return false;
  return name ? !wordsOf(name).every((part) => framework.names.has(part)) : isOfOther(reader, framework);
}
/** A word with a capital after its first letter, which is its last or has a further name behind: `BDSG`, `ePrivacy Directive`. */
const SHORT_NAME =
  /^[ \t\u00a0]((?=\p{L}{3}|\p{L}+\/)\p{L}\p{Ll}*\p{Lu}(?:[\p{L}/]*(?<=\p{Lu})(?![\p{L}/])|[\p{L}/]*(?=[ \t\u00a0]\p{Lu})))/u;
/** `ARTICLE 6`: in a heading, as a rule. */
const IN_CAPITALS = /\p{Lu}{3}\.?[ \t\u00a0]\S{1,20}$/u;

const wordsOf = (name: string): string[] => foldCase(name).match(/[\p{L}\p{N}]+/gu) ?? [];
