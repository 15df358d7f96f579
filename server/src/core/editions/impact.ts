import { pushTo } from '../base/collections.ts';
import type { Listed } from '../model/framework.ts';
import type { Range } from '../model/text.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { siblingsBetween } from '../resolution/numbers.ts';
import { groupsOf, type ResolvedReference, rangesOf } from '../resolution/scope.ts';
import type { Change, EditionComparison } from './compare-editions.ts';

interface Touch {
  readonly change: Change;
  /** The reference; of a range the one that begins it. */
  readonly resolved: ResolvedReference;
  /** The reference's own range; where the number lies within a cited range, that of the whole. */
  readonly range: Range;
  readonly isWithinRange: boolean;
}

/**
 * Finds the references that a comparison touches: those that mean the older edition, because they name it or because
 * nothing says which edition they mean, and whose number did not stay the same. Numbers within a cited range count as
 * cited. References that name other editions, and those to numbers that are only in the newer one, are right whatever
 * changed.
 *
 * @returns a function of the references of one document, in the order of its text
 */
export function touchesIn(comparison: EditionComparison): (references: readonly ResolvedReference[]) => Touch[] {
  const { framework, older, changes } = comparison;
  const byObjective = new Map<Listed, Change[]>();
  for (const change of changes) if (change.from) pushTo(byObjective, change.from, change);
  const lookUp = new Map<string, Listed | undefined>();

  /** The objective of the older edition that a reference may mean. */
  const meaningOf = ({ group, reference: { number }, resolution }: ResolvedReference): Listed | undefined => {
    if (group.framework !== framework.id) return undefined;
    const mayMean = group.pin ? group.pin.edition === older.id : (resolution.edition?.index ?? 0) >= older.index;
    if (!mayMean) return undefined;
    if (!lookUp.has(number)) lookUp.set(number, lookupOf(framework, number)(older));
    return lookUp.get(number);
  };
  // An edition that the citation names, or the document, says which meaning of a reused number is meant.
  const isSettled = ({ group, resolution }: ResolvedReference) =>
    group.pin !== undefined || resolution.framework.isEditionDeclared;
  const touching = (objective: Listed, resolved: ResolvedReference, range: Range, isWithinRange: boolean): Touch[] =>
    (byObjective.get(objective) ?? [])
      .filter(({ kind }) => kind !== 'reused' || !isSettled(resolved))
      .map((change) => ({ change, resolved, range, isWithinRange }));
  const touchesOf = (resolved: ResolvedReference, end: ResolvedReference | undefined): Touch[] => {
    const from = meaningOf(resolved);
    if (!from) return [];
    const own = touching(from, resolved, resolved.reference.range, false);
    const to = end && meaningOf(end);
    if (!to) return own;
    const range = { start: resolved.reference.range.start, end: end.reference.range.end };
    const others = siblingsBetween(older, from.number, to.number).filter((one) => one !== from && one !== to);
    return [...own, ...others.flatMap((objective) => touching(objective, resolved, range, true))];
  };
  return (references) =>
    groupsOf(references).flatMap((members) => {
      const ends = new Map(rangesOf(members[0]!.group, members));
      return members.flatMap((resolved) => touchesOf(resolved, ends.get(resolved)));
    });
}
