import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { type Editions, type Fate, fatesOf, isAnythingRecorded, isSuccessor, livingIn } from './fates.ts';
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

/** Two editions as far as it is told which numbers go on with their meaning. */
export interface Compared {
  /** By what is alive in the older edition, in its order. */
  readonly fates: ReadonlyMap<Listed, Fate>;
  readonly continuity: Continuity;
}

const known = new WeakMap<FrameworkEdition, Map<number, Compared>>();

/** Compares two editions; what is found once is kept with the newer one. */
export function comparedOnce(editions: Editions): Compared {
  const { older, newer } = editions;
  const found = known.get(newer) ?? new Map<number, Compared>();
  known.set(newer, found);
  let compared = found.get(older.index);
  if (!compared) {
    const fates = fatesOf(editions);
    compared = {
      fates: new Map(fates.map((fate) => [fate.objective, fate])),
      continuity: continuityOf(fates, editions),
    };
    found.set(older.index, compared);
  }
  return compared;
}

/**
 * Recorded successors decide. Where nothing is recorded of a number that both editions list, it goes on with its
 * meaning, however it is reworded, unless one of these says otherwise: another number is recorded to have moved there;
 * its text stands under another number now, or the text of another number under its own; the two texts have next to
 * nothing in common. The last says nothing where the catalogs record what became of other numbers, and the number's
 * parent goes on: there, silence means that what stands under it goes on too.
 */
export function continuityOf(fates: readonly Fate[], editions: Editions): Continuity {
  const resemblance = new Resemblance();
  const takenOver = takenOverIn(fates, resemblance);
  const unsure = fates.filter((fate) => isUnsure(fate, takenOver, resemblance));
  const moves = movesAmong(fates, unsure, editions, resemblance);
  const arrived = new Set(moves.values());
  const records = isAnythingRecorded(editions);
  const continuing = new Set<Fate>();
  const goingOn = new Set<string>();
  const goesOn = (fate: Fate): boolean => {
    const { objective, recorded, sameNumber } = fate;
    if (!sameNumber) return false;
    const record = recorded && continuesByRecord(recorded, objective, sameNumber);
    if (record != null) return record;
    if (takenOver.has(sameNumber) || moves.has(objective) || arrived.has(sameNumber)) return false;
    if (resemblance.between(objective, sameNumber) >= DIFFERENT) return true;
    return records && objective.parent !== undefined && goingOn.has(objective.parent);
  };
  // Parents first.
  for (const fate of [...fates].sort((a, b) => a.objective.level - b.objective.level)) {
    if (!goesOn(fate)) continue;
    continuing.add(fate);
    goingOn.add(fate.objective.number);
  }
  return { continuing, moves, takenOver };
}

/**
 * Recorded to be itself; known to have no successor, and there all the same. Undefined: nothing is recorded but what it
 * is related to.
 */
function continuesByRecord(recorded: NonNullable<Fate['recorded']>, older: Listed, newer: Listed): boolean | undefined {
  const successors = recorded.filter(isSuccessor);
  if (successors.length > 0) return successors.length === 1 && successors[0]?.objective === newer;
  return recorded.length > 0 ? undefined : isSameWording(older, newer);
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
