import { countWhile } from '../../core/base/collections.ts';
import type { Position, Range } from '../../core/model/text.ts';

/** The line ending of the text's first line; a line feed for a text of one line. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/**
 * Turns offsets of a text (UTF-16 code units, 0-based) into positions. `\r\n`, `\n` and a lone `\r` each end a line
 * (LSP 3.18, "Text Documents"), which is more than YAML libraries count.
 */
export class LineIndex {
  readonly #starts: readonly number[];
  /** Offsets before each line's ending. */
  readonly #ends: readonly number[];

  constructor(text: string) {
    const starts = [0];
    const ends: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit !== 10 && unit !== 13) continue;
      ends.push(i);
      if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
      starts.push(i + 1);
    }
    ends.push(text.length);
    this.#starts = starts;
    this.#ends = ends;
  }

  /** The position of `offset`. An offset outside the text or within a line ending gives the nearest position before it. */
  position(offset: number): Position {
    const line = Math.max(0, countWhile(this.#starts, (start) => start <= offset) - 1);
    return { line, character: Math.max(0, Math.min(offset, this.#ends[line]!) - this.#starts[line]!) };
  }

  /** The range from `start` to `end`, two offsets. */
  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(Math.max(start, end)) };
  }

  /** Offset of the first character of the line. */
  start(line: number): number {
    return this.#starts[line] ?? 0;
  }

  /** Offset after the last character of the line, before its line ending. */
  end(line: number): number {
    return this.#ends[line] ?? 0;
  }
}
