import { isDigit } from './characters.ts';
import { componentEnd, innerComponentAt, ordinalEnd, ROMAN_SIGN } from './inner-words.ts';
import { type NumberRules, type NumberToken, readNumber } from './number-token.ts';
import { areRoman } from './roman.ts';
import { isOfFullLength, letterPattern, type NumberPart, partsOf, runEnd } from './shapes.ts';
import { isOfNext } from './unread.ts';

/** Bracket groups at the end of a number: `(1)`, `(f)`, `(b)(2)`. */
const GROUPS = /\(([\p{L}]{1,4}|\d{1,3})\)(?:\((?:[\p{L}]{1,4}|\d{1,3})\)){0,3}(?!\()/uy;

/** A number whose last group a later member may replace. */
type PreviousNumber = Pick<NumberToken, 'number' | 'innerWord'>;

/**
 * `(4)` after `22(1)` is `22(4)`, `(f)` after `6(1)(a)` is `6(1)(f)`: the bracket replaces the previous number's last
 * group of its class (digits or letters) and what follows that; several replace as many: `(b)(2)` after `9(b)(1)`.
 * Likewise `lit. f`, and `f` alone after `lit. a`.
 *
 * @param wholeEnd end of the whole number that is there, if there is one: nothing shorter is read
 */
export function elidedNumber(
  text: string,
  at: number,
  { number, innerWord }: PreviousNumber,
  rules: NumberRules,
  wholeEnd = 0,
): NumberToken | null {
  const group = groupAt(text, at, rules) ?? (innerWord ? loneGroupAt(text, at, number, rules) : null);
  if (!group || (group.isLone && group.end < wholeEnd)) return null;
  const isDigits = isDigit(group.component.charCodeAt(0));
  const groups = [...number.matchAll(/\(([^()]+)\)/g)];
  const isReplaced = (other: RegExpExecArray) => /\d/.test(other[1]!) === isDigits;
  const asMany = groups.at(-group.count);
  const replaced = asMany && isReplaced(asMany) ? asMany : groups.findLast(isReplaced);
  // `37 e § 6`.
  if (!replaced && !group.innerWord) return null;
  const start = `${number.slice(0, replaced?.index)}(${group.component})`;
  // `Abs. 2 lit. a` behind `6 Abs. 1`.
  const token = readNumber(start + (group.isLone ? '' : text.slice(group.end, group.end + MAX_REST)), 0, rules);
  const end = token ? group.end + token.end - start.length : 0;
  if (!token || end < group.end || end < wholeEnd) return null;
  return { ...token, end, innerWord: end > group.end ? token.innerWord : group.innerWord };
}

interface Group {
  readonly end: number;
  /** Of several, with the brackets between them. */
  readonly component: string;
  readonly count: number;
  readonly innerWord: boolean;
  /** Neither a word nor a bracket says that it is one. */
  readonly isLone: boolean;
}

/** How much behind the component is looked at. */
const MAX_REST = 80;

/** `(4)`, `Abs. 4`. */
function groupAt(text: string, at: number, rules: NumberRules): Group | null {
  GROUPS.lastIndex = at;
  const component = GROUPS.exec(text)?.[0].slice(1, -1);
  if (component) {
    const count = component.split('(').length;
    return { end: GROUPS.lastIndex, component, count, innerWord: false, isLone: false };
  }
  const found = innerComponentAt(text, at, rules.inner);
  // `clause 4.3.2` of something else.
  return found?.bracket === '(' &&
    !/^\.\d/.test(text.slice(found.end, found.end + 2)) &&
    !isOfNext(text, found.end, rules.inner)
    ? { end: found.end, component: found.component, count: 1, innerWord: found.sign !== ROMAN_SIGN, isLone: false }
    : null;
}

/** After an inner word or sign a later component may stand alone: `4` after `Abs. 1`, `f` after `lit. a`. */
function loneGroupAt(text: string, at: number, previous: string, { inner }: NumberRules): Group | null {
  const end = componentEnd(text, at, inner);
  const component = text.slice(at, end);
  const last = /[\p{L}\d.]+(?=\)$)/u.exec(previous)?.[0] ?? '';
  if (component === '' || component.length > 5 || (last !== '' && !isSameShape(component, last))) return null;
  return { end: ordinalEnd(text, end), component, count: 1, innerWord: true, isLone: true };
}

/**
 * The end of a range from `start`: a number of the same shape, or the last components of one where only letters and
 * punctuation are left out (`9.2.6` after `A.9.2.1`), or a bracket (`(4)` after `AC-2(1)`).
 *
 * @param isWorded whether a word says that it is a range, so that the end may be of another level
 */
export function rangeEndNumber(
  text: string,
  at: number,
  start: PreviousNumber,
  rules: NumberRules,
  isWorded: boolean,
): NumberToken | null {
  const whole = readNumber(text, at, rules);
  const elided = elidedNumber(text, at, start, rules, whole?.end);
  if (elided) return elided;
  if (whole && (isSameShape(start.number, whole.number) || areArticles(start.number, whole.number))) return whole;
  // `606-10-25-19 through 25-22`, where no listed number is like 25-22.
  const isShort = isWorded && whole !== null && !isOfFullLength(rules.shapes, whole.number, rules.ignoreCase);
  const suffix = suffixNumber(text, at, start, rules, isShort) ?? letterNumber(text, at, start, rules);
  return suffix ?? (isWorded ? whole : null);
}

/** `b` after `3.2.a` or `34a`: the last letter again. A word of one letter is none before another word. */
export function letterNumber(
  text: string,
  at: number,
  { number }: PreviousNumber,
  rules: NumberRules,
): NumberToken | null {
  if (
    !/[.\d]\p{Ll}$/u.test(number) ||
    !/^(?:[b-df-hj-np-tv-xz](?!\p{L})|[aeiouy](?:$|[,;.)\]]))/u.test(text.slice(at, at + 2))
  )
    return null;
  return wholeNumber(number.slice(0, -1) + text.charAt(at), at + 1, rules);
}

/** Figures, of which one may have a letter that was inserted later: `305–310a`. */
export const areArticles = (...numbers: readonly string[]): boolean =>
  numbers.every((number) => /^\d+\p{L}?$/u.test(number));

/**
 * `02` after `PR.AA-01`: the last components of a number of which only letters and punctuation are left out. With the
 * sign or the letters before them, digits too: `.24` after `310.20`, `A9` after `ORP.4.A8`.
 */
export function suffixNumber(
  text: string,
  at: number,
  { number }: PreviousNumber,
  rules: NumberRules,
  beginsWithDigits = false,
): NumberToken | null {
  const parts = partsOf(number);
  const first = text.slice(at, Math.max(at + 1, runEnd(text, at)));
  const mayBegin = beginsWithDigits || isDigit(text.charCodeAt(at + first.length));
  const again = mayBegin ? parts.findLastIndex((part) => part.text === first) : -1;
  if (again > 0 && (beginsWithDigits || parts[again]!.kind !== 'digits')) {
    const end = matchedEnd(text, at, parts.slice(again));
    const omitted = parts.slice(0, again).map((part) => part.text);
    if (end !== null) return wholeNumber(omitted.join('') + text.slice(at, end), end, rules);
  }
  for (let left = 1; left < parts.length; left++) {
    if (parts[left - 1]!.kind === 'digits') return null;
    // Letters alone may be anything: `PR.AC-based`.
    if (parts[left]!.kind === 'punctuation' || parts.slice(left).every(({ kind }) => kind !== 'digits')) continue;
    const end = matchedEnd(text, at, parts.slice(left));
    const omitted = parts.slice(0, left).map((part) => part.text);
    if (end !== null) return wholeNumber(omitted.join('') + text.slice(at, end), end, rules);
  }
  return null;
}

/** `2` in `305-1/2`: the last figures alone, unless the number may be a decimal. */
export function lastFigures(
  text: string,
  at: number,
  { number }: PreviousNumber,
  rules: NumberRules,
): NumberToken | null {
  const end = runEnd(text, at);
  const [, others = ''] = /^(?=.*[-\p{L}])(.*[\p{L}\d][.-])\d+$/u.exec(number) ?? [];
  return others !== '' && isDigit(text.charCodeAt(at)) ? wholeNumber(others + text.slice(at, end), end, rules) : null;
}

function wholeNumber(number: string, end: number, rules: NumberRules): NumberToken | null {
  const token = readNumber(number, 0, rules);
  return token && token.end === number.length ? { ...token, number, end } : null;
}

export function isSameShape(number: string, other: string): boolean {
  const a = partsOf(number);
  const b = partsOf(other);
  return a.length === b.length && a.every((part, i) => sameKind(part, b[i]!));
}

function sameKind(a: NumberPart, b: NumberPart): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'digits') return true;
  if (a.kind === 'punctuation') return a.text === b.text;
  return letterPattern(a.text, false) === letterPattern(b.text, false) || areRoman(a.text, b.text);
}

/** End of the text at `at` that has the shape of `parts`. */
function matchedEnd(text: string, at: number, parts: readonly NumberPart[]): number | null {
  let end = at;
  for (const part of parts) {
    const stop = part.kind === 'punctuation' ? end + 1 : runEnd(text, end);
    const found = partsOf(text.slice(end, stop));
    if (found.length !== 1 || !sameKind(found[0]!, part)) return null;
    end = stop;
  }
  return end;
}
