import type { Random } from './support/random.ts';

/** One subject of the hostile tests. It runs in rounds, each of which is determined by its seed. */
export interface Part {
  /** The value for `--only`. */
  readonly name: string;
  /** What it does, in a few words. */
  readonly says: string;
  /** Rounds in `npm test`; a part with none runs only in `npm run hostile`. */
  readonly rounds: number;
  /** Rejects, if anything is not as it should be. `isShort`: in `npm test`, while the machine does other things. */
  readonly round: (random: Random, figures: Figures, isShort: boolean) => Promise<void>;
}

/**
 * What was counted, by name, which reads on after the count: "edits". A name that begins with "slowest" or "highest" has a
 * maximum, every other one a sum. One with a colon names one of several of a kind: "file faults: a pipe as document".
 */
export class Figures {
  readonly #values: Map<string, number>;

  constructor(values: Readonly<Record<string, number>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  add(name: string, value = 1): void {
    const before = this.#values.get(name);
    this.#values.set(name, before === undefined ? value : isMaximum(name) ? Math.max(before, value) : before + value);
  }

  addAll(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.add(name, value);
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.#values);
  }
}

export const isMaximum = (name: string): boolean => /^(?:slowest|highest)/.test(name);
