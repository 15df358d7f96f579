import type { Token } from 'markdown-it';
import type { Mark } from './marks.ts';

/** A part of a reference in the content of an inline token: offsets, end exclusive. */
export interface PlacedMark {
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
}

/**
 * Where marks of the source stand in the contents of inline tokens, by the list that the token's children go to. Of these
 * contents markdown-it tells the lines alone; on its line, the content is found by its text.
 */
export function placeMarks(
  tokens: readonly Token[],
  source: string,
  marks: readonly Mark[],
): Map<readonly Token[], readonly PlacedMark[]> {
  const lines = source.split('\n');
  const byLine = marksByLine(marks);
  const placed = new Map<readonly Token[], readonly PlacedMark[]>();
  let line = 0;
  /** Of the cells of a row: what is behind the last one. */
  let behind = { line: -1, column: 0 };
  for (const token of tokens) {
    if (token.map) line = token.map[0];
    if (token.type !== 'inline' || !token.children) continue;
    const found: PlacedMark[] = [];
    let offset = 0;
    for (const [index, text] of token.content.split('\n').entries()) {
      const body = text.trim();
      const lead = text.length - text.trimStart().length;
      const at = line + index;
      const from = behind.line === at ? behind.column : 0;
      // In a cell, every bar is escaped.
      const written = token.map ? body : body.replaceAll('|', '\\|');
      const column = columnOf(lines[at] ?? '', written, token.map ? undefined : from);
      if (column !== undefined) {
        if (!token.map) behind = { line: at, column: column + written.length };
        const offsetOf = (place: number) => offset + lead + place - column - backslashes(written, body, place - column);
        for (const { start, end, mark } of byLine.get(at) ?? []) {
          const [first, last] = [Math.max(start, column), Math.min(end, column + written.length)];
          if (first < last) found.push({ start: offsetOf(first), end: offsetOf(last), mark });
        }
      }
      offset += text.length + 1;
    }
    if (found.length > 0) placed.set(token.children, found);
  }
  return placed;
}

/** How many backslashes of bars stand in the cell before `end`, which the body has not. */
function backslashes(written: string, body: string, end: number): number {
  return written === body ? 0 : written.slice(0, end).split('|').length - 1;
}

/** The first one at or behind `from`; without that, what the line ends with, apart from a heading's closing `#`. */
function columnOf(line: string, body: string, from: number | undefined): number | undefined {
  const column = from === undefined ? line.lastIndexOf(body) : line.indexOf(body, from);
  return column < 0 || body === '' ? undefined : column;
}

/** The marks' parts on each line (0-based), in columns (0-based). */
function marksByLine(marks: readonly Mark[]): Map<number, PlacedMark[]> {
  const byLine = new Map<number, PlacedMark[]>();
  for (const mark of marks) {
    const { line, column, endLine, endColumn } = mark.place;
    for (let at = line; at <= endLine; at++) {
      const start = at === line ? column - 1 : 0;
      const end = at === endLine ? endColumn - 1 : Number.POSITIVE_INFINITY;
      const onLine = byLine.get(at - 1);
      if (onLine) onLine.push({ start, end, mark });
      else byLine.set(at - 1, [{ start, end, mark }]);
    }
  }
  return byLine;
}
