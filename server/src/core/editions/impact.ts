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
 */
export class Impact {
  readonly #comparison: EditionComparison;
  readonly #byObjective = new Map<Listed, Change[]>();
  readonly #lookups = new Map<string, Listed | undefined>();

  constructor(comparison: EditionComparison) {
    this.#comparison = comparison;
    for (const change of comparison.changes) if (change.from) pushTo(this.#byObjective, change.from, change);
  }

  /** @param references of one document, in the order of its text */
  touches(references: readonly ResolvedReference[]): Touch[] {
    return groupsOf(references).flatMap((members) => {
      const rangeEnds = new Map(rangesOf(members[0]!.group, members));
      return members.flatMap((resolved) => this.#touchesOf(resolved, rangeEnds.get(resolved)));
    });
  }

  /** @param end the other end of the range that the reference begins */
  #touchesOf(resolved: ResolvedReference, end: ResolvedReference | undefined): Touch[] {
    const from = this.#meaningOf(resolved);
    if (!from) return [];
    const own = this.#touching(from, resolved, resolved.reference.range, false);
    const to = end && this.#meaningOf(end);
    if (!to) return own;
    const range = { start: resolved.reference.range.start, end: end.reference.range.end };
    const within = siblingsBetween(this.#comparison.older, from.number, to.number);
    const others = within.filter((objective) => objective !== from && objective !== to);
    return [...own, ...others.flatMap((objective) => this.#touching(objective, resolved, range, true))];
  }

  /** The objective of the older edition that a reference may mean. */
  #meaningOf({ group, reference, resolution }: ResolvedReference): Listed | undefined {
    const { framework, older } = this.#comparison;
    if (group.framework !== framework.id) return undefined;
    const mayMean = group.pin ? group.pin.edition === older.id : (resolution.edition?.index ?? 0) >= older.index;
    if (!mayMean) return undefined;
    const { number } = reference;
    if (!this.#lookups.has(number)) this.#lookups.set(number, lookupOf(framework, number)(older));
    return this.#lookups.get(number);
  }

  #touching(objective: Listed, resolved: ResolvedReference, range: Range, isWithinRange: boolean): Touch[] {
    // A pin says which meaning of a reused number is meant.
    const changes = (this.#byObjective.get(objective) ?? []).filter(
      ({ kind }) => kind !== 'reused' || resolved.group.pin === undefined,
    );
    return changes.map((change) => ({ change, resolved, range, isWithinRange }));
  }
}
