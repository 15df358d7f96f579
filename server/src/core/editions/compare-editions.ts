import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { type Arrival, CHANGE_KINDS, type Change, type EditionComparison, type Evidence } from './change.ts';
import { type Continuity, comparedOnce } from './continuity.ts';
import { type Fate, isSuccessor, livingIn } from './fates.ts';
import { fieldChanges, newWordDiffBudget } from './field-changes.ts';
import { kindOfReplacement, unnamedMerges } from './replacement-kind.ts';
import { isReused } from './reuse.ts';
import type { WordDiffBudget } from './word-diff.ts';

interface Findings extends Continuity {
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
export function compareEditions(
  framework: Framework,
  older: FrameworkEdition,
  newer: FrameworkEdition,
): EditionComparison {
  const editions = { framework, older, newer };
  const compared = comparedOnce(editions);
  const { continuity } = compared;
  const fates = [...compared.fates.values()];
  const merges = unnamedMerges(fates, continuity.continuing);
  const findings: Findings = { ...continuity, merges, newer, budget: newWordDiffBudget() };
  const unlisted = new Set(fates.filter((fate) => isUnlisted(fate, findings)));
  const reported = fates
    .filter((fate) => !unlisted.has(fate))
    .map((fate) => [...whatBecameOf(fate, findings), ...reuseOf(fate, findings)]);
  const changes = reported.flat();
  changes.push(...additions(newer, fates, changes, continuity));
  return {
    framework,
    older,
    newer,
    continuations: new Map(
      [...continuity.continuing].flatMap(({ objective, sameNumber }) => (sameNumber ? [[objective, sameNumber]] : [])),
    ),
    changes: CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind)),
    unchanged: reported.filter((own) => own.length === 0).length,
    unlisted: unlisted.size,
  };
}

/** An edition that is incomplete says nothing by not listing a number. */
function isUnlisted({ objective, recorded, sameNumber, withdrawal }: Fate, { moves, newer }: Findings): boolean {
  return newer.partial && !recorded && !sameNumber && !withdrawal && !moves.has(objective);
}

/** Nothing for an objective that is the same in both editions. */
function whatBecameOf(fate: Fate, { continuing, moves, merges, budget }: Findings): Change[] {
  const { objective: from, recorded, sameNumber } = fate;
  if (continuing.has(fate) && sameNumber) {
    const words = fieldChanges(from, sameNumber, budget);
    const evidence = recorded ? 'catalog' : 'numbers';
    return words.length === 0 ? [] : [{ kind: 'reworded', evidence, from, to: [arrival(sameNumber)], words }];
  }
  const to = (recorded ?? []).map(({ objective, relation }): Arrival => ({ objective, relation }));
  const successors = recorded?.filter(isSuccessor) ?? [];
  if (successors.length > 0) {
    const kind = kindOfReplacement(fate, merges);
    const words = kind === 'moved' ? fieldChanges(from, successors[0]!.objective, budget) : [];
    return [{ kind, evidence: 'catalog', from, to, words }];
  }
  const moved = moves.get(from);
  if (moved) {
    const words = fieldChanges(from, moved, budget);
    return [{ kind: 'moved', evidence: 'wording', from, to: [{ objective: moved, relation: 'moved' }], words }];
  }
  const reason = fate.withdrawal?.withdrawnReason;
  return [{ kind: 'withdrawn', evidence: evidenceOfEnd(fate), from, to, words: [], ...(reason && { reason }) }];
}

function evidenceOfEnd({ recorded, sameNumber, withdrawal }: Fate): Evidence {
  if (recorded || withdrawal) return 'catalog';
  return sameNumber ? 'wording' : 'numbers';
}

function reuseOf(fate: Fate, findings: Findings): Change[] {
  if (!isReused(fate, findings)) return [];
  const { objective: from, recorded, sameNumber } = fate;
  const evidence = recorded || findings.takenOver.has(sameNumber) ? 'catalog' : 'wording';
  return [{ kind: 'reused', evidence, from, to: [arrival(sameNumber)], words: [] }];
}

/** What the newer edition has that comes from nothing in the older one. */
function additions(
  newer: FrameworkEdition,
  fates: readonly Fate[],
  changes: readonly Change[],
  { continuing }: Continuity,
): Change[] {
  const reached = new Set<Listed>();
  const reused = new Map<Listed, Evidence>();
  for (const { sameNumber } of fates.filter((fate) => continuing.has(fate))) if (sameNumber) reached.add(sameNumber);
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
      return { kind: 'added', evidence, from: null, to: [arrival(objective)], words: [] };
    });
}

const arrival = (objective: Listed): Arrival => ({ objective, relation: null });
