import { countWhile } from '../base/collections.ts';

/**
 * A place in a text: 0-based line, 0-based UTF-16 code unit within the line.
 * Structurally equal to the `Position` of LSP 3.18 under the UTF-16 position encoding.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A span of text, end exclusive. Structurally equal to LSP's `Range`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A span in a document with a normalised URI. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** A text as lines without terminators: `\r\n`, `\n` and a lone `\r` (LSP 3.18). An empty text has one empty line. */
export interface Lines {
  readonly lineCount: number;
  /** The text of a line without its terminator; empty if there is no such line. */
  line(index: number): string;
  /** Whether a place is in a cell that holds a number and not a text. */
  isNumber?(position: Position): boolean;
  /** Where the text is at hand as a whole, which is searched faster than line by line. */
  readonly search?: LineSearch;
}

/**
 * The first line, from `from` on, that holds a place that `find` finds in the text from an offset on; the number of lines
 * where there is none. `find` returns the length of the text for no place.
 */
export type LineSearch = (from: number, find: (text: string, from: number) => number) => number;

/** Finds the next place of a word, for `LineSearch`. */
export const finderOf =
  (word: string): Parameters<LineSearch>[1] =>
  (text, from) => {
    const at = text.indexOf(word, from);
    return at < 0 ? text.length : at;
  };

/** Replaces the text of `range` by `newText`; structurally equal to LSP's `TextEdit`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The position as a key of maps and sets. */
export const positionKey = ({ line, character }: Position): string => `${line}:${character}`;

/** Negative, zero or positive if `a` is before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Orders ranges by their starts, then by their ends. */
export function compareRanges(a: Range, b: Range): number {
  return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

/** Orders what has a range by where that begins. */
export function byStart(a: { readonly range: Range }, b: { readonly range: Range }): number {
  return comparePositions(a.range.start, b.range.start);
}

/** Whether `position` is inside `range` or touches one of its ends, as a cursor does. */
export function touches(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** Whether the two ranges share a character or a cursor position. */
export function intersects(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** The range of `length` UTF-16 units from `character` on, within one line. */
export function rangeInLine(line: number, character: number, length: number): Range {
  return { start: { line, character }, end: { line, character: character + length } };
}

/** The text of `range`, lines joined by `\n`. */
export function textIn(lines: Lines, range: Range): string {
  const { start, end } = range;
  if (start.line === end.line) return lines.line(start.line).slice(start.character, end.character);
  const parts = [lines.line(start.line).slice(start.character)];
  for (let line = start.line + 1; line < end.line; line++) parts.push(lines.line(line));
  parts.push(lines.line(end.line).slice(0, end.character));
  return parts.join('\n');
}

/** The text of the lines, with `\n` at their ends. */
export function wholeText(lines: Lines): string {
  return Array.from({ length: lines.lineCount }, (_, line) => lines.line(line)).join('\n');
}

export const linesOf = (text: string): Lines => new WholeLines(text);

/** The lines of a whole text, each cut out of it when it is asked for: of most texts, few lines are. */
class WholeLines implements Lines {
  readonly #text: string;
  /** Where each line begins, once it is needed. */
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get lineCount(): number {
    return this.#startsOfLines.length;
  }

  line(index: number): string {
    const starts = this.#startsOfLines;
    const start = starts[index];
    if (start === undefined) return '';
    const next = starts[index + 1];
    if (next === undefined) return this.#text.slice(start);
    const isPair = this.#text.charCodeAt(next - 1) === LF && next - 1 > start && this.#text.charCodeAt(next - 2) === CR;
    return this.#text.slice(start, isPair ? next - 2 : next - 1);
  }

  search(from: number, find: (text: string, from: number) => number): number {
    const starts = this.#startsOfLines;
    const start = starts[from];
    const at = start === undefined ? this.#text.length : find(this.#text, start);
    return at >= this.#text.length ? starts.length : countWhile(starts, (each) => each <= at) - 1;
  }

  get #startsOfLines(): readonly number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }
}

const LF = 10;
const CR = 13;

/** The offset at which each line begins. */
export function lineStarts(text: string): readonly number[] {
  return text.includes('\r') ? startsWithReturns(text) : startsOf(text);
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsWithReturns(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}

/** The lines up to the position, without what follows it. */
export function cutAt(lines: Lines, { line, character }: Position): Lines {
  return {
    lineCount: line + 1,
    line: (index) => (index === line ? lines.line(line).slice(0, character) : lines.line(index)),
  };
}
