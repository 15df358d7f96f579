import { continuityBetween, type Reuse } from '../editions/continuity.ts';
import type { FrameworkEdition } from '../model/framework.ts';
import { groupsOf } from '../resolution/groups.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { type Cited, citedWithin, rangeInterior, rangesOf } from '../resolution/ranges.ts';
import { type ResolvedReference, type Scope, severityOf } from '../resolution/scope.ts';

/** What a reference's number stood for in an earlier edition, where that is something else than what it means. */
export function meaningIn(edition: FrameworkEdition, { group, reference, resolution }: Cited): Reuse | null {
  const { status, framework, objective, edition: judged } = resolution;
  // An edition that is named settles what is meant, in the citation or for all of the document.
  if (group.pin || framework.isEditionDeclared || status !== 'current' || !judged || edition.index >= judged.index)
    return null;
  const then = lookupOf(framework, reference.number)(edition);
  const reuse = then && continuityBetween(framework, edition, judged).reused.get(then);
  return reuse?.now === objective ? reuse : null;
}

/** The same for all earlier editions in which it was something else, the newest first. */
export function earlierMeanings(cited: Cited): readonly Reuse[] {
  const { framework } = cited.resolution;
  return [...framework.editions]
    .reverse()
    .flatMap((edition) => (edition.draft ? [] : (meaningIn(edition, cited) ?? [])));
}

/** Objectives looked at in search of what ranges take in, in all of one text. */
const MAX_LOOKS = 500_000;

/** The lines, in their order, that hold a number which may be reused: it depends on when they were written. */
export function linesToDate(references: readonly ResolvedReference[], scope: Scope): readonly number[] {
  if (severityOf(scope, 'reused-number') === 'off') return [];
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
