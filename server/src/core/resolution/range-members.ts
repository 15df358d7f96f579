import type { Listed } from '../model/framework.ts';
import type { Pin, Reference, ReferenceGroup } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import { compareNumbers } from './numbers.ts';
import { resolve } from './resolve.ts';
import type { ResolvedReference } from './scope.ts';
import { isBetween, siblingsBetween } from './siblings.ts';

/** The ends of the ranges of a citation, without ranges with an unresolved end. */
export function rangesOf(
  { spans, members }: ReferenceGroup,
  resolved: readonly ResolvedReference[],
): (readonly [from: ResolvedReference, to: ResolvedReference])[] {
  if (spans.length === 0) return [];
  const byReference = new Map(resolved.map((one) => [one.reference, one]));
  return spans.flatMap(({ first }) => {
    const [from, to] = [byReference.get(members[first]!), byReference.get(members[first + 1]!)];
    return from && to ? [[from, to] as const] : [];
  });
}

/**
 * The meanings of the numbers between the ends of a range: every number that an edition up to the one of the citation
 * lists there, in order. A number with different spellings in several editions occurs once.
 */
export function rangeInterior(from: ResolvedReference, to: ResolvedReference): Resolution[] {
  const { framework, edition, objective: start } = from.resolution;
  const end = to.resolution.objective;
  if (!edition || !start || !end || to.resolution.edition !== edition) return [];
  const numbers = new Set<string>();
  for (const known of framework.editions.slice(0, edition.index + 1)) {
    if (known.draft && known !== edition) continue;
    for (const { number } of siblingsBetween(known, start.number, end.number)) numbers.add(number);
  }
  const seen = new Set([start, end]);
  return [...numbers].sort(compareNumbers).flatMap((number) => {
    const resolution = resolve(framework, number, from.group.pin);
    if (resolution.objective && seen.has(resolution.objective)) return [];
    if (resolution.objective) seen.add(resolution.objective);
    return [resolution];
  });
}

/** The objective of a number within a range; null if it is not in the range. */
export function meantWithin(
  from: Resolution,
  to: Resolution,
  number: string,
  pin: Pick<Pin, 'edition'> | undefined,
): Listed | null {
  if (!from.objective || !to.objective || !from.edition || from.edition !== to.edition) return null;
  if (!isBetween(number, from.objective.number, to.objective.number)) return null;
  return resolve(from.framework, number, pin).objective;
}

/** A number that a text cites, by a reference or within a range. */
export interface Cited {
  readonly group: ReferenceGroup;
  readonly reference: Pick<Reference, 'number'>;
  readonly resolution: Resolution;
}

/** The numbers cited between the ends of a range, from its `rangeInterior`. */
export function citedWithin(group: ReferenceGroup, interior: readonly Resolution[]): readonly Cited[] {
  return interior.flatMap((resolution) => {
    const { objective } = resolution;
    return objective ? [{ group, reference: objective, resolution }] : [];
  });
}
