import { getOrInsert, onlyOf } from '../base/collections.ts';
import type { Relation } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { comparableFields, type FieldPair, plainWording } from '../resolution/wording.ts';
import { type Continuity, type Counterparts, continuityBetween, isSuccessor, livingIn } from './continuity.ts';
import { newWordDiffBudget, type WordChange, type WordDiffBudget, wordDiff } from './word-diff.ts';

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
type Evidence = 'catalog' | 'numbers' | 'wording';

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

interface Comparison extends Continuity {
  readonly merges: ReadonlySet<Listed>;
  readonly newer: FrameworkEdition;
  readonly budget: WordDiffBudget;
}

/**
 * What changed from one edition of a framework to a later one. What the catalogs record decides; texts are compared only
 * where they record nothing.
 *
 * @param older comes before `newer` in `framework.editions`
 */
export function compareEditions(framework: Framework, older: FrameworkEdition, newer: FrameworkEdition) {
  const continuity = continuityBetween(framework, older, newer);
  const all = [...continuity.counterparts.values()];
  const merges = unnamedMerges(all, continuity.continuing);
  const comparison: Comparison = { ...continuity, merges, newer, budget: newWordDiffBudget() };
  // What an incomplete edition does not list may still be there.
  const mayBeThere = ({ objective, recorded, sameNumber, withdrawal }: Counterparts) =>
    newer.partial && !recorded && !sameNumber && !withdrawal && !continuity.moves.has(objective);
  const listed = all.filter((each) => !mayBeThere(each));
  const reported = listed.map((each) => [...changeOf(each, comparison), ...reuseOf(each, comparison)]);
  const changes = reported.flat();
  changes.push(...additions(newer, all, changes, continuity));
  return {
    framework,
    older,
    newer,
    /** Objectives that both list under one number, from the older to the newer edition: unchanged and reworded ones. */
    continuations: new Map(
      [...continuity.continuing].flatMap(({ objective, sameNumber }) => (sameNumber ? [[objective, sameNumber]] : [])),
    ),
    /** By kind; within a kind in the order of the older edition, added ones in that of the newer. */
    changes: CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind)),
    /** How many of those are unchanged. */
    unchanged: reported.filter((own) => own.length === 0).length,
    /** Objectives of the older edition that the newer one, being partial, does not list. */
    unlisted: all.length - listed.length,
  };
}

/** Two editions of a framework side by side. */
export type EditionComparison = ReturnType<typeof compareEditions>;

/** Empty for an objective that is the same in both editions. */
function changeOf(counterparts: Counterparts, { continuing, moves, merges, budget }: Comparison): Change[] {
  const { objective: from, recorded, sameNumber } = counterparts;
  if (continuing.has(counterparts) && sameNumber) {
    const words = fieldChanges(from, sameNumber, budget);
    const evidence = recorded ? 'catalog' : 'numbers';
    return words.length === 0 ? [] : [{ kind: 'reworded', evidence, from, to: [unrelated(sameNumber)], words }];
  }
  const to = (recorded ?? []).map(({ objective, relation }): Arrival => ({ objective, relation }));
  const successors = recorded?.filter(isSuccessor) ?? [];
  if (successors.length > 0) {
    const kind = kindOf(counterparts, merges);
    const words = kind === 'moved' ? fieldChanges(from, successors[0]!.objective, budget) : [];
    return [{ kind, evidence: 'catalog', from, to, words }];
  }
  const moved = moves.get(from);
  if (moved) {
    const words = fieldChanges(from, moved, budget);
    return [{ kind: 'moved', evidence: 'wording', from, to: [{ objective: moved, relation: 'moved' }], words }];
  }
  const { withdrawal } = counterparts;
  const reason = withdrawal?.withdrawnReason;
  const evidence = recorded || withdrawal ? 'catalog' : sameNumber ? 'wording' : 'numbers';
  return [{ kind: 'withdrawn', evidence, from, to, words: [], ...(reason && { reason }) }];
}

function reuseOf({ objective: from, recorded }: Counterparts, { reused, takenOver }: Comparison): Change[] {
  const reuse = reused.get(from);
  if (!reuse) return [];
  const evidence = recorded || takenOver.has(reuse.now) ? 'catalog' : 'wording';
  return [{ kind: 'reused', evidence, from, to: [unrelated(reuse.now)], words: [] }];
}

/** What is new in the newer edition. */
function additions(
  newer: FrameworkEdition,
  all: readonly Counterparts[],
  changes: readonly Change[],
  { continuing }: Continuity,
): Change[] {
  const reached = new Set<Listed>();
  const reused = new Map<Listed, Evidence>();
  for (const each of all) if (continuing.has(each) && each.sameNumber) reached.add(each.sameNumber);
  for (const { kind, evidence, to } of changes) {
    for (const { objective, relation } of to) {
      if (kind === 'reused') reused.set(objective, evidence);
      else if (relation && isSuccessor({ relation })) reached.add(objective);
    }
  }
  return livingIn(newer)
    .filter((objective) => !reached.has(objective))
    .map((objective) => {
      const evidence = reused.get(objective) ?? 'numbers';
      return { kind: 'added', evidence, from: null, to: [unrelated(objective)], words: [] };
    });
}

const unrelated = (objective: Listed): Arrival => ({ objective, relation: null });

/** The objective that replaces it as a whole; undefined for a split. */
function onlyReplacement({
  recorded,
}: Counterparts): { readonly objective: Listed; readonly relation: string } | undefined {
  const only = onlyOf((recorded ?? []).filter(isSuccessor));
  return only?.relation === 'split' ? undefined : only;
}

/**
 * Objectives of the newer edition that replace several, though the catalog calls each of them moved (the relation of a
 * single successor where none is written): two that move to one number are merged. Where it calls some merged and others
 * moved, it means the difference.
 */
function unnamedMerges(all: readonly Counterparts[], continuing: ReadonlySet<Counterparts>): Set<Listed> {
  const arrivals = new Map<Listed, { moved: number; merged: number; own: number }>();
  for (const each of all) {
    const replacement = onlyReplacement(each);
    const to = continuing.has(each) ? each.sameNumber : replacement?.objective;
    if (!to) continue;
    const count = getOrInsert(arrivals, to, () => ({ moved: 0, merged: 0, own: 0 }));
    if (continuing.has(each)) count.own++;
    else if (replacement?.relation === 'merged') count.merged++;
    else count.moved++;
  }
  const merges = [...arrivals].filter(([, { moved, merged, own }]) => merged === 0 && moved > 0 && moved + own > 1);
  return new Set(merges.map(([objective]) => objective));
}

/** The kind of a change whose successors are recorded. */
function kindOf(counterparts: Counterparts, merges: ReadonlySet<Listed>): ChangeKind {
  const single = onlyReplacement(counterparts);
  if (!single) return 'split';
  return single.relation === 'merged' || merges.has(single.objective) ? 'merged' : 'moved';
}

/** Word by word, what differs in a field that both objectives have. Empty where no reader would see a change. */
function fieldChanges(older: Listed, newer: Listed, budget: WordDiffBudget): FieldChange[] {
  return comparableFields(older, newer)
    .filter((pair) => plainWording(pair.older) !== plainWording(pair.newer))
    .map((pair) => ({ field: pair.field, changes: wordDiff(pair.older, pair.newer, budget) }));
}
