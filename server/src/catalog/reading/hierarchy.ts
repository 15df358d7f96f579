import type { Objective } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { beginningsOf } from '../../core/resolution/numbers.ts';
import type { NumberSyntax } from './series-fix.ts';

/** An objective whose parent and level are not known yet. */
export type ObjectiveDraft = Omit<Objective, 'parent' | 'level'>;

/** The objectives of one edition while they are read: by number, in the order of the file. */
export class ObjectiveCollector {
  readonly syntax: NumberSyntax;
  readonly #drafts = new Map<string, ObjectiveDraft>();
  /** From a number to that of the entry that it is nested in. */
  readonly #enclosing = new Map<string, string>();
  /** Ranges of numbers and aliases. */
  readonly #taken = new Map<string, Range>();

  constructor(syntax: NumberSyntax) {
    this.syntax = syntax;
  }

  get drafts(): ReadonlyMap<string, ObjectiveDraft> {
    return this.#drafts;
  }

  /** The range of the number, or of an alias with this text; undefined if neither exists. */
  placeOf(number: string): Range | undefined {
    return this.#taken.get(number);
  }

  /** @param enclosing the number of the entry that it is nested in */
  add(draft: ObjectiveDraft, enclosing: string | undefined): void {
    this.#drafts.set(draft.number, draft);
    if (enclosing !== undefined) this.#enclosing.set(draft.number, enclosing);
    this.#taken.set(draft.number, draft.numberRange);
    for (const { text, range } of draft.aliases) this.#taken.set(text, range);
  }

  /**
   * Determines the parent, level and group of every objective. The parent is the entry that it is nested in, otherwise the
   * longest listed number that its own number continues. Descendants without a group inherit it.
   */
  arrange(): Objective[] {
    const placed = new Map<string, Objective>();
    return [...this.#drafts.values()].map((draft) => placed.get(draft.number) ?? this.#place(draft, placed));
  }

  /** Places an entry below its ancestors, which are placed first. A cycle is cut. */
  #place(draft: ObjectiveDraft, placed: Map<string, Objective>): Objective {
    const chain: ObjectiveDraft[] = [];
    let upper: Objective | undefined;
    for (
      let at: ObjectiveDraft | undefined = draft;
      at && !chain.includes(at) && !upper;
      at = this.#parentOf(at.number)
    ) {
      upper = placed.get(at.number);
      if (!upper) chain.push(at);
    }
    for (const member of chain.reverse()) {
      const objective: Mutable<Objective> = { ...member, level: upper ? upper.level + 1 : 0 };
      if (upper) objective.parent = upper.number;
      const group = member.group ?? upper?.group;
      if (group !== undefined) objective.group = group;
      placed.set(member.number, objective);
      upper = objective;
    }
    return upper!;
  }

  #parentOf(number: string): ObjectiveDraft | undefined {
    const enclosing = this.#drafts.get(this.#enclosing.get(number) ?? number);
    if (enclosing && enclosing.number !== number) return enclosing;
    const beginning = beginningsOf(number).find((beginning) => this.#drafts.has(beginning));
    return beginning === undefined ? undefined : this.#drafts.get(beginning);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
