import type { Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { unlistedPart } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { isWithin } from '../resolution/siblings.ts';
import type { GroupChange, NewRange } from './group-change.ts';

/** A member of a list, or a range in it: what stands between two separators. */
export interface Item {
  /** Index of its first member. */
  readonly first: number;
  /** Index of its last one: of a range, the next. */
  readonly last: number;
  /** What it will say; null: what it says. */
  readonly objectives: readonly Listed[] | null;
  readonly range: NewRange | null;
  /** The list says it already, once its members have become what they become. */
  readonly repeated: boolean;
}

/** Ranges of one citation that others are compared with. */
const MAX_RANGES = 50;

/** The items of a citation in their order, with what becomes of them. `meanings`: by index of the member. */
export function itemsOf(
  group: ReferenceGroup,
  meanings: ReadonlyMap<number, ResolvedReference>,
  change: GroupChange,
): Item[] {
  const rangeStarts = new Set(group.spans.map(({ first }) => first));
  const said = new Said();
  const items: Item[] = [];
  for (let index = 0; index < group.members.length; index++) {
    const last = rangeStarts.has(index) ? index + 1 : index;
    const range = last > index ? (change.ranges.get(index) ?? null) : null;
    const list = last > index ? change.lists?.get(index) : undefined;
    const objectives = range ? null : (list ?? change.members.get(index) ?? null);
    const objective = meanings.get(index)?.resolution.objective ?? null;
    if (last > index && !list) {
      said.addRange(range ?? [objective, meanings.get(last)?.resolution.objective ?? null], range !== null);
      items.push({ first: index, last, objectives: null, range, repeated: false });
    } else if (last === index && hasUnlistedPart(meanings.get(index))) {
      items.push({ first: index, last, objectives, range: null, repeated: false });
    } else {
      const fresh = objectives ? said.fresh(objectives) : null;
      const repeated = fresh ? fresh.length === 0 : objective !== null && said.sinceChange(objective);
      items.push({ first: index, last, objectives: fresh?.length ? fresh : objectives, range: null, repeated });
      for (const each of objectives ?? (objective ? [objective] : [])) said.add(each, objectives !== null);
    }
    index = last;
  }
  return items;
}

/** Of two parts of one objective that no catalog lists, `AC-2(a)` and `AC-2(b)`, neither says what the other does. */
function hasUnlistedPart(member: ResolvedReference | undefined): boolean {
  return member !== undefined && unlistedPart(member.resolution.framework, member.reference.number) !== '';
}

/** What a list says up to some item, and whether it says so only since it was changed. */
class Said {
  readonly #objectives = new Map<Listed, boolean>();
  readonly #ranges: { from: Listed; to: Listed; changed: boolean }[] = [];

  add(objective: Listed, changed: boolean): void {
    if (!this.#objectives.has(objective)) this.#objectives.set(objective, changed);
  }

  addRange([from, to]: readonly (Listed | null)[], changed: boolean): void {
    if (from && to === undefined) this.add(from, changed);
    else if (from && to && this.#ranges.length < MAX_RANGES) this.#ranges.push({ from, to, changed });
  }

  /** Those that are not said yet, each once. */
  fresh(objectives: readonly Listed[]): Listed[] {
    return [...new Set(objectives)].filter(
      (objective) => !this.#objectives.has(objective) && !this.#ranges.some((range) => isWithin(objective, range)),
    );
  }

  /** What was written twice stays so; what a change made double does not. */
  sinceChange(objective: Listed): boolean {
    return (
      this.#objectives.get(objective) === true ||
      this.#ranges.some((range) => range.changed && isWithin(objective, range))
    );
  }
}
