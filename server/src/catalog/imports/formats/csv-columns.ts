import { l10n } from '../../../core/base/l10n.ts';
import { Refusal, type Result } from '../../../core/base/result.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { looksLikeNumber } from '../../syntax/short-form.ts';
import { columnsNamed } from '../document/left-out.ts';
import headers from './csv-headers.json';
import {
  type Column,
  innerColumn,
  type Level,
  numberedByCells,
  numberedColumns,
  wordiestColumn,
} from './csv-numbers.ts';
import type { Row } from './csv-rows.ts';

type Role = keyof typeof headers;

export interface Columns extends Readonly<Partial<Record<Role, Column>>> {
  readonly hasHeader: boolean;
  readonly number: Column;
  /** Columns of numbers of rows without a number in `number`, innermost first. */
  readonly outer: readonly Column[];
  /** Columns of the objectives above each row, outermost first. */
  readonly above: readonly Level[];
  /** Columns for which catalogs have no place, by name. */
  readonly unused: ReadonlyMap<Column, string>;
}

/** Names of columns in headers, most specific first; compared without case, spaces and punctuation. */
const NAMES: ReadonlyMap<Role, readonly string[]> = new Map(
  Object.entries(headers).map(([role, names]) => [role as Role, names.split(' ')]),
);

/** Whether a name in a header is one for the role, or for any role. */
const namesRole = (key: string, role?: Role): boolean =>
  role === undefined ? [...NAMES.values()].some((names) => names.includes(key)) : NAMES.get(role)!.includes(key);

/** The columns of a table, by its rows and the options. Refused if there is no column of numbers. */
export function columnsOf(
  [first = [], ...rows]: readonly (readonly string[])[],
  { number, title }: ImportOptions,
): Result<Columns> {
  const keys = first.map(keyOf);
  // A table that begins with a number has no header, unless it has known names of columns beside names such as `IG1`.
  const isNamed = keys.filter((key) => namesRole(key)).length > 1;
  const hasHeader = isNamed || !first.some((cell, column) => isNumber(cell, rows[0]?.[column] ?? ''));
  const taken = new Set<Column>();
  const found = new Map<Role, Column>();
  const above: Level[] = [];
  const take = (role: Role, column: Column | undefined): void => {
    if (column === undefined || taken.has(column)) return;
    taken.add(column);
    found.set(role, column);
  };
  for (const [role, requested] of [
    ['number', number],
    ['title', title],
  ] as const) {
    if (requested === undefined) continue;
    const column = requestedColumn(first, requested);
    if (column === undefined) return new Refusal(noColumn(requested, first));
    take(role, column);
  }
  if (hasHeader) {
    for (const [role, names] of NAMES) {
      if (found.has(role)) continue;
      const levels = role === 'number' && !keys.some((key) => names.includes(key)) ? numberedColumns(keys, rows) : [];
      const level = levels.at(-1);
      if (level) {
        take('number', level.number);
        // A description is a text, unless its name says that it is a title.
        const isTitle = level.title !== undefined && /(?:title|name|heading|label)$/.test(keys[level.title] ?? '');
        if (!found.has(isTitle ? 'title' : 'text')) take(isTitle ? 'title' : 'text', level.title);
        for (const outer of levels.slice(0, -1)) {
          above.push(outer);
          for (const column of [outer.number, outer.title]) if (column !== undefined) taken.add(column);
        }
        continue;
      }
      const free = keys.map((key, at) => (taken.has(at) ? undefined : key));
      const name = names.find((candidate) => free.includes(candidate));
      if (name !== undefined) take(role, free.indexOf(name));
    }
  } else {
    const columns = [...first.keys()];
    take('number', found.get('number') ?? columns.find((column) => looksLikeNumber(first[column]!)));
    const filled = columns.find((column) => !taken.has(column) && first[column] !== '');
    if (!found.has('title')) take('title', filled);
  }
  if (hasHeader && !found.has('number')) take('number', numberedByCells(rows));
  const named = found.get('number');
  // `Control` may be followed by `Safeguard`, with numbers that continue its own.
  const inner = named === undefined || number !== undefined ? undefined : innerColumn(named, rows);
  if (inner !== undefined) taken.add(inner);
  const column = inner ?? named;
  if (named === undefined || column === undefined)
    return new Refusal(
      l10n.t('No column is named number, id or similar. Specify the column with the numbers. {0}', list(first)),
    );
  if (hasHeader && !found.has('title') && !found.has('text')) {
    const free = [...first.keys()].filter((at) => !taken.has(at));
    take('title', wordiestColumn(free, rows));
  }
  const free = [...first.entries()].filter(([at, name]) => hasHeader && !taken.has(at) && name !== '');
  const outer = inner === undefined ? [] : [named];
  return { ...Object.fromEntries(found), hasHeader, number: column, outer, above, unused: new Map(free) };
}

/** Whether a cell is a number. A word with digits, `level1`, is one only if the cell below begins with the same word. */
function isNumber(cell: string, below: string): boolean {
  if (!/\d/.test(cell) || !looksLikeNumber(cell)) return false;
  const [, word] = /^(\p{L}{3,})[ _-]?\d{1,2}$/u.exec(cell) ?? [];
  return word === undefined || below.startsWith(word);
}

/** The column with the name, or at the 1-based position. */
function requestedColumn(first: readonly string[], requested: string): Column | undefined {
  const exact = first.indexOf(requested.trim());
  const named = exact >= 0 ? exact : first.findIndex((name) => keyOf(name) === keyOf(requested));
  if (named >= 0) return named;
  const place = /^\d{1,4}$/.test(requested) ? Number(requested) - 1 : -1;
  return place >= 0 && place < first.length ? place : undefined;
}

const noColumn = (requested: string, first: readonly string[]): string =>
  l10n.t('Column {0} not found. {1}', JSON.stringify(requested), list(first));
const list = (first: readonly string[]): string => columnsNamed(first.filter((name) => name !== ''));
export const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, '');

/** The header is one of the first rows of a table, after a title, a licence or a date. */
const MAX_ABOVE = 20;

/** Index of the header row: with the requested name, else one for numbers, else the most known names, else 0. */
export function headerRow(rows: readonly Row[], requested: string | undefined): number {
  const first = rows.slice(0, MAX_ABOVE).map(({ cells }) => cells.filter((cell) => cell !== '').map(keyOf));
  const key = requested === undefined ? undefined : keyOf(requested);
  const withRequested = key === undefined ? -1 : first.findIndex((keys) => keys.includes(key));
  if (withRequested >= 0) return withRequested;
  const known = first.map((keys) => (keys.length < 2 ? 0 : keys.filter((key) => namesRole(key)).length));
  const most = Math.max(0, ...known);
  if (most === 0) return 0;
  const withNumber = first.findIndex((keys, at) => known[at]! > 1 && keys.some((key) => namesRole(key, 'number')));
  return withNumber >= 0 ? withNumber : known.indexOf(most);
}
