import { memoize } from '../base/memoize.ts';
import { foldCase } from '../matching/characters.ts';
import { DELIMITERS, splitRow } from '../matching/columns.ts';
import type { FrameworkMatcher } from '../matching/framework-matcher.ts';
import type { WordList } from '../matching/words.ts';
import type { Lines } from '../model/text.ts';

/** A cell below a header for numbers: UTF-16 offsets in its line, without surrounding spaces. */
interface NumberedCell {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The header names the framework, so that a single integer counts too: "priority 1" may be about anything. */
  readonly isNamed: boolean;
}

/** Words that may accompany the name of a level or of the framework. */
const BESIDE: ReadonlySet<string> = new Set(
  'no nr n number numbers id ids ref refs reference references code'.split(' '),
);
const MAX_HEADER = 100;

/** Cells of Markdown tables below headers such as "Objective" or the framework's name, in the order of the text. */
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

/** Cells of a CSV or TSV file, whose separators are `|` in `lines`. */
export function numberedFields(lines: Lines, framework: FrameworkMatcher): NumberedCell[] {
  const columns = numberedColumns(lines.line(0), framework, false);
  if (columns.size === 0) return [];
  const cells: NumberedCell[] = [];
  for (let line = 1; line < lines.lineCount; line++) cells.push(...cellsIn(lines.line(line), line, columns, false));
  return cells;
}

/** For each column that counts, by index: whether its header names the framework. */
function numberedColumns(header: string, framework: FrameworkMatcher, isMarkdown = true): Map<number, boolean> {
  const columns = new Map<number, boolean>();
  for (const [index, { start, end }] of splitRow(header, isMarkdown).entries()) {
    const isNamed = end - start > MAX_HEADER ? null : namesNumbers(header.slice(start, end), framework);
    if (isNamed !== null) columns.set(index, isNamed);
  }
  return columns;
}

const wordsOf = memoize(({ forms }: WordList) => new Set(forms.flatMap((form) => form.split(' '))));

/** Whether a header names the framework; null if it is not a header for numbers. */
function namesNumbers(header: string, { names, words: known }: FrameworkMatcher): boolean | null {
  const words = foldCase(header).match(/[\p{L}\p{N}]+/gu) ?? [];
  const levels = wordsOf(known);
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
  for (const [index, { start, end }] of splitRow(text, isMarkdown).entries()) {
    const isNamed = columns.get(index);
    if (isNamed !== undefined && start < end) yield { line, start, end, isNamed };
  }
}
