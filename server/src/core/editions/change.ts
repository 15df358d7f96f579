import type { Relation } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { WordChange } from './word-diff.ts';
import type { FieldPair } from './wording.ts';

/**
 * Kinds of change from one edition to a later one, those first that need a person most; reports have this order.
 *
 * `reused`: the number stands for something else now. It is told besides what became of the old meaning and where the
 * new one comes from. `withdrawn`: gone without a successor in the later edition. `split`: replaced by several, or by
 * one that takes over a part. `merged`: one of several that became one. `moved`: the same objective under another
 * number. `reworded`: the same number, in other words. `added`: comes from nothing in the older edition.
 */
export const CHANGE_KINDS = ['reused', 'withdrawn', 'split', 'merged', 'moved', 'reworded', 'added'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * How a change is known. `catalog`: it is recorded, by `replacedBy`, `replaces` or `withdrawn`. `numbers`: the number is
 * in one edition, or in both, and nothing is recorded. `wording`: a guess from the texts, where nothing is recorded.
 */
export type Evidence = 'catalog' | 'numbers' | 'wording';

export interface Change {
  readonly kind: ChangeKind;
  readonly evidence: Evidence;
  /** In the older edition; null for `added`. */
  readonly from: Listed | null;
  /**
   * In the later edition: the successors, those first that replace it; for `reworded` and `reused` what the number
   * stands for now. A withdrawn objective may have related ones.
   */
  readonly to: readonly Arrival[];
  /** How the wording changed, where one objective became one other: each field that differs. */
  readonly words: readonly FieldChange[];
  /** Why it was withdrawn, where the newer edition says so. */
  readonly reason?: string;
}

export interface Arrival {
  readonly objective: Listed;
  /** Null where nothing succeeds anything: `added`, `reworded`, `reused`. */
  readonly relation: Relation | null;
}

export interface FieldChange {
  readonly field: FieldPair['field'];
  readonly changes: readonly WordChange[];
}

/** Two editions of a framework side by side. */
export interface EditionComparison {
  readonly framework: Framework;
  readonly older: FrameworkEdition;
  readonly newer: FrameworkEdition;
  /** By kind; within a kind in the order of the older edition, added ones in that of the newer. */
  readonly changes: readonly Change[];
  /** Objectives that both list under one number, from the older to the newer edition: unchanged and reworded ones. */
  readonly continuations: ReadonlyMap<Listed, Listed>;
  /** How many of those are unchanged. */
  readonly unchanged: number;
  /** Objectives of the older edition that the newer one, being partial, does not list. */
  readonly unlisted: number;
}
