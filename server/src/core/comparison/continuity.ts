import type { Listed } from '../model/framework.ts';
import { type Editions, type Fate, isAnythingRecorded, isSuccessor, livingIn } from './fates.ts';
import { DIFFERENT, LOOSE, Resemblance } from './resemblance.ts';
import { unrecordedMoves } from './unrecorded-moves.ts';
import { isSameWording } from './wording.ts';

/** Which numbers go on with their meaning, and which were given another. */
export interface Continuity {
  /** Those whose number stands for the same objective in the newer edition. */
  readonly continuing: ReadonlySet<Fate>;
  /** From the older to the newer edition: moves that nothing but the texts tells. */
  readonly moves: ReadonlyMap<Listed, Listed>;
  /** Objectives of the newer edition that the catalogs say come from another number. */
  readonly takenOver: ReadonlySet<Listed>;
}

/**
 * Recorded successors decide. Where nothing is recorded of a number that both editions list, it goes on with its
 * meaning, however it is reworded, unless one of these says otherwise: another number is recorded to have moved there;
 * its text stands under another number now, or the text of another number under its own; the catalogs record nothing at
 * all between the two editions, and the two texts have next to nothing in common.
 */
export function continuityOf(fates: readonly Fate[], editions: Editions): Continuity {
  const resemblance = new Resemblance();
  const takenOver = takenOverIn(fates, resemblance);
  const unsure = fates.filter((fate) => isUnsure(fate, takenOver, resemblance));
  const moves = movesAmong(fates, unsure, editions, resemblance);
  const arrived = new Set(moves.values());
  const recordsNothing = !isAnythingRecorded(editions);
  const goesOn = (fate: Fate): boolean => {
    const { objective, recorded, sameNumber } = fate;
    if (!sameNumber) return false;
    if (recorded) return continuesByRecord(recorded, objective, sameNumber);
    if (takenOver.has(sameNumber) || moves.has(objective) || arrived.has(sameNumber)) return false;
    return !recordsNothing || resemblance.between(objective, sameNumber) >= DIFFERENT;
  };
  return { continuing: new Set(fates.filter(goesOn)), moves, takenOver };
}

/** Recorded to be itself, or to have nothing but related ones; known to have no successor, and there all the same. */
function continuesByRecord(recorded: NonNullable<Fate['recorded']>, older: Listed, newer: Listed): boolean {
  const successors = recorded.filter(isSuccessor);
  if (successors.length > 0) return successors.length === 1 && successors[0]?.objective === newer;
  return recorded.length > 0 || isSameWording(older, newer);
}

/** Numbers that another objective moved to, whose own text is further from what they say now. */
function takenOverIn(fates: readonly Fate[], resemblance: Resemblance): Set<Listed> {
  const own = new Map(fates.flatMap((fate) => (fate.sameNumber && !fate.recorded ? [[fate.sameNumber, fate]] : [])));
  const taken = new Set<Listed>();
  for (const { objective, recorded } of fates) {
    const [successor, ...others] = (recorded ?? []).filter(isSuccessor);
    if (!successor || others.length > 0 || (successor.relation !== 'moved' && successor.relation !== 'equal')) continue;
    const before = own.get(successor.objective)?.objective;
    if (!before) continue;
    const likeness = resemblance.between(before, successor.objective);
    if (likeness < LOOSE && likeness < resemblance.between(objective, successor.objective))
      taken.add(successor.objective);
  }
  return taken;
}

/** Nothing is recorded of it, and under its number there is nothing that its text would tell it by. */
function isUnsure(fate: Fate, takenOver: ReadonlySet<Listed>, resemblance: Resemblance): boolean {
  const { objective, recorded, sameNumber, withdrawal } = fate;
  if (recorded || withdrawal) return false;
  return !sameNumber || takenOver.has(sameNumber) || resemblance.between(objective, sameNumber) < LOOSE;
}

function movesAmong(
  fates: readonly Fate[],
  unsure: readonly Fate[],
  { newer }: Editions,
  resemblance: Resemblance,
): Map<Listed, Listed> {
  const loose = new Set(unsure.map(({ sameNumber }) => sameNumber));
  const spoken = new Set<Listed>();
  for (const { recorded, sameNumber } of fates) {
    for (const { objective } of (recorded ?? []).filter(isSuccessor)) spoken.add(objective);
    if (sameNumber && !recorded && !loose.has(sameNumber)) spoken.add(sameNumber);
  }
  const free = livingIn(newer).filter((objective) => !spoken.has(objective));
  return unrecordedMoves(
    unsure.map(({ objective }) => objective),
    free,
    resemblance,
  );
}
