import { l10n } from '../../core/base/l10n.ts';
import type { Piece, TextBlock } from '../block.ts';

/** `0`, `0.00` with any number of decimals; with a prefix or a suffix in quotes: `"Goal "0.0`. */
const DECIMALS = /^(?:"([^"]*)")?(?:#,##)?0(?:\.(0{1,15}))?(?:"([^"]*)")?$/;
/** Codes of dates and times, outside of quotes and brackets. */
const DATE = /[ymdhs]/i;
/** What no code has outside of them. */
const QUOTED = /"[^"]*"|\[[^\]]*\]|\\./g;
/** Days from Excel's first day to 1970. */
const EPOCH = 25_569;
const DAY = 86_400_000;

/** A number as a spreadsheet shows it, for the formats that numbers of objectives may have: 3.1 with `0.00` is 3.10. */
export function shownNumber(value: string, format: string): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return '';
  const [first = ''] = format.split(';', 1);
  const [matched, before = '', decimals = '', after = ''] = DECIMALS.exec(first) ?? [];
  if (matched !== undefined) return `${before}${number.toFixed(decimals.length)}${after}`;
  const code = first.replace(QUOTED, '');
  if (!/general/i.test(code) && DATE.test(code)) return dayOf(number);
  // Binary fractions: 3.3000000000000003 is shown as 3.3.
  return String(Number(number.toPrecision(15)));
}

function dayOf(days: number): string {
  const time = new Date((days - EPOCH) * DAY);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10);
}

/** Cells farther right do not get their own column, since a row would have thousands of empty ones. */
const MAX_COLUMNS = 256;
const EMPTY: readonly Piece[] = [];

/** Adds a cell to those of its row, in its column, from 0. */
export function addCell(cells: (readonly Piece[])[], column: number, piece: Piece): void {
  while (cells.length < Math.min(column, MAX_COLUMNS)) cells.push(EMPTY);
  cells.push([piece]);
}

/** 0 for `A7`. */
export function columnOf(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(cell)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `A` for 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The text of a cell whose comment is to ignore problems of its row. */
export const withComment = (text: string, ignoring: string | undefined): string =>
  ignoring === undefined ? text : `${text.replaceAll('\n', ' ')} ${ignoring}`;

/** Text on a sheet, at a cell and not in it. */
export function textAt(cell: string, sheet: string, role: 'comment' | 'box', text: string): TextBlock {
  const label =
    role === 'box'
      ? l10n.t('text box in sheet “{0}”, cell {1}', sheet, cell)
      : l10n.t('comment in sheet “{0}”, cell {1}', sheet, cell);
  const pieces = [{ text, origin: { kind: 'cell' as const, sheet, cell, label } }];
  return { kind: 'text', role, style: 'plain', level: 0, isLink: false, pieces };
}
