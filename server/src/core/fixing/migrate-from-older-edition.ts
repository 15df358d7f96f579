import type { Outcomes } from '../editions/outcomes.ts';
import { listedRange, rangeOutcome } from '../editions/range-outcome.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { left, type MigrationRule, type MigrationStep, rangeStep } from './migrate-items.ts';
import { noRange, undecided, unknown } from './migrate-unresolved.ts';

/** Judges the members of a citation that means an edition before the target. */
export function fromOlderEdition(outcomes: Outcomes): MigrationRule {
  return {
    single: (resolved) => single(resolved, outcomes),
    range(from, to) {
      const { framework, edition, objective } = from.resolution;
      if (!objective || !edition) return left(unknown(from));
      if (!to.resolution.objective) return left(unknown(to));
      const range = listedRange(framework, edition, from.reference.number, to.reference.number);
      return range ? rangeStep(from, to, rangeOutcome(range, outcomes)) : left(noRange(from));
    },
  };
}

function single(resolved: ResolvedReference, outcomes: Outcomes): MigrationStep {
  const { objective } = resolved.resolution;
  if (!objective) return left(unknown(resolved));
  const outcome = outcomes.of(objective);
  return 'left' in outcome ? left(undecided(resolved, outcome, objective.number)) : { becomes: outcome, left: [] };
}
