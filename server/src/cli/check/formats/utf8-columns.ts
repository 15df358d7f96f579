import type { Lines } from '../../../core/model/text.ts';

/** Columns in bytes of UTF-8. A place costs its distance from the one asked for before, not from its line's start. */
export class Utf8Columns {
  #lines: Lines | undefined;
  #line = 0;
  #character = 0;
  #bytes = 0;

  /** How many bytes the line has before a 0-based UTF-16 unit, which does not part a surrogate pair. */
  at(lines: Lines, line: number, character: number): number {
    if (this.#lines !== lines || this.#line !== line) {
      this.#lines = lines;
      this.#line = line;
      this.#character = 0;
      this.#bytes = 0;
    }
    const text = lines.line(line);
    this.#bytes += Buffer.byteLength(text.slice(this.#character, character));
    this.#bytes -= Buffer.byteLength(text.slice(character, this.#character));
    this.#character = character;
    return this.#bytes;
  }
}
