import { REFERENCE_CODES } from '../model/diagnostic.ts';
import { groupsOf } from '../resolution/groups.ts';
import { citedWithin, rangeInterior, rangesOf } from '../resolution/ranges.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';
import { earlierMeanings } from './earlier-meaning.ts';

/** Objectives looked at in search of what ranges take in, in all of one text. */
const MAX_LOOKS = 500_000;

/** The lines, in their order, that hold a number which may be reused: it depends on when they were written. */
export function linesToDate(references: readonly ResolvedReference[], { severity }: Scope): readonly number[] {
  if ((severity.get('reused-number') ?? REFERENCE_CODES['reused-number']) === 'off') return [];
  const lines = new Set<number>();
  for (const resolved of references) {
    const { line } = resolved.reference.numberRange.start;
    if (!lines.has(line) && earlierMeanings(resolved).length > 0) lines.add(line);
  }
  for (const line of linesOfRanges(references)) lines.add(line);
  return [...lines].sort((a, b) => a - b);
}

/** Where ranges begin that take such a number in. */
function* linesOfRanges(references: readonly ResolvedReference[]): Generator<number> {
  let looks = MAX_LOOKS;
  for (const members of groupsOf(references)) {
    const { group, resolution } = members[0]!;
    if (group.pin || resolution.framework.editions.length < 2) continue;
    for (const [from, to] of rangesOf(group, members)) {
      for (const { objectives } of resolution.framework.editions) looks -= objectives.length;
      if (looks < 0) return;
      const isReused = citedWithin(group, rangeInterior(from, to)).some((one) => earlierMeanings(one).length > 0);
      if (isReused) yield from.reference.numberRange.start.line;
    }
  }
}
