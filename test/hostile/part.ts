import type { Random } from './support/random.ts';

/** One subject of the hostile tests. It runs in rounds, each of which is determined by its seed. */
export interface Part {
  /** The value for `--only`. */
  readonly name: string;
  /** What it does, in a few words. */
  readonly says: string;
  /** Rounds in `npm test`; a part with none runs only in `npm run hostile`. */
  readonly rounds: number;
  /** Rejects, if anything is not as it should be. */
  readonly round: (random: Random, figures: Figures) => Promise<void>;
}

/** What was counted, by name. A name that begins with "slowest" or "highest" has a maximum, every other one a sum. */
export class Figures {
  readonly #values: Map<string, number>;

  constructor(values: Readonly<Record<string, number>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  add(name: string, value = 1): void {
    const before = this.#values.get(name);
    const isMaximum = /^(?:slowest|highest)/.test(name);
    this.#values.set(name, before === undefined ? value : isMaximum ? Math.max(before, value) : before + value);
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.#values);
  }
}
