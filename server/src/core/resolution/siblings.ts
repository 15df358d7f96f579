import { pushTo } from '../base/collections.ts';
import { memoize, memoizeText } from '../base/memoize.ts';
import { partsOf } from '../matching/shapes.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { compareNumbers } from './numbers.ts';

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
export function canSpan({ byNumber }: FrameworkEdition, from: string, to: string): boolean {
  if (parentText(from) === parentText(to)) return true;
  const [first, last] = [partsOf(from)[0]!, partsOf(to)[0]!];
  if (first.kind !== last.kind || (first.kind === 'letters' && first.text !== last.text)) return false;
  return [from, to].every((number) => parentOf(number) === '' || byNumber.has(parentOf(number)));
}

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
