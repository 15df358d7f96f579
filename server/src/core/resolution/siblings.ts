import { pushTo } from '../base/collections.ts';
import { memoize } from '../base/memoize.ts';
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

/** The objectives of an edition in a range, in order: the siblings of its ends, from one to the other. */
export function siblingsBetween(edition: FrameworkEdition, from: string, to: string): readonly Listed[] {
  if (!isSibling(from, to)) return [];
  const siblings = siblingsOf(edition).get(siblingKey(from)) ?? [];
  return siblings.filter(({ number }) => compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0);
}

const siblingsOf = memoize((edition: FrameworkEdition): ReadonlyMap<string, readonly Listed[]> => {
  const byParent = new Map<string, Listed[]>();
  for (const listed of edition.byNumber.values()) pushTo(byParent, siblingKey(listed.number), listed);
  for (const siblings of byParent.values()) siblings.sort((a, b) => compareNumbers(a.number, b.number));
  return byParent;
});

/** Whether a range includes the objective. */
export function isWithin(objective: Listed, { from, to }: { readonly from: Listed; readonly to: Listed }): boolean {
  return objective.edition === from.edition && isBetween(objective.number, from.number, to.number);
}

/** Whether a number is in a range, ends included. */
export function isBetween(number: string, from: string, to: string): boolean {
  return isSibling(number, from) && compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0;
}
