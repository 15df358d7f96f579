import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { ResolvedSuccessor } from '../model/resolution.ts';
import { listedIn } from '../resolution/numbers.ts';
import { recordedAfter, successorsOf } from '../resolution/successors.ts';

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
export function counterpartsIn({ framework, older, newer }: EditionPair): Counterparts[] {
  // What an edition between the two withdraws is gone, even if its number is used again.
  const between = framework.editions.slice(older.index + 1, newer.index);
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
  return recordsSuccessors || isWithdrawalRecorded({ framework, older, newer });
}

/** Whether the catalogs list anything as withdrawn since the older edition. */
export function isWithdrawalRecorded({ framework, older, newer }: EditionPair): boolean {
  return framework.editions
    .slice(older.index + 1, newer.index + 1)
    .some(({ objectives }) => objectives.some(({ withdrawn }) => withdrawn));
}
