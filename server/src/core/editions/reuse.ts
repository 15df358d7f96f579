import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { type Continuity, comparedOnce } from './continuity.ts';
import { type Editions, type Fate, isSuccessor } from './fates.ts';

/** A number that stands for something else in a newer edition. */
export interface Reuse {
  /** What it stood for. */
  readonly then: Listed;
  /** What it stands for in the newer edition. */
  readonly now: Listed;
  /** What the old meaning became in the newer edition; where nothing took its place, what is related to it. */
  readonly became: readonly Listed[];
}

/** The number is there in the newer edition, and is neither the same objective nor a part of it. */
export function isReused(fate: Fate, { continuing }: Continuity): fate is Fate & { readonly sameNumber: Listed } {
  const { recorded, sameNumber } = fate;
  if (!sameNumber || continuing.has(fate)) return false;
  return !recorded?.some((successor) => isSuccessor(successor) && successor.objective === sameNumber);
}

type Reuses = ReadonlyMap<Listed, Reuse>;

const known = new WeakMap<FrameworkEdition, Map<number, Reuses>>();

/** By what they stood for in the older edition: the numbers that a newer one uses for something else. */
export function reusedNumbers(framework: Framework, older: FrameworkEdition, newer: FrameworkEdition): Reuses {
  const found = known.get(newer) ?? new Map<number, Reuses>();
  known.set(newer, found);
  const reuses = found.get(older.index) ?? findReuses({ framework, older, newer });
  found.set(older.index, reuses);
  return reuses;
}

function findReuses(editions: Editions): Reuses {
  const { fates, continuity } = comparedOnce(editions);
  const reuses = new Map<Listed, Reuse>();
  for (const fate of fates.values()) {
    if (!isReused(fate, continuity)) continue;
    const { objective: then, sameNumber: now } = fate;
    reuses.set(then, { then, now, became: whatBecameOf(fate, continuity) });
  }
  return reuses;
}

function whatBecameOf({ objective, recorded }: Fate, { moves }: Continuity): readonly Listed[] {
  const moved = moves.get(objective);
  if (moved) return [moved];
  const successors = recorded?.filter(isSuccessor) ?? [];
  return (successors.length > 0 ? successors : (recorded ?? [])).map((replacement) => replacement.objective);
}
