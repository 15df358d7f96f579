import { visibleLines } from './visible-text.ts';

/** A row of CSV (RFC 4180) with its line end. Escapes texts of catalogs and documents. */
export function csvRow(values: readonly string[]): string {
  return `${values.map((value) => cell(visibleLines(value))).join(',')}\r\n`;
}

/** A spreadsheet would evaluate a text that begins with one of these signs as a formula. */
function cell(value: string): string {
  const harmless = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\n]|^\s*::/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table of GitHub's Markdown. Cells are Markdown on one line without an unescaped `|`. */
export function* markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): Iterable<string> {
  yield `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n`;
  for (const row of rows) yield `| ${row.join(' | ')} |\n`;
}
