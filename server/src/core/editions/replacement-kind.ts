import type { Listed } from '../model/framework.ts';
import type { ChangeKind } from './change.ts';
import { type Fate, isSuccessor } from './fates.ts';

/** The objective that takes its place, if it is one and no part of it; undefined for a split. */
function heir({ recorded }: Fate): { readonly objective: Listed; readonly relation: string } | undefined {
  const [first, ...others] = (recorded ?? []).filter(isSuccessor);
  return first && others.length === 0 && first.relation !== 'split' ? first : undefined;
}

/**
 * Objectives of the newer edition that several became, though the catalog calls each of them moved (the relation of a
 * single successor where none is written): two that move to one number are merged. Where it calls some merged and others
 * moved, it means the difference.
 */
export function unnamedMerges(fates: readonly Fate[], continuing: ReadonlySet<Fate>): Set<Listed> {
  const arrivals = new Map<Listed, { moved: number; merged: number; own: number }>();
  for (const fate of fates) {
    const to = continuing.has(fate) ? fate.sameNumber : heir(fate)?.objective;
    if (!to) continue;
    const count = arrivals.get(to) ?? { moved: 0, merged: 0, own: 0 };
    arrivals.set(to, count);
    if (continuing.has(fate)) count.own++;
    else if (heir(fate)?.relation === 'merged') count.merged++;
    else count.moved++;
  }
  const merges = [...arrivals].filter(([, { moved, merged, own }]) => merged === 0 && moved > 0 && moved + own > 1);
  return new Set(merges.map(([objective]) => objective));
}

/** The kind of a change whose successors are recorded. */
export function kindOfReplacement(fate: Fate, merges: ReadonlySet<Listed>): ChangeKind {
  const single = heir(fate);
  if (!single) return 'split';
  return single.relation === 'merged' || merges.has(single.objective) ? 'merged' : 'moved';
}
