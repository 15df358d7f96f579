import { distance } from 'fastest-levenshtein';

/** Longer texts are not compared: it takes time in the product of their lengths. */
const MAX_LENGTH = 1000;

/**
 * Edits (insert, delete, replace; the swap of two neighbours, where it is all that differs) that turn one string into
 * the other; `limit + 1` where it takes more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const isComparable = Math.abs(a.length - b.length) <= limit && Math.max(a.length, b.length) <= MAX_LENGTH;
  if (!isComparable) return limit + 1;
  return Math.min(areSwapped(a, b) ? 1 : distance(a, b), limit + 1);
}

/** Whether two different strings differ by two neighbours that changed places. */
function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && at + 1 < a.length;
}
