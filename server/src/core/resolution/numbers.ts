import { compareText } from '../base/collections.ts';
import { areRoman, romanValue } from '../matching/roman.ts';
import { type NumberPart, partsOf, runEnd } from '../matching/shapes.ts';
import type { Numbering } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';

/** The form in which numbers of a framework are compared: hyphens as `-`, case and zeros as `numbering` says. */
export function numberKey(number: string, numbering: Pick<Numbering, 'ignoreCase' | 'ignoreZeroPadding'>): string {
  const { ignoreCase, ignoreZeroPadding } = numbering;
  // Most numbers are their own key.
  if (!ignoreCase && !ignoreZeroPadding && ASCII.test(number)) return number;
  let key = '';
  for (const { kind, text } of partsOf(number)) {
    if (kind === 'digits' && ignoreZeroPadding) key += text.replace(/^0+(?=\d)/, '');
    else if (kind === 'letters' && ignoreCase) key += text.toLowerCase();
    else key += text;
  }
  return key;
}

const ASCII = /^[\0-\x7f]*$/;

/** What an edition lists under the number, as `numberKey` compares it. */
export function listedIn(
  { byNumber, byKey }: FrameworkEdition,
  number: string,
  { numbering }: Pick<Framework, 'numbering'>,
): Listed | undefined {
  return byNumber.get(number) ?? byKey.get(numberKey(number, numbering));
}

/**
 * Orders numbers by their components: digit runs by value, letters by alphabet, Roman numerals by value where one has
 * several letters; `3` before `3.1` before `3.10`.
 */
export function compareNumbers(a: string, b: string): number {
  const [aParts, bParts] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(aParts.length, bParts.length); i++) {
    const order = compareParts(aParts[i]!, bParts[i]!);
    if (order !== 0) return order;
  }
  return aParts.length - bParts.length;
}

function compareParts(a: NumberPart, b: NumberPart): number {
  if (a.kind === 'digits' && b.kind === 'digits') {
    const [x, y] = [a.text.replace(/^0+(?=\d)/, ''), b.text.replace(/^0+(?=\d)/, '')];
    return x.length - y.length || compareText(x, y) || b.text.length - a.text.length;
  }
  const isRoman = a.text.length + b.text.length > 2 && areRoman(a.text, b.text);
  return isRoman ? romanValue(a.text) - romanValue(b.text) : compareText(a.text, b.text);
}

/**
 * The beginnings of a number that could be its parents, longest first: those that end with a whole component (a run of
 * digits or letters) and outside brackets. `AC-2(1)` gives `AC-2` and `AC`; `1.10` gives `1`.
 */
export function beginningsOf(number: string): readonly string[] {
  const beginnings: string[] = [];
  for (let at = 0; at < number.length; ) {
    const end = Math.max(runEnd(number, at), at + 1);
    if (end < number.length) beginnings.push(number.slice(0, end));
    at = end;
  }
  return beginnings.reverse();
}

/** Whether `number` begins with `parent` and continues with another component. */
export function continues(number: string, parent: string): boolean {
  return number.length > parent.length && number.startsWith(parent) && beginningsOf(number).includes(parent);
}
