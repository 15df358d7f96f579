import { editDistance } from './edit-distance.ts';

/** Longer words are not compared: the distance takes time in the product of the lengths. */
const MAX_LENGTH = 100;

/**
 * The candidate with the least edit distance to `word` in lower case, the first of equals, if it is near enough to be
 * what was meant: at most a third of the word's length, and at least one edit.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const folded = word.toLowerCase();
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    const edits = editDistance(folded, candidate.toLowerCase(), limit);
    if (edits > limit) continue;
    best = candidate;
    if (edits === 0) break;
    limit = edits - 1;
  }
  return best;
}
