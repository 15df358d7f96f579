import { foldCase } from '../matching/characters.ts';
import type { FrameworkMatcher } from '../matching/matcher.ts';
import type { Lines } from '../model/text.ts';

/** A cell below a header that says what its numbers are: UTF-16 offsets in its line, without blanks. */
interface NumberedCell {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The header names the framework, so that a lone integer is a number too: a priority may be of anything. */
  readonly isNamed: boolean;
}

/** The line below the headers of a table in Markdown. */
const DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** What may stand beside the name of a level or of the framework. */
const BESIDE: ReadonlySet<string> = new Set(
  'no nr n number numbers id ids ref refs reference references code'.split(' '),
);
const MAX_HEADER = 100;

/** Cells of tables in Markdown below headers such as "Objective" or the framework's name, in the order of the text. */
export function numberedCells(lines: Lines, framework: FrameworkMatcher): NumberedCell[] {
  const cells: NumberedCell[] = [];
  for (let line = 1; line < lines.lineCount; line++) {
    const text = lines.line(line);
    if (!text.includes('|') || !text.includes('-') || !DELIMITERS.test(text)) continue;
    const columns = numberedColumns(lines.line(line - 1), framework);
    if (columns.size === 0) continue;
    for (line++; line < lines.lineCount && lines.line(line).includes('|'); line++) {
      cells.push(...cellsIn(lines.line(line), line, columns));
    }
  }
  return cells;
}

/** Cells of a table of separated values, whose lines have `|` for what separates them. */
export function numberedFields(lines: Lines, framework: FrameworkMatcher): NumberedCell[] {
  const columns = numberedColumns(lines.line(0), framework, false);
  if (columns.size === 0) return [];
  const cells: NumberedCell[] = [];
  for (let line = 1; line < lines.lineCount; line++) cells.push(...cellsIn(lines.line(line), line, columns, false));
  return cells;
}

/** Whether the header of a column names the framework, by the index of those that count. */
function numberedColumns(header: string, framework: FrameworkMatcher, isMarkdown = true): Map<number, boolean> {
  const columns = new Map<number, boolean>();
  for (const [index, { start, end }] of split(header, isMarkdown).entries()) {
    const isNamed = end - start > MAX_HEADER ? null : namesNumbers(header.slice(start, end), framework);
    if (isNamed !== null) columns.set(index, isNamed);
  }
  return columns;
}

/** Whether a header names the framework; null where it is of something else. */
function namesNumbers(header: string, { names, bareWords }: FrameworkMatcher): boolean | null {
  const words = foldCase(header).match(/[\p{L}\p{N}]+/gu) ?? [];
  const levels = new Set(bareWords.forms.flatMap((form) => form.split(' ')));
  if (!words.every((word) => names.has(word) || levels.has(word) || BESIDE.has(word))) return null;
  const isNamed = words.some((word) => names.has(word));
  return isNamed || words.some((word) => levels.has(word)) ? isNamed : null;
}

function* cellsIn(
  text: string,
  line: number,
  columns: ReadonlyMap<number, boolean>,
  isMarkdown = true,
): Generator<NumberedCell> {
  for (const [index, { start, end }] of split(text, isMarkdown).entries()) {
    const isNamed = columns.get(index);
    if (isNamed !== undefined && start < end) yield { line, start, end, isNamed };
  }
}

/** The cells of a row, without blanks, quotes and marks of emphasis. */
function split(row: string, isMarkdown: boolean): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let at = isMarkdown ? /^[ \t>]*\|?/.exec(row)![0].length : 0;
  while (at <= row.length) {
    let end = at;
    while (end < row.length && row.charAt(end) !== '|') end += row.charAt(end) === '\\' ? 2 : 1;
    end = Math.min(end, row.length);
    const cell = row.slice(at, end);
    const start = at + /^[\s*_`"]*/.exec(cell)![0].length;
    cells.push({ start, end: Math.max(start, at + cell.replace(/[\s*_`"]{1,20}$/, '').length) });
    at = end + 1;
  }
  return cells;
}
