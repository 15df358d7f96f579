import type { Lines } from '../../core/model/text.ts';
import type { LineDates } from '../../core/reviews/document-reviews.ts';

/**
 * Dates on which the lines of a text were written, carried over to its later states: lines before the first change and
 * after the last one keep their date, those between have none.
 */
export class DatedText {
  readonly #texts: readonly string[];
  readonly #days: ReadonlyMap<number, string>;

  /** @param days by 0-based line of the text */
  constructor(lines: Lines, days: ReadonlyMap<number, string>) {
    this.#texts = Array.from({ length: lines.lineCount }, (_, line) => lines.line(line));
    this.#days = days;
  }

  /** The dates in a later state of the text, which is compared at the time of the call. */
  at(lines: Lines): LineDates {
    const before = this.#texts;
    const [oldCount, newCount] = [before.length, lines.lineCount];
    const most = Math.min(oldCount, newCount);
    let start = 0;
    while (start < most && before[start] === lines.line(start)) start++;
    let end = 0;
    while (end < most - start && before[oldCount - 1 - end] === lines.line(newCount - 1 - end)) end++;
    const dayOf = (line: number): string | null => {
      if (line < start) return this.#days.get(line) ?? null;
      return line >= newCount - end ? (this.#days.get(line - newCount + oldCount) ?? null) : null;
    };
    return { dayOf };
  }
}
