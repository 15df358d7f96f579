import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { ResolvedReference } from '../scope.ts';
import { type Judge, type Judged, judgedRange, left, STAYS } from './items.ts';
import { noRange, reused, undecided } from './left-reference.ts';
import type { Outcomes } from './outcomes.ts';
import { rangeOutcome } from './range-outcome.ts';

/**
 * Judges the members of a citation that names no edition and means the target. Numbers that are gone from it become what
 * they became; those that it writes otherwise than the edition before are written as it does. Where a number stood for
 * something else before, nobody can tell which of the two is meant.
 *
 * @param mayChoose somebody's choice counts for such numbers too, since the edition will be named then
 */
export function inTargetEdition(outcomes: Outcomes, mayChoose: boolean): Judge {
  return {
    single: (resolved) => single(resolved, outcomes, mayChoose),
    range: (from, to) => range(from, to, outcomes),
  };
}

function single(resolved: ResolvedReference, outcomes: Outcomes, mayChoose: boolean): Judged {
  const { objective } = resolved.resolution;
  // Unknown altogether: that is for `check` to tell.
  if (!objective) return STAYS;
  if (isAliveIn(outcomes, objective)) {
    const reuse = outcomes.reuseOf(objective);
    const chosen = mayChoose ? outcomes.chosenFor(objective.number) : undefined;
    if (reuse)
      return chosen
        ? { becomes: { objectives: chosen }, left: [] }
        : left(reused(resolved, objective, reuse, outcomes));
    return isWrittenAsBefore(resolved, objective, outcomes)
      ? { becomes: { objectives: [objective] }, left: [] }
      : STAYS;
  }
  const before = aliveBefore(resolved, outcomes)?.objective ?? objective;
  const outcome = outcomes.of(before);
  return 'left' in outcome ? left(undecided(resolved, outcome, before.number)) : { becomes: outcome, left: [] };
}

function range(from: ResolvedReference, to: ResolvedReference, outcomes: Outcomes): Judged {
  const [start, end] = [from.resolution.objective, to.resolution.objective];
  if (!start || !end) return STAYS;
  const isWhole = [start, end].every((one) => isAliveIn(outcomes, one));
  if (isWhole && !isWrittenAsBefore(from, start, outcomes) && !isWrittenAsBefore(to, end, outcomes)) {
    for (const sibling of siblingsBetween(outcomes.target, start.number, end.number)) {
      const reuse = outcomes.reuseOf(sibling);
      if (reuse) return left(reused(from, sibling, reuse, outcomes));
    }
    return STAYS;
  }
  const [first, last] = [aliveBefore(from, outcomes), aliveBefore(to, outcomes)];
  if (!first || first.edition !== last?.edition) return left(noRange(from));
  return judgedRange(from, to, rangeOutcome(first.edition, first.objective, last.objective, outcomes));
}

function isAliveIn({ target }: Outcomes, objective: Listed): boolean {
  return objective.edition === target.id && !objective.withdrawn;
}

/** As an older edition writes the number, which the target writes otherwise: `PR.DS-1`, which is PR.DS-01 now. */
function isWrittenAsBefore({ reference }: ResolvedReference, now: Listed, { framework, target }: Outcomes): boolean {
  if (now.number === reference.number) return false;
  return framework.editions.slice(0, target.index).some(({ byNumber }) => byNumber.has(reference.number));
}

/** The number in the newest edition before the target where it is alive. */
function aliveBefore(
  { reference }: ResolvedReference,
  { framework, target }: Outcomes,
): { edition: FrameworkEdition; objective: Listed } | undefined {
  const lookup = lookupOf(framework, reference.number);
  for (const edition of framework.editions.slice(0, target.index).reverse()) {
    const objective = edition.draft ? undefined : lookup(edition);
    if (objective && !objective.withdrawn) return { edition, objective };
  }
  return undefined;
}
