import type { Candidate } from './candidates.ts';
import { roman } from './ordered-lists.ts';

/** Fewer may be initials, or the pronoun. */
const MIN_LENGTH = 3;

/** Those that count in roman numerals through the document, `I. Codebase`, `II. Dependencies`, from the first on. */
export function romanSeries(candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const series = new Set<Candidate>();
  for (const candidate of candidates) {
    const { style, word, number, isMarked } = candidate;
    if (style !== 'letters' || word !== undefined || !isMarked) continue;
    if (number === roman(series.size + 1).toUpperCase()) series.add(candidate);
  }
  return series.size >= MIN_LENGTH ? series : new Set();
}
