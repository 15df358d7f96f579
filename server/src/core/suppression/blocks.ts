import { pushTo } from '../base/push-to.ts';
import type { Entry, Suppression } from './suppression.ts';

/** The blocks that are open at one place of a text, while its markers are met in order. Every step is amortised constant. */
export class OpenBlocks {
  readonly #open: Suppression[] = [];
  /** By the codes that a block names. */
  readonly #byCodes = new Map<string, Suppression[]>();
  /** By code, null for all codes: the innermost one last. */
  readonly #entries = new Map<string | null, Entry[]>();
  readonly #closed = new Set<Suppression>();

  begin(block: Suppression): void {
    this.#open.push(block);
    pushTo(this.#byCodes, codesOf(block), block);
    for (const entry of block.entries) pushTo(this.#entries, entry.code, entry);
  }

  /** Closes the innermost block, or, where the end names codes, the innermost one that names the same. */
  end(end: Suppression): Suppression | undefined {
    const candidates = end.marker.codes.length === 0 ? this.#open : (this.#byCodes.get(codesOf(end)) ?? []);
    const block = this.#last(candidates, (candidate) => candidate);
    if (block) this.#closed.add(block);
    return block;
  }

  /** The innermost block's entry for the code. */
  innermost(code: string): Entry | undefined {
    const named = this.#last(this.#entries.get(code) ?? [], ({ of }) => of);
    const all = this.#last(this.#entries.get(null) ?? [], ({ of }) => of);
    if (!named || !all) return named ?? all;
    return named.of.order > all.of.order ? named : all;
  }

  /** The last one of an open block; those of closed blocks go. */
  #last<T>(stack: T[], blockOf: (item: T) => Suppression): T | undefined {
    for (let last = stack.at(-1); last !== undefined; last = stack.at(-1)) {
      if (!this.#closed.has(blockOf(last))) return last;
      stack.pop();
    }
    return undefined;
  }
}

function codesOf({ marker }: Suppression): string {
  return [...new Set(marker.codes.map(({ text }) => text))].sort().join(' ');
}
