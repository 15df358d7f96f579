import type { Lines } from '../model/text.ts';

/** The first and the last line of some, 0-based. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

export const spanOfBoth = (a: LineSpan, b: LineSpan): LineSpan => ({
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
});

/** Lines that know which of them were looked at. */
export class TrackedLines implements Lines {
  readonly #lines: Lines;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  get lineCount(): number {
    return this.#lines.lineCount;
  }

  line(index: number): string {
    if (index < this.#first) this.#first = index;
    if (index > this.#last) this.#last = index;
    return this.#lines.line(index);
  }

  /** From the first to the last line that was looked at; an empty span (first after last) where none was. */
  get seen(): LineSpan {
    return { first: this.#first, last: this.#last };
  }
}
