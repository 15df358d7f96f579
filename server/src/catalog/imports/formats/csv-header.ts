import { keyOf, namesRole } from './csv-columns.ts';
import type { Row } from './csv-rows.ts';

/** The header of a table stands in one of its first rows: above it may be a title, a licence, a day. */
const MAX_ABOVE = 20;

/**
 * Index of the row that names the columns: that with a name for numbers, or the name that is asked for; else that with
 * the most names that are known; else the first.
 */
export function headerRow(rows: readonly Row[], asked: string | undefined): number {
  const first = rows.slice(0, MAX_ABOVE).map(({ cells }) => cells.filter((cell) => cell !== '').map(keyOf));
  const wanted = asked === undefined ? undefined : keyOf(asked);
  const withAsked = wanted === undefined ? -1 : first.findIndex((keys) => keys.includes(wanted));
  if (withAsked >= 0) return withAsked;
  const known = first.map((keys) => (keys.length < 2 ? 0 : keys.filter((key) => namesRole(key)).length));
  const most = Math.max(0, ...known);
  if (most === 0) return 0;
  const withNumber = first.findIndex((keys, at) => known[at]! > 1 && keys.some((key) => namesRole(key, 'number')));
  return withNumber >= 0 ? withNumber : known.indexOf(most);
}
