import { firstAmbiguous, type IsAmbiguous } from '../editions/ambiguity.ts';
import type { Outcomes } from '../editions/outcomes.ts';
import type { RangeOutcome } from '../editions/range-outcome.ts';
import type { Listed } from '../model/framework.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { GroupChange, NewRange } from '../rewriting/group-change.ts';
import { ambiguous, noRange, type UnresolvedReference, undecided } from './migrate-unresolved.ts';

/** What a member of a list, or a range in it, becomes. */
export type Becomes =
  /** It stays as it is. */
  | null
  | { readonly objectives: readonly Listed[] }
  | { readonly range: NewRange }
  | { readonly list: readonly Listed[] };

export interface MigrationStep {
  readonly becomes: Becomes;
  readonly left: readonly UnresolvedReference[];
}

/** What stands between two separators of a citation, and what becomes of it. */
export interface Item extends MigrationStep {
  /** Index of the member, or of the one that begins the range. */
  readonly first: number;
}

export interface MigrationRule {
  single(resolved: ResolvedReference): MigrationStep;
  range(from: ResolvedReference, to: ResolvedReference): MigrationStep;
}

export const STAYS: MigrationStep = { becomes: null, left: [] };

export const left = (...references: readonly UnresolvedReference[]): MigrationStep => ({
  becomes: null,
  left: references,
});

/** The items of a citation in their order. Ignored ones stay; so does what is no reference because it does not resolve. */
export function itemsOf(
  { group, members }: Citation,
  ignored: ReadonlySet<ResolvedReference>,
  rule: MigrationRule,
): readonly Item[] {
  const starts = new Set(group.spans.map(({ first }) => first));
  const items: Item[] = [];
  for (let first = 0; first < group.members.length; first++) {
    const one = members.get(first);
    if (!starts.has(first)) {
      if (one) items.push({ first, ...(ignored.has(one) ? STAYS : rule.single(one)) });
      continue;
    }
    const other = members.get(first + 1);
    if (one && other) {
      const stays = ignored.has(one) || ignored.has(other);
      items.push({ first, ...(stays ? STAYS : rule.range(one, other)) });
    } else if (one ?? other) items.push({ first, ...left(noRange((one ?? other)!)) });
    first++;
  }
  return items;
}

/** The items' part of the change; null where all stay. */
export function changeOf(items: readonly Item[]): Omit<GroupChange, 'pin' | 'prefix'> | null {
  const members = new Map<number, readonly Listed[]>();
  const ranges = new Map<number, NewRange>();
  const lists = new Map<number, readonly Listed[]>();
  for (const { first, becomes } of items) {
    if (!becomes) continue;
    if ('objectives' in becomes) members.set(first, becomes.objectives);
    else if ('range' in becomes) ranges.set(first, becomes.range);
    else lists.set(first, becomes.list);
  }
  return members.size + ranges.size + lists.size === 0 ? null : { members, ranges, lists };
}

/** As judged, unless it would write a number without the edition that tells which of its meanings is meant. */
export function unambiguous(
  resolved: ResolvedReference,
  step: MigrationStep,
  outcomes: Outcomes,
  isAmbiguous: IsAmbiguous,
): MigrationStep {
  const { becomes } = step;
  if (!becomes) return step;
  const written = 'objectives' in becomes ? becomes.objectives : 'range' in becomes ? becomes.range : becomes.list;
  const doubt = firstAmbiguous(written, outcomes, isAmbiguous);
  return doubt ? left(ambiguous(resolved, doubt, outcomes)) : step;
}

/** What becomes of a range, told of its ends. */
export function rangeStep(from: ResolvedReference, to: ResolvedReference, outcome: RangeOutcome | null): MigrationStep {
  if (!outcome) return left(noRange(from));
  if (!('left' in outcome)) return { becomes: outcome, left: [] };
  return left(
    ...outcome.left.map(({ objective, outcome: why }) => {
      const end = [from, to].find(({ resolution }) => resolution.objective?.number === objective.number);
      return undecided(end ?? from, why, objective.number, end === undefined);
    }),
  );
}
