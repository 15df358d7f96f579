import type { Diagnostic, ReferenceCode } from '../model/diagnostic.ts';
import { comparePositions, type Lines } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { markersOf } from '../suppression/marker.ts';
import { suppress } from '../suppression/suppression.ts';

/** What an ignore comment has to cover for a reference to be left alone, by what is the matter with it. */
function codeOf({ group, resolution }: ResolvedReference): ReferenceCode {
  if (group.pin) return 'superseded-edition';
  return resolution.status === 'withdrawn' ? 'withdrawn-objective' : 'replaced-objective';
}

/** The references that an ignore comment covers, whatever severities a team has set. */
export function ignoredReferences(
  lines: Lines,
  references: readonly ResolvedReference[],
): ReadonlySet<ResolvedReference> {
  const byProblem = new Map<Diagnostic, ResolvedReference>();
  for (const resolved of references) {
    const { range } = resolved.reference;
    byProblem.set({ code: codeOf(resolved), severity: 'information', range, message: '', fixes: [] }, resolved);
  }
  const problems = [...byProblem.keys()].sort((a, b) => comparePositions(a.range.start, b.range.start));
  for (const problem of suppress(markersOf(lines), problems).problems) byProblem.delete(problem);
  return new Set(byProblem.values());
}
