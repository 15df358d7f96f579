import { REFERENCE_CODES } from '../model/problem.ts';
import type { ResolvedReference, Scope } from '../scope.ts';
import { earlierMeanings } from './earlier-meaning.ts';

/** The lines, in their order, that hold a number which may be reused: it depends on when they were written. */
export function linesToDate(references: readonly ResolvedReference[], { severity }: Scope): readonly number[] {
  if ((severity.get('reused-number') ?? REFERENCE_CODES['reused-number']) === 'off') return [];
  const lines = new Set<number>();
  for (const resolved of references) {
    const { line } = resolved.reference.numberRange.start;
    if (!lines.has(line) && earlierMeanings(resolved).length > 0) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}
