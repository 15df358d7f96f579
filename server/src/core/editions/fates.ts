import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Replacement } from '../model/resolution.ts';
import { numberKey } from '../resolution/number-key.ts';
import { recordedAfter, replacementsOf } from '../resolution/successors.ts';

/** What became of an objective of the older edition, as far as catalogs and numbers tell. */
export interface Fate {
  readonly objective: Listed;
  /** Recorded successors that are alive in the newer edition, those first that replace it; null: nothing recorded. */
  readonly recorded: readonly Replacement[] | null;
  /** What is alive under its number in the newer edition. */
  readonly sameNumber: Listed | null;
  /** The entry under its number in the newer edition, where that lists it as withdrawn. */
  readonly withdrawal: Listed | null;
}

export interface Editions {
  readonly framework: Framework;
  readonly older: FrameworkEdition;
  readonly newer: FrameworkEdition;
}

/** The fates of all objectives that are alive in the older edition, in its order. */
export function fatesOf({ framework, older, newer }: Editions): Fate[] {
  // One that an edition between withdraws is gone, whatever comes back under its number.
  const editions = framework.editions.slice(older.index + 1, newer.index);
  return livingIn(older).map((objective) => {
    const same = numberIn(framework, newer, objective.number);
    const isRecorded =
      recordedAfter(framework, older, objective.number, newer) !== null ||
      editions.some((edition) => numberIn(framework, edition, objective.number)?.withdrawn);
    const alive = replacementsOf(framework, older, objective, newer).filter(
      (replacement) => replacement.edition === newer && !replacement.objective.withdrawn,
    );
    return {
      objective,
      recorded: isRecorded ? [...alive.filter(isSuccessor), ...alive.filter((one) => !isSuccessor(one))] : null,
      sameNumber: same && !same.withdrawn ? same : null,
      withdrawal: same?.withdrawn ? same : null,
    };
  });
}

/** Those that are not withdrawn; of several with one number the first. */
export function livingIn(edition: FrameworkEdition): Listed[] {
  return [...edition.byNumber.values()].filter(({ withdrawn }) => !withdrawn);
}

export function numberIn({ numbering }: Framework, edition: FrameworkEdition, number: string): Listed | undefined {
  return edition.byNumber.get(number) ?? edition.byKey.get(numberKey(number, numbering));
}

/** Whether it takes the place of what it replaces; a related one does not. */
export function isSuccessor({ relation }: Pick<Replacement, 'relation'>): boolean {
  return relation !== 'related';
}

/** Whether the catalogs say anything at all about what became of numbers between the two editions. */
export function isAnythingRecorded({ framework, older, newer }: Editions): boolean {
  const between = framework.editions.slice(older.index, newer.index + 1);
  const recordsSuccessors = between.some(({ successors }) =>
    [...successors.values()].some((list) =>
      list.some(({ edition }) => edition > older.index && edition <= newer.index),
    ),
  );
  return recordsSuccessors || between.slice(1).some(({ objectives }) => objectives.some(({ withdrawn }) => withdrawn));
}
