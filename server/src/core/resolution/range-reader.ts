import type { Resolution } from '../model/framework.ts';
import { citedWithin, groupsOf, type ResolvedReference, rangeInterior, rangesOf } from './scope.ts';

/** Objectives looked at in search of what ranges take in, in all of one text: about a second's work. */
const MAX_LOOKS = 5_000_000;
/** Numbers within ranges that are kept of one text. */
const MAX_WITHIN = 100_000;

/** What ranges of one text take in. The same range is looked up once. */
export class RangeReader {
  /** Ranges beyond these limits. */
  unread = 0;
  #looks = MAX_LOOKS;
  #within = MAX_WITHIN;
  readonly #known = new Map<string, readonly Resolution[]>();

  interior(from: ResolvedReference, to: ResolvedReference): readonly Resolution[] {
    const { framework, edition } = from.resolution;
    const key = JSON.stringify([
      framework.id,
      edition?.id,
      from.group.pin?.edition,
      from.reference.number,
      to.reference.number,
    ]);
    let found = this.#known.get(key);
    if (!found && this.#looks > 0) {
      for (const { objectives } of framework.editions) this.#looks -= objectives.length;
      found = rangeInterior(from, to);
      this.#known.set(key, found);
    }
    if (!found || found.length > this.#within) {
      this.unread++;
      return [];
    }
    this.#within -= found.length;
    return found;
  }

  /**
   * The references of a text, and behind the first end of each range the numbers up to the other one: as references at the place of the
   * whole range.
   */
  *withInteriors(
    references: readonly ResolvedReference[],
  ): Generator<ResolvedReference & { readonly inRange: boolean }> {
    for (const members of groupsOf(references)) {
      const ends = new Map(rangesOf(members[0]!.group, members));
      for (const from of members) {
        yield { ...from, inRange: false };
        const to = ends.get(from);
        if (!to) continue;
        const { group } = from;
        const range = { start: from.reference.range.start, end: to.reference.range.end };
        for (const { reference, resolution } of citedWithin(group, this.interior(from, to))) {
          yield { group, resolution, reference: { ...from.reference, number: reference.number, range }, inRange: true };
        }
      }
    }
  }
}
