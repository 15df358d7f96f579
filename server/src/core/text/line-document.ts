import type { Lines, Position, Range } from '../model/text.ts';
import { spliceInPlace, splitLines, type TerminatedLines } from './terminated-lines.ts';
import { clamped, toInteger, wellFormed } from './well-formed.ts';

/**
 * One change of a text: `range` replaced by `text`, or the whole where there is no range. Structurally LSP 3.18's
 * `TextDocumentContentChangeEvent`, whose deprecated `rangeLength` is not needed.
 */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/**
 * Lines whose text changed: `removed` lines from `from` on gave way to `added` lines. All other lines kept their text;
 * those behind moved by `added - removed`. A line whose terminator alone changed is not counted.
 */
export interface LineChange {
  /** 0-based index of the first line. */
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * An open document, as an array of lines: an edit costs its lines, not the document. Mutable, with one version at a
 * time. Positions out of range are moved into it as LSP 3.18 says ("Position"): a character behind the line's end is the
 * line's end, and a line behind the last one is the document's end; negative ones are 0, fractions are cut.
 */
export class LineDocument implements Lines {
  readonly uri: string;
  /** LSP's language identifier, as the client named it. */
  readonly languageId: string;
  #version: number;
  #lines: TerminatedLines;
  /** UTF-16 offsets of the first lines' starts, as many as were asked for since those lines last changed. */
  readonly #starts: number[] = [0];

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#lines = splitLines(text);
  }

  get version(): number {
    return this.#version;
  }

  get lineCount(): number {
    return this.#lines.texts.length;
  }

  line(index: number): string {
    return this.#lines.texts[index] ?? '';
  }

  /** The text, or the part of it in `range`, with its own line terminators. */
  getText(range?: Range): string {
    const { start, end } = wellFormed(this, range ?? ALL);
    if (start.line === end.line) return this.line(start.line).slice(start.character, end.character);
    const parts = [this.line(start.line).slice(start.character), this.#lines.ends[start.line]];
    for (let line = start.line + 1; line < end.line; line++) parts.push(this.line(line), this.#lines.ends[line]);
    parts.push(this.line(end.line).slice(0, end.character));
    return parts.join('');
  }

  /** UTF-16 offset of a position in `getText()`. */
  offsetAt(position: Position): number {
    const { line, character } = clamped(this, position);
    return this.#startOf(line) + character;
  }

  /** Position of a UTF-16 offset in `getText()`; within or behind a line's terminator it is the line's end. */
  positionAt(offset: number): Position {
    const wanted = Math.max(0, toInteger(offset));
    let low = 0;
    let high = this.lineCount - 1;
    this.#startOf(high);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#startOf(middle) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(wanted - this.#startOf(low), this.line(low).length) };
  }

  /**
   * Applies changes one after the other, each to what the one before it left (LSP 3.18, `textDocument/didChange`).
   * Returns which lines they changed, in the same order and with the same meaning. Versions must increase: a change that
   * does not come with a higher version is late, nothing of it is applied, and the answer is `stale`.
   */
  applyChanges(changes: readonly ContentChange[], version: number): readonly LineChange[] | 'stale' {
    if (!(version > this.#version)) return 'stale';
    this.#version = version;
    return changes.flatMap((change) => {
      const done = change.range ? this.#replace(change.range, change.text) : this.#replaceAll(change.text);
      return done.removed === 0 && done.added === 0 ? [] : [done];
    });
  }

  #replace(range: Range, text: string): LineChange {
    const { start, end } = wellFormed(this, range);
    const { texts, ends } = this.#lines;
    let from = start.line;
    let written = this.line(from).slice(0, start.character) + text + this.line(end.line).slice(end.character);
    written += ends[end.line] ?? '';
    if (written.startsWith('\n') && ends[from - 1] === '\r') {
      // The lone \r in front and this \n have become one terminator.
      from--;
      written = `${this.line(from)}\r${written}`;
    }
    const added = splitLines(written);
    if (end.line < texts.length - 1) {
      // Behind the last terminator there is no line of ours, but the next one.
      added.texts.pop();
      added.ends.pop();
    }
    const removed = end.line + 1 - from;
    const change = compareLines(from, texts.slice(from, from + removed), added.texts);
    spliceInPlace(texts, from, removed, added.texts);
    spliceInPlace(ends, from, removed, added.ends);
    this.#starts.length = Math.min(this.#starts.length, from + 1);
    return change;
  }

  #replaceAll(text: string): LineChange {
    const before = this.#lines;
    this.#lines = splitLines(text);
    this.#starts.length = 1;
    return compareLines(0, before.texts, this.#lines.texts);
  }

  #startOf(line: number): number {
    const { texts, ends } = this.#lines;
    for (let last = this.#starts.length - 1; last < line; last++) {
      this.#starts.push((this.#starts[last] ?? 0) + this.line(last).length + (ends[last]?.length ?? 0));
    }
    return this.#starts[Math.min(line, texts.length - 1)] ?? 0;
  }
}

/** To whatever the last line is. */
const ALL: Range = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };

/** The change from one run of lines to another, without the lines at both ends that are the same. */
function compareLines(from: number, before: readonly string[], after: readonly string[]): LineChange {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from: from + head, removed: before.length - head - tail, added: after.length - head - tail };
}
