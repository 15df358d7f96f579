import { countWhile } from '../base/collections.ts';
import type { Lines } from '../model/text.ts';

/** What ends a line (LSP 3.18, "Text Documents"); the last line of a text has no end. Nothing else ends one. */
type LineEnd = '\r\n' | '\n' | '\r' | '';

/** Lines with what ends each of them, in two arrays of equal length. */
interface LineArrays {
  readonly texts: readonly string[];
  readonly ends: readonly LineEnd[];
}

/** The lines of a text: at least one, and only the last has no end. */
export function splitLines(text: string): LineArrays {
  const texts: string[] = [];
  const ends: LineEnd[] = [];
  const terminator = /\r\n|\n|\r/g;
  let start = 0;
  for (let found = terminator.exec(text); found !== null; found = terminator.exec(text)) {
    texts.push(text.slice(start, found.index));
    ends.push(found[0] as LineEnd);
    start = terminator.lastIndex;
  }
  texts.push(text.slice(start));
  ends.push('');
  return { texts, ends };
}

/**
 * Lines of a block. Copying one array of all lines of a long text takes milliseconds for each keystroke; copying a
 * block and the list of blocks takes microseconds.
 */
const BLOCK = 256;

/** Immutable lines with their terminators, in blocks that are shared with the texts before and after an edit. */
export class TerminatedLines implements Lines {
  readonly lineCount: number;
  readonly #blocks: readonly LineArrays[];
  /** By block, the 0-based index of its first line; at the end, the number of lines. */
  readonly #firsts: readonly number[];
  /** The block in which a line was found last: most lines are read in order. */
  #last = 0;

  private constructor(blocks: readonly LineArrays[]) {
    const firsts = [0];
    for (const [block, { texts }] of blocks.entries()) firsts.push(firsts[block]! + texts.length);
    this.#blocks = blocks;
    this.#firsts = firsts;
    this.lineCount = firsts[blocks.length]!;
  }

  static of(text: string): TerminatedLines {
    return new TerminatedLines(inBlocks(splitLines(text)));
  }

  line(index: number): string {
    const block = this.#blockOf(index);
    return this.#blocks[block]!.texts[index - this.#firsts[block]!] ?? '';
  }

  /** What ends the line; the empty string where there is no such line. */
  endOf(index: number): LineEnd {
    const block = this.#blockOf(index);
    return this.#blocks[block]!.ends[index - this.#firsts[block]!] ?? '';
  }

  /** The lines with others in place of `removed` lines (at least one) from `from` on. */
  with(from: number, removed: number, { texts, ends }: LineArrays): TerminatedLines {
    const [first, last] = [this.#blockOf(from), this.#blockOf(from + removed - 1)];
    const [head, tail] = [this.#blocks[first]!, this.#blocks[last]!];
    const [start, end] = [from - this.#firsts[first]!, from + removed - this.#firsts[last]!];
    const changed = inBlocks({
      texts: head.texts.slice(0, start).concat(texts, tail.texts.slice(end)),
      ends: head.ends.slice(0, start).concat(ends, tail.ends.slice(end)),
    });
    return new TerminatedLines(this.#blocks.slice(0, first).concat(changed, this.#blocks.slice(last + 1)));
  }

  /** The block that has the line, or the one nearest to it. */
  #blockOf(line: number): number {
    const firsts = this.#firsts;
    if (firsts[this.#last]! <= line && line < firsts[this.#last + 1]!) return this.#last;
    const block = Math.max(0, countWhile(firsts, (first) => first <= line) - 1);
    this.#last = Math.min(block, this.#blocks.length - 1);
    return this.#last;
  }
}

/** A block grows to twice its size before it is split, so that typing does not split one at every line. */
function inBlocks({ texts, ends }: LineArrays): LineArrays[] {
  if (texts.length <= 2 * BLOCK) return [{ texts, ends }];
  const blocks: LineArrays[] = [];
  for (let start = 0; start < texts.length; start += BLOCK) {
    blocks.push({ texts: texts.slice(start, start + BLOCK), ends: ends.slice(start, start + BLOCK) });
  }
  return blocks;
}
