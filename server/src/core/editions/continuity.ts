import { getOrInsert, onlyOf } from '../base/collections.ts';
import { memoize } from '../base/memoize.ts';
import type { Framework, FrameworkEdition, Listed, ResolvedSuccessor } from '../model/framework.ts';
import { listedIn } from '../resolution/numbers.ts';
import { DIFFERENT, LOOSE, Resemblance } from '../resolution/resemblance.ts';
import { recordedAfter, successorsOf } from '../resolution/successors.ts';
import { isSameWording } from '../resolution/wording.ts';
import { unrecordedMoves } from './unrecorded-moves.ts';

/** Which numbers of an edition keep their meaning in a later one, and which are given another. */
export interface Continuity {
  /** By what is alive in the older edition, in its order. */
  readonly counterparts: ReadonlyMap<Listed, Counterparts>;
  /** Those whose number stands for the same objective in the newer edition. */
  readonly continuing: ReadonlySet<Counterparts>;
  /** From the older to the newer edition: moves that only the texts show. */
  readonly moves: ReadonlyMap<Listed, Listed>;
  /** Objectives of the newer edition that the catalogs say come from another number. */
  readonly takenOver: ReadonlySet<Listed>;
  /** By their meaning in the older edition: numbers that the newer one uses for something else. */
  readonly reused: ReadonlyMap<Listed, Reuse>;
}

/** A number that stands for something else in a newer edition. */
export interface Reuse {
  /** What it stood for. */
  readonly then: Listed;
  /** The edition that it stood for that in. */
  readonly edition: FrameworkEdition;
  /** What it stands for in the newer edition. */
  readonly now: Listed;
  /** What replaces the old meaning in the newer edition; where nothing does, what is related to it. */
  readonly replacedBy: readonly Listed[];
  /** Nothing replaces it, and the catalogs say so. */
  readonly isWithdrawn: boolean;
}

const byOlder = memoize((_newer: FrameworkEdition) => new Map<FrameworkEdition, Continuity>());

/** Compares two editions of a framework, once. */
export function continuityBetween(framework: Framework, older: FrameworkEdition, newer: FrameworkEdition): Continuity {
  return getOrInsert(byOlder(newer), older, () => findContinuity({ framework, older, newer }));
}

/**
 * Recorded successors decide. Where nothing is recorded of a number that both editions list, it keeps its meaning,
 * however it is reworded, unless one of these says otherwise: another number is recorded to have moved there; its text is
 * under another number now, or the text of another number under its own; the two texts have next to nothing in common.
 * The last does not count where the newer edition lists every number of the older one, and some of them as withdrawn, and
 * the number's parent keeps its meaning: whoever lists what is withdrawn does not use its number again.
 */
function findContinuity(editions: EditionPair): Continuity {
  const all = counterpartsIn(editions);
  const resemblance = new Resemblance();
  const takenOver = takenOverIn(all, resemblance);
  const unsure = all.filter((each) => isUnsure(each, takenOver, resemblance));
  const moves = movesAmong(all, unsure, editions, resemblance);
  const arrived = new Set(moves.values());
  const listsWithdrawn =
    all.some(({ withdrawal }) => withdrawal) && all.every(({ sameNumber, withdrawal }) => sameNumber ?? withdrawal);
  const continuing = new Set<Counterparts>();
  const continuingNumbers = new Set<string>();
  const continues = ({ objective, recorded, sameNumber }: Counterparts): boolean => {
    if (!sameNumber) return false;
    const byRecord = recorded && continuesByRecord(recorded, objective, sameNumber);
    if (byRecord != null) return byRecord;
    if (takenOver.has(sameNumber) || moves.has(objective) || arrived.has(sameNumber)) return false;
    if (resemblance.between(objective, sameNumber) >= DIFFERENT) return true;
    return listsWithdrawn && objective.parent !== undefined && continuingNumbers.has(objective.parent);
  };
  // Parents first.
  for (const each of [...all].sort((a, b) => a.objective.level - b.objective.level)) {
    if (!continues(each)) continue;
    continuing.add(each);
    continuingNumbers.add(each.objective.number);
  }
  const counterparts = new Map(all.map((each) => [each.objective, each]));
  return { counterparts, continuing, moves, takenOver, reused: reusedAmong(all, continuing, moves, editions) };
}

/** Recorded to be itself; known to have no successor, and still there. Undefined: only relations are recorded. */
function continuesByRecord(
  recorded: NonNullable<Counterparts['recorded']>,
  older: Listed,
  newer: Listed,
): boolean | undefined {
  const successors = recorded.filter(isSuccessor);
  if (successors.length > 0) return successors.length === 1 && successors[0]?.objective === newer;
  return recorded.length > 0 ? undefined : isSameWording(older, newer);
}

/** Numbers that another objective moved to, whose own text is further from what they say now. */
function takenOverIn(all: readonly Counterparts[], resemblance: Resemblance): Set<Listed> {
  const own = new Map(all.flatMap((each) => (each.sameNumber && !each.recorded ? [[each.sameNumber, each]] : [])));
  const taken = new Set<Listed>();
  for (const { objective, recorded } of all) {
    const successor = onlyOf((recorded ?? []).filter(isSuccessor));
    if (!successor || (successor.relation !== 'moved' && successor.relation !== 'equal')) continue;
    const before = own.get(successor.objective)?.objective;
    if (!before) continue;
    const likeness = resemblance.between(before, successor.objective);
    if (likeness < LOOSE && likeness < resemblance.between(objective, successor.objective))
      taken.add(successor.objective);
  }
  return taken;
}

/** Nothing is recorded of it, and its number has no text like its own in the newer edition. */
function isUnsure(
  { objective, recorded, sameNumber, withdrawal }: Counterparts,
  takenOver: ReadonlySet<Listed>,
  resemblance: Resemblance,
): boolean {
  if (recorded || withdrawal) return false;
  return !sameNumber || takenOver.has(sameNumber) || resemblance.between(objective, sameNumber) < LOOSE;
}

function movesAmong(
  all: readonly Counterparts[],
  unsure: readonly Counterparts[],
  { newer }: EditionPair,
  resemblance: Resemblance,
): Map<Listed, Listed> {
  const loose = new Set(unsure.map(({ sameNumber }) => sameNumber));
  const accountedFor = new Set<Listed>();
  for (const { recorded, sameNumber } of all) {
    for (const { objective } of (recorded ?? []).filter(isSuccessor)) accountedFor.add(objective);
    if (sameNumber && !recorded && !loose.has(sameNumber)) accountedFor.add(sameNumber);
  }
  return unrecordedMoves(
    unsure.map(({ objective }) => objective),
    livingIn(newer).filter((objective) => !accountedFor.has(objective)),
    resemblance,
  );
}

function reusedAmong(
  all: readonly Counterparts[],
  continuing: Continuity['continuing'],
  moves: Continuity['moves'],
  { older: edition }: EditionPair,
): Map<Listed, Reuse> {
  const reused = new Map<Listed, Reuse>();
  for (const each of all) {
    const { objective: then, recorded, sameNumber: now } = each;
    const successors = (recorded ?? []).filter(isSuccessor);
    // The number is neither the same objective nor a part of it.
    if (!now || continuing.has(each) || successors.some(({ objective }) => objective === now)) continue;
    const moved = moves.get(then);
    const found = successors.length > 0 ? successors : (recorded ?? []);
    const replacedBy = moved ? [moved] : found.map(({ objective }) => objective);
    reused.set(then, { then, edition, now, replacedBy, isWithdrawn: recorded !== null && replacedBy.length === 0 });
  }
  return reused;
}

/** What catalogs and numbers say of an objective of an older edition in a newer one. */
export interface Counterparts {
  readonly objective: Listed;
  /** Recorded successors that are alive in the newer edition, those first that replace it; null: nothing is recorded. */
  readonly recorded: readonly ResolvedSuccessor[] | null;
  /** The living objective with its number in the newer edition. */
  readonly sameNumber: Listed | null;
  /** The entry with its number in the newer edition, where that lists it as withdrawn. */
  readonly withdrawal: Listed | null;
}

export interface EditionPair {
  readonly framework: Framework;
  readonly older: FrameworkEdition;
  readonly newer: FrameworkEdition;
}

/** The counterparts of all objectives that are alive in the older edition, in its order. */
function counterpartsIn({ framework, older, newer }: EditionPair): Counterparts[] {
  // What an edition between the two withdraws is gone, even if its number is used again.
  const between = framework.editions.slice(older.index + 1, newer.index).filter(withdrawsAny);
  return livingIn(older).map((objective) => {
    const same = listedIn(newer, objective.number, framework);
    const isRecorded =
      recordedAfter(framework, older, objective.number, newer) !== null ||
      between.some((edition) => listedIn(edition, objective.number, framework)?.withdrawn);
    return {
      objective,
      recorded: isRecorded ? livingSuccessors(successorsOf(framework, older, objective, newer), newer) : null,
      sameNumber: same && !same.withdrawn ? same : null,
      withdrawal: same?.withdrawn ? same : null,
    };
  });
}

/** Those that are alive in the edition; those that replace something come before related ones. */
export function livingSuccessors(
  recorded: readonly ResolvedSuccessor[],
  edition: FrameworkEdition,
): readonly ResolvedSuccessor[] {
  const alive = recorded.filter((one) => one.edition === edition && !one.objective.withdrawn);
  return [...alive.filter(isSuccessor), ...alive.filter((one) => !isSuccessor(one))];
}

/** Those that are not withdrawn; of several with one number the first. */
export function livingIn(edition: FrameworkEdition): Listed[] {
  return [...edition.byNumber.values()].filter(({ withdrawn }) => !withdrawn);
}

/** Whether it takes the place of what it replaces; a related one does not. */
export function isSuccessor({ relation }: Pick<ResolvedSuccessor, 'relation'>): boolean {
  return relation !== 'related';
}

/** Whether the catalogs record anything at all about what replaces numbers between the two editions. */
export function isAnythingRecorded({ framework, older, newer }: EditionPair): boolean {
  const between = framework.editions.slice(older.index, newer.index + 1);
  const recordsSuccessors = between.some(({ successors }) =>
    [...successors.values()].some((list) =>
      list.some(({ edition }) => edition > older.index && edition <= newer.index),
    ),
  );
  return recordsSuccessors || between.slice(1).some(withdrawsAny);
}

const withdrawsAny = memoize(({ objectives }: FrameworkEdition) => objectives.some(({ withdrawn }) => withdrawn));
