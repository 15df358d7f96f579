import type { Candidate } from './candidates.ts';

/** More words are no levels of one framework. */
const MAX_NESTED = 6;

interface Word {
  readonly numbers: Map<string, string>;
  /** The word that stood last before it where it came first. */
  readonly outer: string | undefined;
  /** Numbers of `outer` that it stood below. */
  readonly below: Set<string>;
  isNumberedAnew: boolean;
}

/** Which words stand below which others: each `Goal` has its `Targets`. Words are compared without case. */
export class WordNesting {
  readonly #words = new Map<string, Word>();

  constructor(candidates: readonly Candidate[]) {
    const latest = new Map<string, string>();
    let last: string | undefined;
    for (const { word: written, number, title } of candidates) {
      if (written === undefined) continue;
      const name = written.toLowerCase();
      const word = this.#words.get(name) ?? {
        numbers: new Map(),
        outer: last,
        below: new Set(),
        isNumberedAnew: false,
      };
      this.#words.set(name, word);
      const known = word.numbers.get(number);
      if (known === undefined) word.numbers.set(number, title);
      else if (known !== title) word.isNumberedAnew = true;
      const above = word.outer === undefined ? undefined : latest.get(word.outer);
      if (above !== undefined) word.below.add(above);
      latest.set(name, number);
      last = name;
    }
  }

  /** Whether it numbers what follows: one number with several titles, if not below as many others, is a name: `RFC 1149`. */
  isSeries(word: string): boolean {
    const found = this.#words.get(word.toLowerCase());
    if (!found) return false;
    return found.isNumberedAnew ? this.outerOf(word) !== undefined : found.numbers.size > 1;
  }

  /** The word that it stands below time and again. */
  outerOf(word: string): string | undefined {
    const found = this.#words.size > MAX_NESTED ? undefined : this.#words.get(word.toLowerCase());
    return found && found.below.size > 1 ? found.outer : undefined;
  }

  /** Whether one number has several titles, in as many places. */
  isNumberedAnew(word: string): boolean {
    return this.#words.get(word.toLowerCase())?.isNumberedAnew === true;
  }
}
