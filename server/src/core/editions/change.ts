import type { Relation } from '../model/catalog.ts';
import type { Listed } from '../model/framework.ts';
import type { FieldPair } from '../resolution/wording.ts';
import type { EditionPair } from './counterparts.ts';
import type { WordChange } from './word-diff.ts';

/**
 * Kinds of change from one edition to a later one, those first that most need a person; reports have this order.
 *
 * `reused`: the number stands for something else now; a change of its own, beside that of the old meaning and that of
 * the new one. `withdrawn`: without a replacement in the later edition. `split`: replaced by several, or by one that
 * covers a part. `merged`: one of several that are replaced by one. `moved`: the same objective under another number.
 * `reworded`: the same number, in other words. `added`: new in the later edition.
 */
export const CHANGE_KINDS = ['reused', 'withdrawn', 'split', 'merged', 'moved', 'reworded', 'added'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * The source of a change. `catalog`: it is recorded, by `replacedBy`, `replaces` or `withdrawn`. `numbers`: the number is
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
  /** How the wording changed, where one objective replaces one: each field that differs. */
  readonly words: readonly FieldChange[];
  /** Why it was withdrawn, where the newer edition says so. */
  readonly reason?: string;
}

export interface Arrival {
  readonly objective: Listed;
  /** Null for `added`, `reworded` and `reused`, which replace nothing. */
  readonly relation: Relation | null;
}

export interface FieldChange {
  readonly field: FieldPair['field'];
  readonly changes: readonly WordChange[];
}

/** Two editions of a framework side by side. */
export interface EditionComparison extends EditionPair {
  /** By kind; within a kind in the order of the older edition, added ones in that of the newer. */
  readonly changes: readonly Change[];
  /** Objectives that both list under one number, from the older to the newer edition: unchanged and reworded ones. */
  readonly continuations: ReadonlyMap<Listed, Listed>;
  /** How many of those are unchanged. */
  readonly unchanged: number;
  /** Objectives of the older edition that the newer one, being partial, does not list. */
  readonly unlisted: number;
}
