import { csvRow } from '../../reports/tables.ts';
import type { ReferenceRow } from '../rows.ts';

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
 * separated by `; `, each as `[edition:]number relation`. A text that a spreadsheet would evaluate as a formula (`=`, `+`,
 * `-` or `@` first, full-width ones too) gets an apostrophe before it; control characters are replaced by symbols.
 */
export function* referencesAsCsv(references: readonly ReferenceRow[]): Iterable<string> {
  yield csvRow(COLUMNS);
  for (const row of references) yield csvRow(COLUMNS.map((column) => textOf(row, column)));
}

function textOf(row: ReferenceRow, column: (typeof COLUMNS)[number]): string {
  if (column !== 'replacedBy') return String(row[column] ?? '');
  return row.replacedBy
    .map(({ edition, number, relation }) => `${edition === null ? '' : `${edition}:`}${number} ${relation}`)
    .join('; ');
}
