import type { Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { unlistedPart } from '../resolution/lookup.ts';
import { isWithin } from '../resolution/numbers.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { GroupChange, NewRange } from './citation-change.ts';

/** A member of a list, or a range in it: what is between two separators. */
export interface Item {
  /** Index of its first member. */
  readonly first: number;
  /** Index of its last one: of a range, the next. */
  readonly last: number;
  /** The objectives to write; null: it stays as it is. */
  readonly objectives: readonly Listed[] | null;
  readonly range: NewRange | null;
  /** The list cites it already, once its members are replaced. */
  readonly repeated: boolean;
}

/** Ranges of one citation that others are compared with. */
const MAX_RANGES = 50;

/** The items of a citation in their order, with what replaces them. `meanings`: by index of the member. */
export function itemsOf(
  group: ReferenceGroup,
  meanings: ReadonlyMap<number, ResolvedReference>,
  change: GroupChange,
): Item[] {
  const rangeStarts = new Set(group.spans.map(({ first }) => first));
  const cited = new Cited();
  const items: Item[] = [];
  for (let index = 0; index < group.members.length; index++) {
    const last = rangeStarts.has(index) ? index + 1 : index;
    const replaced = change.items?.get(index);
    const range = replaced && 'range' in replaced ? replaced.range : null;
    const objectives = replaced && 'objectives' in replaced ? replaced.objectives : null;
    const objective = meanings.get(index)?.resolution.objective ?? null;
    if (last > index && !objectives) {
      cited.addRange(range ?? [objective, meanings.get(last)?.resolution.objective ?? null], range !== null);
      items.push({ first: index, last, objectives: null, range, repeated: false });
    } else if (last === index && hasUnlistedPart(meanings.get(index))) {
      items.push({ first: index, last, objectives, range: null, repeated: false });
    } else {
      const fresh = objectives ? cited.fresh(objectives) : null;
      const repeated = fresh ? fresh.length === 0 : objective !== null && cited.sinceChange(objective);
      items.push({ first: index, last, objectives: fresh?.length ? fresh : objectives, range: null, repeated });
      for (const each of objectives ?? (objective ? [objective] : [])) cited.add(each, objectives !== null);
    }
    index = last;
  }
  return items;
}

/** Two parts of one objective that no catalog lists, `AC-2(a)` and `AC-2(b)`, do not repeat each other. */
function hasUnlistedPart(member: ResolvedReference | undefined): boolean {
  return member !== undefined && unlistedPart(member.resolution.framework, member.reference.number) !== '';
}

/** What a list cites up to some item, and whether only since it was changed. */
class Cited {
  readonly #objectives = new Map<Listed, boolean>();
  readonly #ranges: { from: Listed; to: Listed; changed: boolean }[] = [];

  add(objective: Listed, changed: boolean): void {
    if (!this.#objectives.has(objective)) this.#objectives.set(objective, changed);
  }

  addRange([from, to]: readonly (Listed | null)[], changed: boolean): void {
    if (from && to === undefined) this.add(from, changed);
    else if (from && to && this.#ranges.length < MAX_RANGES) this.#ranges.push({ from, to, changed });
  }

  /** Those that are not cited yet, each once. */
  fresh(objectives: readonly Listed[]): Listed[] {
    return [...new Set(objectives)].filter(
      (objective) => !this.#objectives.has(objective) && !this.#ranges.some((range) => isWithin(objective, range)),
    );
  }

  /** What was written twice stays; what a change repeats does not. */
  sinceChange(objective: Listed): boolean {
    return (
      this.#objectives.get(objective) === true ||
      this.#ranges.some((range) => range.changed && isWithin(objective, range))
    );
  }
}
