import type { Lines, Position } from '../model/text.ts';
import { spaceEnd } from './characters.ts';

/** Not of cells, paragraphs and items: a citation is never in two of them. */
const TAG = /<\/?(?!(?:t[dhr]|table|li|[uod]l|p|div|h[1-6r]|d[dt]|section|article|option)\b)[a-z][^<>]{0,500}>/iy;
/** Signs at the start of a line that belong to its block, not to its text: quotes and comments. */
const LEADER = /[ \t]*(?:(?:>|\/\/[/!]?|\/\*+|(?:#'?|\*|--|;+|%+|!+|'+|REM|Rem|rem)(?=[ \t]|$))[ \t]*)*/y;

/** A heading or a comment that ends with its line. */
const ONE_LINE = /^[ \t>]*(?:#{1,6}[ \t]|={1,6}[ \t]|\/\/|(?:--|;+|%+|!+|#?'+|REM|Rem|rem)[ \t])/;
/** Of a table in a wiki: `! SDG`, unless a list goes on. */
const HEADER_CELL = /^[ \t]*!(?!.*[,;][ \t]*$)/;

export interface Cursor {
  readonly line: number;
  readonly at: number;
}

export const isBefore = (a: Cursor, b: Cursor): boolean => a.line < b.line || (a.line === b.line && a.at < b.at);

/** A cursor over lines that can step over one line break at a time, and can be put back. */
export class Reader {
  readonly lines: Lines;
  line = 0;
  /** Text of the line that the cursor is in. */
  text = '';
  /** UTF-16 offset in `text`. */
  at = 0;
  /** What is before it in its line belongs to an earlier citation. */
  floor = 0;
  /** Numbers before it in its line are known to have no prefix behind them. */
  unclaimed = 0;
  /** The last line that was looked at: an edit there may change what was read. */
  lookahead = 0;

  constructor(lines: Lines) {
    this.lines = lines;
  }

  moveTo(line: number, at: number): void {
    if (line !== this.line || this.text === '') this.text = this.lines.line(line);
    this.line = line;
    this.at = at;
    if (line > this.lookahead) this.lookahead = line;
  }

  cursor(): Cursor {
    return { line: this.line, at: this.at };
  }

  reset(cursor: Cursor): void {
    this.moveTo(cursor.line, cursor.at);
  }

  position(): Position {
    return { line: this.line, character: this.at };
  }

  /** Code unit at the cursor, or `ahead` units after it; NaN past the line's end. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    // Engines are slow after the end.
    return at < this.text.length ? this.text.charCodeAt(at) : Number.NaN;
  }

  atLineEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Steps over white space of any spelling; returns whether there was any. */
  skipSpaces(): boolean {
    const start = this.at;
    this.at = spaceEnd(this.text, start);
    return this.at > start;
  }

  /** Steps over one HTML or XML tag within a paragraph. */
  skipTag(): boolean {
    return this.code() === 60 /* < */ && this.match(TAG);
  }

  /** Steps over what the sticky expression matches at the cursor. */
  match(expression: RegExp): boolean {
    expression.lastIndex = this.at;
    if (!expression.test(this.text)) return false;
    this.at = expression.lastIndex;
    return true;
  }

  /**
   * From the end of a line to the first character of the next one's text, where that continues this line: its leader is
   * the same, or empty unless this line is a heading or a comment of one line, and something follows it.
   */
  wrap(): boolean {
    if (!this.atLineEnd() || this.line + 1 >= this.lines.lineCount) return false;
    const next = this.lines.line(this.line + 1);
    this.lookahead = Math.max(this.lookahead, this.line + 1);
    const leader = leaderOf(next);
    if (leader.length >= next.length) return false;
    const sign = signOf(leader);
    if (sign === '' && ONE_LINE.test(this.text)) return false;
    if (sign !== '' && (sign !== signOf(leaderOf(this.text)) || isBullet(leader))) return false;
    if (sign === '!' && HEADER_CELL.test(this.text)) return false;
    this.moveTo(this.line + 1, leader.length);
    return true;
  }
}

/** What is before a line's text: indent, and the signs of quotes and comments. */
export function leaderOf(text: string): string {
  LEADER.lastIndex = 0;
  return LEADER.exec(text)?.[0] ?? '';
}

/** A comment that begins with `/**` continues with `*`. */
const signOf = (leader: string): string => leader.replace(/[ \t]+/g, '').replace(/^\/\*+/, '*');

/** A star under the star of `/*` is in an odd column; elsewhere it begins an item of a list. */
function isBullet(leader: string): boolean {
  const indent = leader.indexOf('*');
  if (indent < 0 || /^[ \t]*>/.test(leader)) return indent >= 0;
  const spaces = indent - (leader.lastIndexOf('\t', indent) + 1);
  return spaces % 2 === 0;
}
