import { distance } from 'fastest-levenshtein';

/** Longer words are not compared: the distance takes time in the product of the lengths. */
const MAX_LENGTH = 100;

/**
 * The candidate with the least edit distance to `word` (letter case counting little, two letters swapped as one edit), if
 * it is near enough to be what was meant: at most a third of the word's length, and at least one edit.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const folded = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const other = candidate.toLowerCase();
    const edits = areSwapped(folded, other) ? 1 : distance(folded, other);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** Whether the words differ by two neighbours that changed places. */
function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && at + 1 < a.length;
}
