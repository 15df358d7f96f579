import { type Lines, type Range, rangeInLine, type TextEdit } from '../model/text.ts';
import table from './languages.json';
import type { Marker } from './marker.ts';

/** Opening and closing signs of comments. Longer ones come before their parts. */
const CLOSED_COMMENTS = table.closed.map(([open = '', close = '']) => [open, close] as const);
/** Signs of a line comment. */
const SLASHES = /\/\/[/!]?$/;
/** Signs of a line comment that mean something else after a word: `'`, `*` within a block, `..` of reStructuredText. */
const SPACED_SIGNS = /(?<=^|[ \t])(?:#+|--|\.\.|%+|;+|-#|\*|'|"|!|::|REM|rem|dnl)$/;
const LONGEST = 5;
/** Maximum number of spaces between the sign of a comment and the marker. */
const MAX_BLANKS = 20;

/** UTF-16 offsets in the marker's line. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Removes a marker with its comment and the spaces before, if that has nothing else; a line that becomes empty too. */
export function removeMarker(lines: Lines, marker: Marker): TextEdit {
  const { line } = marker.range.start;
  const text = lines.line(line);
  const { start, end } = commentOf(text, marker);
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (isBlank(before) && isBlank(after)) return { range: wholeLine(lines, line), newText: '' };
  // After an indentation, the spaces after the comment are removed instead.
  const [from, to] = isBlank(before) ? [start, text.length - after.trimStart().length] : [before.trimEnd().length, end];
  return { range: rangeInLine(line, from, to - from), newText: '' };
}

/** Whether the sign of a comment stands before the marker. */
export const beginsComment = (lines: Lines, { range: { start } }: Marker): boolean =>
  openingBefore(lines.line(start.line), start.character) !== null;

/** The extent of the marker's comment; that of the marker alone if the comment contains more. */
function commentOf(text: string, marker: Marker): Extent {
  const { character: start } = marker.range.start;
  const alone = { start, end: marker.end };
  const opening = openingBefore(text, start);
  if (!opening) return alone;
  if (opening.close === null) return marker.limit < text.length ? alone : { start: opening.start, end: text.length };
  const close = text.slice(0, marker.limit).indexOf(opening.close, marker.range.end.character);
  return close < 0 ? alone : { start: opening.start, end: close + opening.close.length };
}

function openingBefore(text: string, at: number): { start: number; close: string | null } | null {
  const from = Math.max(0, at - LONGEST - MAX_BLANKS);
  const near = text.slice(from, at).trimEnd();
  const closed = CLOSED_COMMENTS.find(([open]) => near.endsWith(open));
  if (closed) return { start: from + near.length - closed[0].length, close: closed[1] };
  const sign = SLASHES.exec(near) ?? SPACED_SIGNS.exec(near);
  return sign && { start: from + sign.index, close: null };
}

/** The line with its terminator; the last line has none, and remains as an empty line. */
function wholeLine(lines: Lines, line: number): Range {
  const start = { line, character: 0 };
  const isLast = line + 1 >= lines.lineCount;
  return { start, end: isLast ? { line, character: lines.line(line).length } : { line: line + 1, character: 0 } };
}

const isBlank = (text: string): boolean => text.trim() === '';
