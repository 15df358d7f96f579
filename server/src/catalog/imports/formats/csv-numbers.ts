import { beginningsOf } from '../../../core/resolution/numbers.ts';
import { looksLikeNumber } from '../../syntax/short-form.ts';

/** 0-based index of a column. */
export type Column = number;

/** Columns that belong together: `req_id` with `req_description`. */
export interface Level {
  readonly number: Column;
  readonly title: Column | undefined;
}

const MAX_ROWS = 200;
/** Endings of the names of columns with numbers, and with their titles; without case and punctuation. */
const OF_NUMBERS = /^(.*)(?:id|identifier|number|num|no|nr|code|ref)$/;
const OF_TITLES = ['title', 'name', 'heading', 'label', 'description', 'desc', 'text', 'statement'];

/**
 * The columns whose names end with a name for numbers and whose cells are all numbers, for tables without a plain name
 * for numbers. The one that distinguishes rows best is last, preceded by those whose numbers it continues, outermost first.
 */
export function numberedColumns(keys: readonly string[], rows: readonly (readonly string[])[]): readonly Level[] {
  const looked = rows.slice(0, MAX_ROWS);
  const found = keys.flatMap((key, column) => {
    const stem = OF_NUMBERS.exec(key)?.[1];
    const cells = looked.flatMap((row) => row[column] || []);
    if (stem === undefined || cells.length === 0 || !cells.every(isNumber)) return [];
    const distinct = new Set(cells).size;
    const depth = cells.reduce((sum, cell) => sum + beginningsOf(cell).length, 0);
    return [{ number: column, title: titleColumn(keys, stem), distinct, depth }];
  });
  const best = found.reduce<(typeof found)[number] | undefined>((most, next) => {
    const isBetter = most && (next.distinct - most.distinct || next.depth - most.depth) > 0;
    return most === undefined || isBetter ? next : most;
  }, undefined);
  if (best === undefined) return [];
  const outer = found.filter(
    (level) => level !== best && level.title !== undefined && isContinued(level.number, best.number, looked),
  );
  return [...outer.sort((a, b) => a.distinct - b.distinct), best];
}

/** The column with the most words; undefined if none has any. */
export function wordiestColumn(columns: readonly Column[], rows: readonly (readonly string[])[]): Column | undefined {
  let best: Column | undefined;
  let most = 0;
  for (const column of columns) {
    const letters = rows.slice(0, MAX_ROWS).reduce((sum, row) => {
      const words = (row[column] ?? '').slice(0, MAX_CELL).match(/\p{L}{3,}/gu) ?? [];
      return sum + words.length;
    }, 0);
    if (letters > most) [best, most] = [column, letters];
  }
  return best;
}

const MAX_CELL = 1_000;

/**
 * The column before the titles whose cells are all numbers, for tables without a name for numbers. Most numbers must have
 * several components, or be continued by those of another column.
 */
export function numberedByCells(rows: readonly (readonly string[])[]): Column | undefined {
  const looked = rows.slice(0, MAX_ROWS);
  const columns = columnsIn(looked);
  const title = wordiestColumn(columns, looked) ?? 0;
  return columns.slice(0, title).find((column) => {
    const cells = looked.flatMap((row) => row[column] || []);
    if (cells.length === 0 || !cells.every(hasDigits)) return false;
    const isDeep = cells.filter((cell) => beginningsOf(cell).length > 0).length * 2 > cells.length;
    return isDeep || innerColumn(column, looked) !== undefined;
  });
}

/** The column whose numbers continue those of another column in the same rows. */
export function innerColumn(outer: Column, rows: readonly (readonly string[])[]): Column | undefined {
  const looked = rows.slice(0, MAX_ROWS);
  return columnsIn(looked).find((column) => {
    if (column === outer) return false;
    const filled = looked.filter((row) => row[column]);
    return filled.length > 1 && filled.every((row) => hasDigits(row[column]!)) && isContinued(outer, column, looked);
  });
}

const columnsIn = (rows: readonly (readonly string[])[]): Column[] => [
  ...Array(Math.min(MAX_COLUMNS, Math.max(0, ...rows.map(({ length }) => length)))).keys(),
];

/** Further columns are ignored. */
const MAX_COLUMNS = 100;

const hasDigits = (cell: string): boolean => /\d/.test(cell) && isNumber(cell);

const isNumber = (cell: string): boolean => looksLikeNumber(cell) && !/\s/.test(cell);

function titleColumn(keys: readonly string[], stem: string): Column | undefined {
  const names = OF_TITLES.map((name) => `${stem}${name}`);
  const name = names.find((candidate) => keys.includes(candidate));
  return name === undefined || stem === '' ? undefined : keys.indexOf(name);
}

/** Whether each number of the inner column continues that of the outer one in its row. */
function isContinued(outer: Column, inner: Column, rows: readonly (readonly string[])[]): boolean {
  return rows.every((row) => {
    const [above = '', below = ''] = [row[outer], row[inner]];
    return below === '' || beginningsOf(below).includes(above);
  });
}
