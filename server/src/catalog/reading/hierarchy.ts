import type { Objective } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { beginningsOf } from '../../core/resolution/numbers.ts';
import type { NumberSyntax } from './series-fix.ts';

/** An objective that is placed when all are read: then it gets its parent, its level, and its parent's group. */
export type ObjectiveDraft = Omit<Objective, keyof Place> & { -readonly [K in keyof Place]: Place[K] };
type Place = Pick<Objective, 'parent' | 'level' | 'group'>;

/** The level of a draft that has no place yet. */
export const NO_LEVEL = -1;

/** The objectives of one edition while they are read: by number, in the order of the file. */
export class ObjectiveCollector {
  readonly syntax: NumberSyntax;
  readonly #drafts = new Map<string, ObjectiveDraft>();
  /** From a number to that of the entry that it is nested in. */
  readonly #enclosing = new Map<string, string>();
  readonly #aliases = new Map<string, Range>();

  constructor(syntax: NumberSyntax) {
    this.syntax = syntax;
  }

  get drafts(): ReadonlyMap<string, ObjectiveDraft> {
    return this.#drafts;
  }

  /** The range of the number, or of an alias with this text; undefined if neither exists. */
  placeOf(number: string): Range | undefined {
    return this.#drafts.get(number)?.numberRange ?? this.#aliases.get(number);
  }

  /** @param enclosing the number of the entry that it is nested in */
  add(draft: ObjectiveDraft, enclosing: string | undefined): void {
    this.#drafts.set(draft.number, draft);
    if (enclosing !== undefined) this.#enclosing.set(draft.number, enclosing);
    for (const { text, range } of draft.aliases) this.#aliases.set(text, range);
  }

  /**
   * Determines the parent, level and group of every objective. The parent is the entry that it is nested in, otherwise the
   * longest listed number that its own number continues. Descendants without a group inherit it.
   */
  arrange(): Objective[] {
    const objectives = [...this.#drafts.values()];
    for (const draft of objectives) if (draft.level === NO_LEVEL) this.#place(draft);
    return objectives;
  }

  /** Places an entry below its ancestors, which are placed first. A cycle is cut. */
  #place(draft: ObjectiveDraft): void {
    const chain: ObjectiveDraft[] = [];
    let upper: ObjectiveDraft | undefined = draft;
    while (upper?.level === NO_LEVEL && !chain.includes(upper)) {
      chain.push(upper);
      upper = this.#parentOf(upper.number);
    }
    if (upper?.level === NO_LEVEL) upper = undefined;
    for (const member of chain.reverse()) {
      member.level = upper ? upper.level + 1 : 0;
      if (upper) member.parent = upper.number;
      if (upper?.group !== undefined) member.group ??= upper.group;
      upper = member;
    }
  }

  #parentOf(number: string): ObjectiveDraft | undefined {
    const enclosing = this.#enclosing.get(number);
    if (enclosing !== undefined && enclosing !== number) {
      const entry = this.#drafts.get(enclosing);
      if (entry) return entry;
    }
    for (const beginning of beginningsOf(number)) {
      const entry = this.#drafts.get(beginning);
      if (entry) return entry;
    }
    return undefined;
  }
}
