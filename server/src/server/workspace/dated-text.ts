import type { Lines } from '../../core/model/text.ts';
import type { LineDates } from '../../core/reviews/document-metadata.ts';

/**
 * Days on which the lines of a text were written, for what becomes of it while somebody edits it: lines before the first
 * change and behind the last one keep their day, those between are new.
 */
export class DatedText {
  readonly #texts: readonly string[];
  readonly #days: ReadonlyMap<number, string>;

  /** @param days by 0-based line of the text as it is now */
  constructor(lines: Lines, days: ReadonlyMap<number, string>) {
    this.#texts = Array.from({ length: lines.lineCount }, (_, line) => lines.line(line));
    this.#days = days;
  }

  /** The days of the lines of a later state of the text, as it is at the time of this call. */
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
