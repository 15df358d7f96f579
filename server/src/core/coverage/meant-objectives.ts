import { onlyOf } from '../base/collections.ts';
import { isRefusal } from '../base/result.ts';
import { replacementsIn } from '../editions/replacements.ts';
import { ignoredReferences } from '../fixing/ignored-references.ts';
import type { Framework } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Lines, Range } from '../model/text.ts';
import { rangeInterior, rangesOf } from '../resolution/range-members.ts';
import { groupsOf, type ResolvedReference } from '../resolution/scope.ts';
import { STALE_STATUSES, type StaleStatus } from './coverage.ts';

/** Objectives looked at in search of what ranges take in, in all of one text: about a second's work. */
const MAX_LOOKS = 5_000_000;
/** Numbers within ranges that are kept of one text. */
const MAX_WITHIN = 100_000;

/** What a reference, or a number within a cited range, means for the coverage of its framework. */
export interface Meant {
  readonly resolved: ResolvedReference;
  /** The reference's own; of a number within a range, that of the whole range. */
  readonly range: Range;
  readonly isWithinRange: boolean;
  readonly resolution: Resolution;
  /** Number of the living objective of the default edition that is cited; null: none. */
  readonly countsFor: string | null;
  /** Set where it has to be looked at again. */
  readonly stale?: StaleStatus;
}

/**
 * What the references of one text mean for coverage. A reference to an older edition counts for what its objective is
 * in the default one, where that is known for certain: the same that a migration would write without asking. A range
 * counts for all that it takes in. Stale ones that an ignore comment covers are not called stale.
 *
 * @param references all of the text, in its order
 * @param frameworkOf the framework of a reference as it is for the whole root; undefined: not measured
 */
export function meantIn(
  lines: Lines,
  references: readonly ResolvedReference[],
  frameworkOf: (reference: ResolvedReference) => Framework | undefined,
): { readonly meant: readonly Meant[]; readonly unreadRanges: number } {
  const ignored = ignoredReferences(lines, references);
  const ranges = new RangeReader();
  const meant: Meant[] = [];
  for (const members of groupsOf(references)) {
    const framework = frameworkOf(members[0]!);
    if (!framework) continue;
    const add = (resolved: ResolvedReference, range: Range, resolution: Resolution, isWithinRange: boolean): void => {
      const countsFor = countedAs(framework, resolution);
      const isMeasured = countsFor !== null && resolution.edition === framework.defaultEdition;
      const stale = ignored.has(resolved) || isMeasured ? undefined : staleStatus(framework, resolution);
      meant.push({ resolved, range, isWithinRange, resolution, countsFor, ...(stale && { stale }) });
    };
    const within = new Map(rangesOf(members[0]!.group, members));
    for (const resolved of members) {
      add(resolved, resolved.reference.range, resolved.resolution, false);
      const to = within.get(resolved);
      if (!to) continue;
      const range = { start: resolved.reference.range.start, end: to.reference.range.end };
      for (const resolution of ranges.interior(resolved, to)) add(resolved, range, resolution, true);
    }
  }
  return { meant, unreadRanges: ranges.unread };
}

function countedAs(framework: Framework, { status, edition, objective }: Resolution): string | null {
  const target = framework.defaultEdition;
  if (!target || !edition || !objective || edition.index > target.index) return null;
  if (status !== 'current' && status !== 'superseded') return null;
  if (objective.edition === target.id) return objective.withdrawn ? null : objective.number;
  const replacement = replacementsIn(framework, target).of(objective);
  return (!isRefusal(replacement) && onlyOf(replacement.objectives)?.number) || null;
}

/** What ranges of one text take in. The same range is looked up once. */
class RangeReader {
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
}

function staleStatus({ defaultEdition }: Framework, { status, edition }: Resolution): StaleStatus | undefined {
  // Current in an older edition, which its document declares.
  if (status === 'current' && edition && defaultEdition && edition.index < defaultEdition.index) return 'superseded';
  return STALE_STATUSES.find((stale) => stale === status);
}
