import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation, GroupChange, Replaced } from '../rewriting/citation-change.ts';

/** A member of a citation, or a range in it, and what it becomes. */
export interface Item<U> {
  /** Index of the member, or of the one that begins the range. */
  readonly first: number;
  /** The references that are there: of a range, up to two. */
  readonly references: readonly ResolvedReference[];
  /** Null: it stays as it is. */
  readonly replaced: Replaced | null;
  readonly unresolved: readonly U[];
}

/** What an item becomes; null: it stays as it is; or what is unresolved about it. */
export type ItemResult<U> = Replaced | null | readonly U[];

interface ItemPolicy<U> {
  single(resolved: ResolvedReference): ItemResult<U>;
  /** At least one end is there; the other may be a number that does not resolve. */
  range(from: ResolvedReference | undefined, to: ResolvedReference | undefined): ItemResult<U>;
}

/** Asks the policy what each item of a citation becomes, in their order. What does not resolve is left out. */
export function itemsOf<U>({ group, members }: Citation, policy: ItemPolicy<U>): Item<U>[] {
  const starts = new Set(group.spans.map(({ first }) => first));
  const items: Item<U>[] = [];
  for (let first = 0; first < group.members.length; first++) {
    const isRange = starts.has(first);
    const [one, other] = [members.get(first), isRange ? members.get(first + 1) : undefined];
    const references = [one, other].filter((each) => each !== undefined);
    if (references.length > 0) {
      const result = isRange ? policy.range(one, other) : policy.single(one!);
      items.push({ first, references, ...settled(result) });
    }
    if (isRange) first++;
  }
  return items;
}

const settled = <U>(result: ItemResult<U>): Pick<Item<U>, 'replaced' | 'unresolved'> =>
  isUnresolved(result) ? { replaced: null, unresolved: result } : { replaced: result, unresolved: [] };

export const isUnresolved = <U>(result: ItemResult<U>): result is readonly U[] => Array.isArray(result);

/** The change that replaces the items; null where all stay as they are. */
export function changeOf(items: readonly Item<unknown>[]): GroupChange | null {
  const replaced = new Map(items.flatMap((item) => (item.replaced ? [[item.first, item.replaced]] : [])));
  return replaced.size > 0 ? { items: replaced } : null;
}
