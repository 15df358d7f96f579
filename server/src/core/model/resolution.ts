import type { Relation } from './catalog.ts';
import type { Framework, FrameworkEdition, Listed } from './framework.ts';

/**
 * What a reference means. `current`: listed and alive. `superseded`: a pin to an older edition, and right there.
 * `withdrawn`: gone, without recorded successors. `replaced`: gone, with successors.
 */
export type Status = 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';

/** What a reference means against a framework's catalogs. */
export interface Resolution {
  readonly status: Status;
  readonly framework: Framework;
  /** The edition judged in: the pin's, else the default; null for `unknown-edition` and where there is no edition. */
  readonly edition: FrameworkEdition | null;
  /** The objective in the edition judged in, or, where it is absent there, in the newest one that lists it. */
  readonly objective: Listed | null;
  /**
   * What became of it by the framework's newest edition: followed through chains, without duplicates, in the order of
   * the catalog. Empty where none is recorded and where the objective is current.
   */
  readonly replacedBy: readonly ResolvedSuccessor[];
}

/** A successor as found in a catalog. */
export interface ResolvedSuccessor {
  readonly edition: FrameworkEdition;
  readonly objective: Listed;
  /** Of the whole chain: the weakest of its links. */
  readonly relation: Relation;
}
