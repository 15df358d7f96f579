import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { LineIndex } from '../../yaml/line-index.ts';
import { BlockList } from '../document/blocks.ts';
import { columnsLeftOut } from '../document/left-out.ts';
import { numberAtStart } from '../document/numbers-at-start.ts';
import { readDocument } from '../document/read-document.ts';
import type { ReadFramework } from '../format.ts';
import type { Row } from './csv-rows.ts';

/** Fewer objectives may be found by chance. */
const MIN_OBJECTIVES = 2;

/**
 * Reads a table with numbers and titles in the same cells and a column for each level, such as published controls:
 * `PROTECT (PR): …`, and in rows below it, one column further, `PR.AA-01: …`. Undefined for any other table.
 */
export function readTitledNumbers(
  rows: readonly Row[],
  text: string,
  options: ImportOptions,
): ReadFramework | undefined {
  const columns = titledColumns(rows);
  if (columns.length === 0) return undefined;
  const lines = new LineIndex(text);
  const list = new BlockList();
  const [header, ...below] = rows;
  const latest = new Map<number, string>();
  const hasHeader = !columns.some((column) => numberAtStart(header?.cells[column] ?? ''));
  for (const { cells, line } of hasHeader ? below : rows) {
    for (const column of columns) {
      const cell = cells[column];
      // Some programs repeat a cell that is merged over several rows in each of them.
      if (!cell || latest.get(column) === cell) continue;
      latest.set(column, cell);
      list.row([cell], lines.start(line));
    }
  }
  let imported: ReadFramework;
  try {
    imported = readDocument({ blocks: list.blocks, dropped: [] }, text, options);
  } catch {
    return undefined;
  }
  const others = hasHeader ? (header?.cells ?? []).filter((name, at) => name !== '' && !columns.includes(at)) : [];
  return { ...imported, dropped: [...columnsLeftOut(others), ...imported.dropped] };
}

/** Columns whose cells begin with numbers that titles follow, outermost first. */
function titledColumns(rows: readonly Row[]): number[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const found = [...Array(Math.min(width, MAX_COLUMNS)).keys()].filter((column) => {
    const filled = rows.slice(1).flatMap(({ cells }) => cells[column] || []);
    const titled = filled.filter((cell) => {
      const start = numberAtStart(cell);
      if (start === undefined || start.style === 'part') return false;
      return (start.style !== 'bare' || start.word !== undefined) && /\p{L}{2}/u.test(start.title);
    });
    return titled.length > 1 && titled.length * 10 >= filled.length * 8;
  });
  // A column that repeats the numbers of an earlier one describes the same objectives, for example how to test them.
  const own = found.filter((column, at) => !found.slice(0, at).some((before) => repeats(column, before, rows)));
  const total = own.reduce((sum, column) => sum + rows.filter(({ cells }) => cells[column]).length, 0);
  return total > MIN_OBJECTIVES ? own : [];
}

/** Whether a row has the same number in both columns. */
function repeats(column: number, other: number, rows: readonly Row[]): boolean {
  return rows.some(({ cells }) => {
    const [own, before] = [column, other].map((at) => numberAtStart(cells[at] ?? ''));
    return own !== undefined && own.number === before?.number;
  });
}

/** Further columns are ignored. */
const MAX_COLUMNS = 50;
