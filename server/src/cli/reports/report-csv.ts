import type { ReferenceRow } from '../rows.ts';
import { visibleLines } from '../visible-text.ts';

const COLUMNS = [
  'file',
  'line',
  'column',
  'endLine',
  'endColumn',
  'text',
  'prefix',
  'edition',
  'resolvedEdition',
  'number',
  'status',
  'canonical',
  'title',
  'replacedBy',
] as const satisfies readonly (keyof ReferenceRow)[];

/**
 * The references as a table (RFC 4180: UTF-8, lines end in CRLF) with the columns of the JSON report; successors are
 * joined by `; `, each as `[edition:]number relation`. A text that a spreadsheet would take for a formula (`=`, `+`,
 * `-` or `@` first, full-width ones too) gets an apostrophe before it; control characters are shown, not written.
 */
export function* referencesAsCsv(references: readonly ReferenceRow[]): Iterable<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for (const row of references)
    yield `${COLUMNS.map((column) => cell(visibleLines(textOf(row, column)))).join(',')}\r\n`;
}

function textOf(row: ReferenceRow, column: (typeof COLUMNS)[number]): string {
  if (column !== 'replacedBy') return String(row[column] ?? '');
  return row.replacedBy
    .map(({ edition, number, relation }) => `${edition === null ? '' : `${edition}:`}${number} ${relation}`)
    .join('; ');
}

function cell(value: string): string {
  const harmless = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
