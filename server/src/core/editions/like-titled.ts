import { l10n } from '../base/l10n.ts';
import { memoize, memoizePair } from '../base/memoize.ts';
import { wording } from '../model/catalog.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { ALIKE, Resemblance } from '../resolution/resemblance.ts';
import { livingIn } from './continuity.ts';

/** Larger editions are not searched. */
const MAX_OBJECTIVES = 5_000;

/** The texts of an edition are split into stems once. */
const titlesOf = memoize((edition: FrameworkEdition) => {
  const alive = livingIn(edition);
  return { alive: alive.length > MAX_OBJECTIVES ? [] : alive, resemblance: new Resemblance() };
});

/** The one objective of an edition with an older one's title, or else nearly that title; undefined for several. */
export const likeTitled = memoizePair((edition: FrameworkEdition, older: Listed): Listed | null => {
  const { alive, resemblance } = titlesOf(edition);
  const title = { title: wording(older) };
  const near = alive
    .map((objective) => ({ objective, likeness: resemblance.between(title, { title: wording(objective) }) }))
    .filter(({ likeness }) => likeness >= ALIKE);
  const same = near.filter(({ likeness }) => likeness === 1);
  const [only, ...others] = same.length > 0 ? same : near;
  return only && others.length === 0 ? only.objective : null;
});

/** That of an objective of which an edition does not list the number any more, where no catalog says why. */
export function likeUnrecorded(objective: Listed | null, edition: FrameworkEdition | null): Listed | null {
  const isRecorded = !objective || !edition || objective.edition === edition.id || isMarked(objective);
  return isRecorded ? null : likeTitled(edition, objective);
}

export const isMarked = ({ withdrawn, replacedBy }: Listed): boolean => withdrawn || replacedBy !== undefined;

/**
 * Says that an edition has a number no more, and nothing is recorded to replace it: that it was withdrawn where a catalog
 * says so, by a mark or an empty list of replacements.
 */
export function withdrawal(
  [prefix, number, where]: readonly [prefix: string, number: string, edition: string],
  isRecorded: boolean,
  reason: string | undefined,
): string {
  const name = [prefix, number, where] as const;
  if (reason) {
    const why = reason.replace(/[\s.]+$/, '');
    return l10n.t('{0} {1} was withdrawn in {2}: {3}. The catalog lists no replacement.', ...name, why);
  }
  return isRecorded
    ? l10n.t('{0} {1} was withdrawn in {2}. The catalog lists no replacement.', ...name)
    : l10n.t('{0} {1} is no longer in {2}; the catalog lists no replacement.', ...name);
}
