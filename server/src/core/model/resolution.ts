import type { Relation } from './catalog.ts';
import type { Framework, FrameworkEdition, Listed } from './framework.ts';

/**
 * The status of a reference. `current`: listed and not withdrawn. `superseded`: names an older edition, and is right
 * there. `withdrawn`: removed, without recorded successors. `replaced`: removed, with recorded successors.
 */
export type Status = 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';

/** What a reference means, according to the catalogs of its framework. */
export interface Resolution {
  readonly status: Status;
  readonly framework: Framework;
  /** The edition that the reference names, else the default; null for `unknown-edition` and without editions. */
  readonly edition: FrameworkEdition | null;
  /** The objective in that edition or, if it is not listed there, in the newest older one that lists it. */
  readonly objective: Listed | null;
  /**
   * Its successors in the current edition, followed through chains, without duplicates, in the order of the catalog.
   * Empty if none is recorded and if the objective is current.
   */
  readonly replacedBy: readonly ResolvedSuccessor[];
}

export interface ResolvedSuccessor {
  readonly edition: FrameworkEdition;
  readonly objective: Listed;
  /** Of the whole chain: the weakest of its links. */
  readonly relation: Relation;
}
