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

/** Longer words have no nearest one. */
const MAX_WORD = 100;

/**
 * The candidate with the least edit distance to `word` in lower case, the first of equals, if it is near enough to be
 * what was meant: at most a third of the word's length, and at least one edit.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_WORD) return undefined;
  return nearestWithin(word, candidates, Math.max(1, thirdOf(word)), (text) => text.toLowerCase());
}

/** As `nearest`, else the only candidate of which the word is the beginning, or one of its words: `CSF` of `NIST CSF`. */
export function nearestName(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)];
  const near = nearest(word, all);
  const part = word.trim().toLowerCase();
  if (near !== undefined || part === '') return near;
  const isPartOf = (name: string) => name.startsWith(part) || name.split(' ').includes(part);
  const [only, ...others] = all.filter((candidate) => isPartOf(candidate.toLowerCase()));
  return others.length === 0 ? only : undefined;
}

/** As `nearest`, with at most `limit` edits, of texts of any length as `fold` returns them. */
export function nearestWithin(
  word: string,
  candidates: Iterable<string>,
  limit: number,
  fold: (text: string) => string = (text) => text,
): string | undefined {
  const folded = fold(word);
  let best: string | undefined;
  let most = limit;
  for (const candidate of candidates) {
    const edits = editDistance(folded, fold(candidate), most);
    if (edits > most) continue;
    best = candidate;
    if (edits === 0) break;
    most = edits - 1;
  }
  return best;
}

/** As many edits as leave most of a word. */
export const thirdOf = (word: string): number => Math.floor(word.length / 3);
