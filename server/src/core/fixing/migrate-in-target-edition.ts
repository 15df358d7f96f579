import type { Outcomes } from '../editions/outcomes.ts';
import { listedRange, rangeOutcome } from '../editions/range-outcome.ts';
import type { Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import { left, type MigrationRule, type MigrationStep, rangeStep, STAYS } from './migrate-items.ts';
import { noRange, reused, undecided } from './migrate-unresolved.ts';

/**
 * Judges the members of a citation that names no edition and means the target. Numbers that are gone from it become what
 * they became; those that it writes otherwise than the edition before are written as it does. Where a number stood for
 * something else before, nobody can tell which of the two is meant.
 *
 * @param mayChoose somebody's choice counts for such numbers too, since the edition will be named then
 */
export function inTargetEdition(outcomes: Outcomes, mayChoose: boolean): MigrationRule {
  return {
    single: (resolved) => single(resolved, outcomes, mayChoose),
    range: (from, to) => range(from, to, outcomes),
  };
}

function single(resolved: ResolvedReference, outcomes: Outcomes, mayChoose: boolean): MigrationStep {
  const { objective } = resolved.resolution;
  // Unknown altogether: that is for `check` to tell.
  if (!objective) return STAYS;
  if (isAliveIn(outcomes, objective)) {
    // What a document declares, it means.
    const reuse = resolved.resolution.framework.isEditionDeclared ? null : outcomes.reuseOf(objective);
    const chosen = mayChoose ? outcomes.chosenFor(objective.number) : undefined;
    if (reuse)
      return chosen
        ? { becomes: { objectives: chosen }, left: [] }
        : left(reused(resolved, objective, reuse, outcomes));
    return isWrittenAsBefore(resolved, objective, outcomes)
      ? { becomes: { objectives: [objective] }, left: [] }
      : STAYS;
  }
  // The number as it was written while it was alive.
  const before = aliveBefore(resolved, outcomes) ?? objective;
  const outcome = outcomes.of(before);
  return 'left' in outcome ? left(undecided(resolved, outcome, before.number)) : { becomes: outcome, left: [] };
}

function range(from: ResolvedReference, to: ResolvedReference, outcomes: Outcomes): MigrationStep {
  const [start, end] = [from.resolution.objective, to.resolution.objective];
  if (!start || !end) return STAYS;
  const { framework, target } = outcomes;
  const found = listedRange(framework, target, from.reference.number, to.reference.number);
  if (!found) return left(noRange(from));
  const isAlive = isAliveIn(outcomes, found.from) && isAliveIn(outcomes, found.to);
  if (isAlive && !isWrittenAsBefore(from, start, outcomes) && !isWrittenAsBefore(to, end, outcomes)) {
    if (from.resolution.framework.isEditionDeclared) return STAYS;
    for (const sibling of siblingsBetween(target, start.number, end.number)) {
      const reuse = outcomes.reuseOf(sibling);
      if (reuse) return left(reused(from, sibling, reuse, outcomes));
    }
    return STAYS;
  }
  return rangeStep(from, to, rangeOutcome(found, outcomes));
}

/** Whether the objective is one of the target's, and alive there. */
export function isAliveIn({ target }: Outcomes, objective: Listed): boolean {
  return objective.edition === target.id && !objective.withdrawn;
}

/** As an older edition writes the number, which the target writes otherwise: `PR.DS-1`, which is PR.DS-01 now. */
function isWrittenAsBefore({ reference }: ResolvedReference, now: Listed, { framework, target }: Outcomes): boolean {
  if (now.number === reference.number) return false;
  return framework.editions.slice(0, target.index).some(({ byNumber }) => byNumber.has(reference.number));
}

/** In the newest edition before the target where it is alive. */
function aliveBefore({ reference }: ResolvedReference, { framework, target }: Outcomes): Listed | undefined {
  const lookup = lookupOf(framework, reference.number);
  for (const edition of framework.editions.slice(0, target.index).reverse()) {
    const objective = edition.draft ? undefined : lookup(edition);
    if (objective && !objective.withdrawn) return objective;
  }
  return undefined;
}
