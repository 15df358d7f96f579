import type { FrameworkEdition, Listed } from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Range } from '../model/text.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { Change, EditionComparison } from './change.ts';

/** A reference that a change touches. */
export interface Touch {
  readonly change: Change;
  /** The reference; of a range the one that begins it. */
  readonly resolved: ResolvedReference;
  /** The reference's own range; where the number lies within a cited range, that of the whole. */
  readonly range: Range;
  readonly isWithinRange: boolean;
}

/**
 * Tells which references a comparison touches: those that mean the older edition, because they are pinned to it or
 * because nothing says which edition they mean, and whose number did not stay the same. Numbers within a cited range
 * count as cited. References pinned to other editions, and those to numbers that are only in the newer one, are right
 * whatever changed.
 */
export class Impact {
  private readonly comparison: EditionComparison;
  private readonly byObjective = new Map<Listed, Change[]>();
  private readonly lookups = new Map<string, Listed | undefined>();

  constructor(comparison: EditionComparison) {
    this.comparison = comparison;
    for (const change of comparison.changes) {
      if (!change.from) continue;
      const changes = this.byObjective.get(change.from);
      if (changes) changes.push(change);
      else this.byObjective.set(change.from, [change]);
    }
  }

  /** @param references of one document, in the order of its text */
  touches(references: readonly ResolvedReference[]): Touch[] {
    const touches: Touch[] = [];
    const meant = references.map((resolved) => this.meaningOf(resolved));
    for (const [index, resolved] of references.entries()) {
      const from = meant[index];
      if (!from) continue;
      touches.push(...this.touching(from, resolved, resolved.reference.range, false));
      const next = references[index + 1];
      const to = meant[index + 1];
      if (!next || !to || !beginsRange(resolved, next)) continue;
      const range = { start: resolved.reference.range.start, end: next.reference.range.end };
      for (const objective of siblingsBetween(this.comparison.older, from.number, to.number)) {
        if (objective === from || objective === to) continue;
        touches.push(...this.touching(objective, resolved, range, true));
      }
    }
    return touches;
  }

  /** The objective of the older edition that a reference may mean. */
  private meaningOf({ group, reference, resolution }: ResolvedReference): Listed | undefined {
    const { framework, older } = this.comparison;
    if (group.framework !== framework.id) return undefined;
    const mayMean = group.pin ? group.pin.edition === older.id : (resolution.edition?.index ?? 0) >= older.index;
    if (!mayMean) return undefined;
    const { number } = reference;
    if (!this.lookups.has(number)) this.lookups.set(number, lookupOf(framework, number)(older));
    return this.lookups.get(number);
  }

  private touching(objective: Listed, resolved: ResolvedReference, range: Range, isWithinRange: boolean): Touch[] {
    // A pin says which meaning of a reused number is meant.
    const changes = (this.byObjective.get(objective) ?? []).filter(
      ({ kind }) => kind !== 'reused' || resolved.group.pin === undefined,
    );
    return changes.map((change) => ({ change, resolved, range, isWithinRange }));
  }
}

function beginsRange({ group, reference }: ResolvedReference, next: ResolvedReference): boolean {
  if (next.group !== group || group.spans.length === 0) return false;
  const index = group.members.indexOf(reference);
  return group.members[index + 1] === next.reference && group.spans.some(({ first }) => first === index);
}

/**
 * Whether somebody has to look at a reference since its framework has a newer edition than the given one: it names that
 * edition, or it names none and the number that was alive there is gone now or has become another one.
 */
export function isAffectedSince(
  { framework, status, edition }: Resolution,
  { number, pin }: { readonly number: string; readonly pin?: Pick<Pin, 'edition'> | undefined },
  since: FrameworkEdition,
): boolean {
  if (pin) return pin.edition === since.id && status !== 'unknown-objective';
  // What means another edition by declaration is not concerned.
  if (!edition || edition !== framework.current) return false;
  const before = lookupOf(framework, number)(since);
  if (!before || before.withdrawn) return false;
  if (status === 'replaced' || status === 'withdrawn') return true;
  const successors = since.successors.get(before.number);
  return successors !== undefined && !successors.some((one) => one.number === before.number);
}
