import { visibleLines } from './visible-text.ts';

/** A row with its end. Texts of catalogs and documents may be in it as they are. */
export function csvRow(values: readonly string[]): string {
  return `${values.map((value) => cell(visibleLines(value))).join(',')}\r\n`;
}

function cell(value: string): string {
  const harmless = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\n]|^\s*::/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
