import { comparePositions, type Lines, type Position, type Range } from '../model/text.ts';

const ORIGIN: Position = { line: 0, character: 0 };

/** The position in the text nearest to the one sent, which may be past the end or not a whole number. */
export function clamped(lines: Lines, { line: sent, character }: Position): Position {
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
export function toInteger(value: number): number {
  return Math.trunc(value) || 0;
}
