import { comparePositions, type Lines, type Position, type Range } from '../model/text.ts';
import { splitLines, TerminatedLines } from './terminated-lines.ts';

/**
 * One change of a text: `range` replaced by `text`, or the whole where there is no range. Structurally LSP 3.18's
 * `TextDocumentContentChangeEvent`, whose deprecated `rangeLength` is not needed.
 */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/**
 * Lines whose text changed: `removed` lines from `from` on were replaced by `added` lines. All other lines kept their
 * text; those after them moved by `added - removed`. A line whose terminator alone changed is not counted.
 */
export interface LineChange {
  /** 0-based index of the first line. */
  readonly from: number;
  readonly removed: number;
  readonly added: number;
  /** Of a line that became another one: how much of its beginning stayed the same, in UTF-16 units. */
  readonly head?: number;
}

export interface EditedDocument {
  readonly document: LineDocument;
  /** Which lines changed, in the order of the edits: each is based on what the one before it left. */
  readonly changes: readonly LineChange[];
}

/**
 * One version of an open document. Immutable: an edit makes another document, which shares all lines but those near the
 * edit. Positions out of range are moved into the text as LSP 3.18 says ("Position"): a character past the line's end
 * is the line's end, and a line past the last one is the document's end; negative ones are 0, fractions are cut.
 */
export class LineDocument implements Lines {
  readonly uri: string;
  /** LSP's language identifier, as the client named it. */
  readonly languageId: string;
  readonly version: number;
  readonly #lines: TerminatedLines;

  constructor(uri: string, languageId: string, version: number, text: string | TerminatedLines) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.#lines = typeof text === 'string' ? TerminatedLines.of(text) : text;
  }

  get lineCount(): number {
    return this.#lines.lineCount;
  }

  line(index: number): string {
    return this.#lines.line(index);
  }

  /** The text, or the part of it in `range`, with its own line terminators. */
  getText(range?: Range): string {
    const { start, end } = wellFormed(this, range ?? ALL);
    if (start.line === end.line) return this.line(start.line).slice(start.character, end.character);
    const parts = [this.line(start.line).slice(start.character), this.#lines.endOf(start.line)];
    for (let line = start.line + 1; line < end.line; line++) parts.push(this.line(line), this.#lines.endOf(line));
    parts.push(this.line(end.line).slice(0, end.character));
    return parts.join('');
  }

  /**
   * The document after changes, each of which applies to what the one before it left (LSP 3.18,
   * `textDocument/didChange`). Versions must increase: a change that does not come with a higher version is late, and
   * the answer is `stale`.
   */
  withChanges(changes: readonly ContentChange[], version: number): EditedDocument | 'stale' {
    if (!(version > this.version)) return 'stale';
    let lines = this.#lines;
    const changed: LineChange[] = [];
    for (const { range, text } of changes) {
      const { after, change } = range ? replaceIn(lines, range, text) : replaceAll(lines, text);
      lines = after;
      if (change.removed > 0 || change.added > 0) changed.push(change);
    }
    return { document: new LineDocument(this.uri, this.languageId, version, lines), changes: changed };
  }
}

/** To whatever the last line is. */
const ALL: Range = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };

function replaceIn(lines: TerminatedLines, range: Range, text: string) {
  const { start, end } = wellFormed(lines, range);
  let from = start.line;
  let written = lines.line(from).slice(0, start.character) + text + lines.line(end.line).slice(end.character);
  written += lines.endOf(end.line);
  if (written.startsWith('\n') && lines.endOf(from - 1) === '\r') {
    // The lone \r in front and this \n have become one terminator.
    from--;
    written = `${lines.line(from)}\r${written}`;
  }
  const { texts, ends } = splitLines(written);
  // After the terminator of the last line written comes the next line of the document, if there is one.
  const count = end.line < lines.lineCount - 1 ? texts.length - 1 : texts.length;
  const removed = end.line + 1 - from;
  const after = lines.with(from, removed, { texts: texts.slice(0, count), ends: ends.slice(0, count) });
  const change = compareLines(lines, after, from, removed, count);
  const isWithinLine = removed === 1 && count === 1 && change.removed === 1;
  return { after, change: isWithinLine ? { ...change, head: start.character } : change };
}

function replaceAll(lines: TerminatedLines, text: string) {
  const after = TerminatedLines.of(text);
  return { after, change: compareLines(lines, after, 0, lines.lineCount, after.lineCount) };
}

/** The change of `removed` lines to `added` ones from `from` on, without the lines at both ends that are the same. */
function compareLines(before: Lines, after: Lines, from: number, removed: number, added: number): LineChange {
  const shorter = Math.min(removed, added);
  let head = 0;
  while (head < shorter && before.line(from + head) === after.line(from + head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.line(from + removed - 1 - tail) === after.line(from + added - 1 - tail)) {
    tail++;
  }
  return { from: from + head, removed: removed - head - tail, added: added - head - tail };
}

const ORIGIN: Position = { line: 0, character: 0 };

/** The position in the text nearest to the one sent, which may be past the end or not a whole number. */
function clamped(lines: Lines, { line: sent, character }: Position): Position {
  const line = toInteger(sent);
  if (line < 0) return ORIGIN;
  const last = lines.lineCount - 1;
  if (line > last) return { line: last, character: lines.line(last).length };
  return { line, character: Math.min(Math.max(0, toInteger(character)), lines.line(line).length) };
}

/** The span between the places nearest to both ends of what was sent, in whichever order they came. */
export function wellFormed(lines: Lines, range: Range): Range {
  const [start, end] = [clamped(lines, range.start), clamped(lines, range.end)];
  return comparePositions(start, end) <= 0 ? { start, end } : { start: end, end: start };
}

/** The whole part of a number; 0 for NaN. */
function toInteger(value: number): number {
  return Math.trunc(value) || 0;
}
