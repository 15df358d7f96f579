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
    const drafts = this.#drafts;
    const parents = new Map<string, string>();
    for (const number of drafts.keys()) {
      const parent = this.#parentOf(number);
      if (parent !== undefined) parents.set(number, parent);
    }
    const placed = new Map<string, Placed>();
    for (const number of drafts.keys()) place(number, parents, drafts, placed);
    return [...drafts.values()].map((draft) => {
      const { level, group } = placed.get(draft.number) ?? { level: 0 };
      const parent = parents.get(draft.number);
      return { ...draft, level, ...(parent !== undefined && { parent }), ...(group !== undefined && { group }) };
    });
  }

  #parentOf(number: string): string | undefined {
    const enclosing = this.#enclosing.get(number);
    if (enclosing !== undefined && enclosing !== number && this.#drafts.has(enclosing)) return enclosing;
    return beginningsOf(number).find((beginning) => this.#drafts.has(beginning));
  }
}

interface Placed {
  readonly level: number;
  readonly group?: string | undefined;
}

/** Places a number below its ancestors, which are placed first. A cycle is cut. */
function place(
  number: string,
  parents: Map<string, string>,
  drafts: ReadonlyMap<string, ObjectiveDraft>,
  placed: Map<string, Placed>,
): void {
  const chain: string[] = [];
  for (let at: string | undefined = number; at !== undefined && !placed.has(at); at = parents.get(at)) {
    chain.push(at);
    const parent = parents.get(at);
    if (parent !== undefined && chain.includes(parent)) parents.delete(at);
  }
  for (const member of chain.reverse()) {
    const parent = parents.get(member);
    const upper = parent === undefined ? undefined : placed.get(parent);
    placed.set(member, { level: upper ? upper.level + 1 : 0, group: drafts.get(member)?.group ?? upper?.group });
  }
}
