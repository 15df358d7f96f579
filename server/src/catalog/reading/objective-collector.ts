import type { Objective } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';

/** An objective whose place among the others is not known yet. */
export interface ObjectiveDraft extends Omit<Objective, 'parent' | 'level'> {
  /** Number of the entry that this one is nested in. */
  readonly enclosing?: string;
}

/** The objectives of one edition while they are read: by number, in the order of the file. */
export class ObjectiveCollector {
  readonly #drafts = new Map<string, ObjectiveDraft>();
  /** Places of numbers and aliases. */
  readonly #taken = new Map<string, Range>();

  get drafts(): ReadonlyMap<string, ObjectiveDraft> {
    return this.#drafts;
  }

  /** Where the number, or an alias with this text, is written; undefined where it is free. */
  placeOf(number: string): Range | undefined {
    return this.#taken.get(number);
  }

  add(draft: ObjectiveDraft): void {
    this.#drafts.set(draft.number, draft);
    this.#taken.set(draft.number, draft.numberRange);
    for (const { text, range } of draft.aliases) this.#taken.set(text, range);
  }
}
