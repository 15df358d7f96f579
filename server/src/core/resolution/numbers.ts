import { compareText, pushTo } from '../base/collections.ts';
import { memoize, memoizeText } from '../base/memoize.ts';
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

/** The number without its last component, which siblings share. */
export function parentText(number: string): string {
  const parts = partsOf(number);
  const last = parts.findLastIndex(({ kind }) => kind !== 'punctuation');
  return parts
    .slice(0, last)
    .map(({ text }) => text)
    .join('');
}

/** What follows the last component: the bracket of `22(4)`. */
function ending(number: string): string {
  return /[^\p{L}\p{N}]*$/u.exec(number)?.[0] ?? '';
}

/** The same for siblings. */
const siblingKey = (number: string): string => `${parentText(number)}\u0000${ending(number)}`;

const isSibling = (a: string, b: string): boolean => siblingKey(a) === siblingKey(b);

const depthOf = (number: string): number => partsOf(number).filter(({ kind }) => kind !== 'punctuation').length;

/** The number that the text before a number's last component is. */
const parentOf = (number: string): string => parentText(number).replace(/[^\p{L}\p{N})\]}]+$/u, '');

/**
 * Whether a range can have the ends: siblings, or numbers below others that the edition lists, so that what is between
 * them is known; not of parts that are named by letters (`ID.AM-1`, `PR.AC-1`), whose order is not in the numbers.
 */
export function canSpan(edition: FrameworkEdition, from: string, to: string): boolean {
  const { byNumber } = edition;
  if (parentText(from) === parentText(to)) return true;
  const shared = sharedEnd(edition);
  const without = (number: string) => (number.endsWith(shared) ? number.slice(0, -shared.length) : number);
  if (shared !== '' && parentText(without(from)) === parentText(without(to))) return true;
  const [first, last] = [partsOf(from)[0]!, partsOf(to)[0]!];
  if (first.kind !== last.kind || (first.kind === 'letters' && first.text !== last.text)) return false;
  return [from, to].every((number) => parentOf(number) === '' || byNumber.has(parentOf(number)));
}

/** What all numbers of an edition end in, from a sign on: `:2021` of `A01:2021` and `A10:2021`; empty for nothing. */
const sharedEnd = memoize(({ byNumber }: FrameworkEdition): string => {
  const [first = '', ...others] = byNumber.keys();
  const end = /[^\p{L}\p{N}]+[\p{L}\p{N}]+$/u.exec(first)?.[0] ?? '';
  return others.length > 0 && others.every((number) => number.endsWith(end)) ? end : '';
});

/** The objectives of an edition in a range, in order: all that are not deeper than its ends, of siblings only siblings. */
export const siblingsBetween = (edition: FrameworkEdition, from: string, to: string): readonly Listed[] =>
  listedBetween(edition, `${from}${SEPARATOR}${to}`);

const SEPARATOR = '\u0000';

/** Most ranges of a workspace are cited more than once. */
const listedBetween = memoizeText((edition: FrameworkEdition, ends): readonly Listed[] => {
  const [from = '', to = ''] = ends.split(SEPARATOR);
  const isSpan = !isSibling(from, to);
  if (isSpan && (parentText(from) === parentText(to) || !canSpan(edition, from, to))) return [];
  const listed = isSpan ? inOrder(edition) : (siblingsOf(edition).get(siblingKey(from)) ?? []);
  return listed.filter(({ number }) => isBetween(number, from, to));
});

const inOrder = memoize((edition: FrameworkEdition): readonly Listed[] =>
  [...edition.byNumber.values()].sort((a, b) => compareNumbers(a.number, b.number)),
);

const siblingsOf = memoize((edition: FrameworkEdition): ReadonlyMap<string, readonly Listed[]> => {
  const byParent = new Map<string, Listed[]>();
  for (const listed of inOrder(edition)) pushTo(byParent, siblingKey(listed.number), listed);
  return byParent;
});

/** Whether a range includes the objective. */
export function isWithin(objective: Listed, { from, to }: { readonly from: Listed; readonly to: Listed }): boolean {
  return objective.edition === from.edition && isBetween(objective.number, from.number, to.number);
}

/** Whether a number is in a range, ends included. */
export function isBetween(number: string, from: string, to: string): boolean {
  const isOfLevel = isSibling(from, to)
    ? isSibling(number, from)
    : depthOf(number) <= Math.max(depthOf(from), depthOf(to));
  return isOfLevel && compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0;
}
