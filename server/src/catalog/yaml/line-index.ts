import { countWhile } from '../../core/base/collections.ts';
import { lineStarts, type Position, type Range } from '../../core/model/text.ts';

/** The line ending of the text's first line; a line feed for a text of one line. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/**
 * Turns offsets of a text (UTF-16 code units, 0-based) into positions. `\r\n`, `\n` and a lone `\r` each end a line
 * (LSP 3.18, "Text Documents"), which is more than YAML libraries count.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  /** The position of `offset`. An offset outside the text or within a line ending gives the nearest position before it. */
  position(offset: number): Position {
    const line = Math.max(0, countWhile(this.#starts, (start) => start <= offset) - 1);
    return { line, character: Math.max(0, Math.min(offset, this.end(line)) - this.start(line)) };
  }

  /** The range from `start` to `end`, two offsets. */
  range(start: number, end: number): Range {
    const first = this.position(start);
    const { line } = first;
    // Most ranges are within a line, which need not be searched for again.
    const isWithin = end >= start && start >= this.start(line) && end <= this.end(line);
    const last = isWithin ? { line, character: end - this.start(line) } : this.position(Math.max(start, end));
    return { start: first, end: last };
  }

  /** Offset of the first character of the line. */
  start(line: number): number {
    return this.#starts[line] ?? 0;
  }

  /** Offset after the last character of the line, before its line ending. */
  end(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return line < this.#starts.length ? this.#text.length : 0;
    return this.#text.startsWith('\r\n', next - 2) ? next - 2 : next - 1;
  }
}
