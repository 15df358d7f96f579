import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { ResolvedReference } from '../scope.ts';
import { type Judge, type Judged, judgedRange, left } from './items.ts';
import { noRange, undecided, unknown } from './left-reference.ts';
import type { Outcomes } from './outcomes.ts';
import { rangeOutcome } from './range-outcome.ts';

/** Judges the members of a citation that means an edition before the target. */
export function fromOlderEdition(outcomes: Outcomes): Judge {
  return {
    single: (resolved) => single(resolved, outcomes),
    range(from, to) {
      const ends = [from.resolution.objective, to.resolution.objective] as const;
      if (!ends[0]) return left(unknown(from));
      if (!ends[1]) return left(unknown(to));
      const edition = editionOf(outcomes.framework, ends[0].edition);
      if (!edition || ends[1].edition !== edition.id) return left(noRange(from));
      return judgedRange(from, to, rangeOutcome(edition, ends[0], ends[1], outcomes));
    },
  };
}

function single(resolved: ResolvedReference, outcomes: Outcomes): Judged {
  const { objective } = resolved.resolution;
  if (!objective) return left(unknown(resolved));
  const outcome = outcomes.of(objective);
  return 'left' in outcome ? left(undecided(resolved, outcome, objective.number)) : { becomes: outcome, left: [] };
}

function editionOf({ editions }: Framework, wanted: string): FrameworkEdition | undefined {
  return editions.find(({ id }) => id === wanted);
}
