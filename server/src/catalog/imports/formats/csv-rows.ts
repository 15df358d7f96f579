import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { l10n } from '../../../core/base/l10n.ts';
import { rangeInLine } from '../../../core/model/text.ts';
import { ImportFailure, type ImportFile } from '../format.ts';

/** A record of a table, on one or more lines. */
export interface Row {
  readonly cells: readonly string[];
  readonly raw: string;
  /** The 0-based line on which it begins. */
  readonly line: number;
}

/** How much of a table is examined to detect the delimiter: lines, and UTF-16 units. */
const MAX_LINES = 20;
const MAX_SAMPLE = 20_000;

/** The records of a table (RFC 4180, with the delimiters and line endings that spreadsheets write). */
export function readRows(text: string, delimiter: string): Row[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      raw: true,
      info: true,
      relax_column_count: true,
      // Quotation marks within a cell are text: `the "best" plan`.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return records.map(({ record, raw, info }) => {
      const breaks = raw.replace(/(?:\r\n|\r|\n)$/, '').match(/\r\n|\r|\n/g)?.length ?? 0;
      return { cells: record.map(textOfCell), raw, line: Math.max(0, info.lines - 1 - breaks) };
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const message = l10n.t('The quotation mark at the beginning of this cell is never closed. Close it.');
      throw new ImportFailure(message, rangeInLine(...placeOfOpenQuote(text), 1));
    }
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines - 1 : 0;
    const what = error instanceof Error ? error.message : String(error);
    throw new ImportFailure(l10n.t('Cannot read this table: {0}.', what), rangeInLine(Math.max(0, line), 0, 0));
  }
}

/** The cell without the apostrophe that keeps spreadsheets from computing it, which `objrefs export` writes too: `'=1`. */
const textOfCell = (cell: string): string =>
  cell
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/^'(?=[=+\-@])/, '');

/** 0-based line and character of the last quotation mark, which is the open one. */
function placeOfOpenQuote(text: string): [line: number, character: number] {
  const upTo = text.slice(0, text.lastIndexOf('"'));
  const lines = upTo.split(/\r\n|\r|\n/);
  return [lines.length - 1, lines.at(-1)!.length];
}

/** The delimiter that splits most of the first lines into the same number of cells, and into the most cells. */
export function delimiterOf({ name, text }: ImportFile): string {
  if (/\.(?:tsv|tab)$/i.test(name)) return '\t';
  const sample = (text ?? '').slice(0, MAX_SAMPLE);
  const [, declared] = /^\ufeff?sep=(.)\s*$/im.exec(sample.split(/[\r\n]/, 1)[0]!) ?? [];
  if (declared !== undefined) return declared;
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_LINES);
  const signs = [',', ';', '\t', '|'].map((sign) => {
    return { sign, ...regularity(lines.map((line) => line.split(sign).length)) };
  });
  const better = (one: (typeof signs)[number], other: (typeof signs)[number]): number =>
    one.lines - other.lines || one.cells - other.cells;
  return signs.reduce((best, next) => (better(next, best) > 0 ? next : best)).sign;
}

/** The most common number of cells above one, and how many lines have it. */
function regularity(counts: readonly number[]): { readonly lines: number; readonly cells: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 1) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines].reduce((best, [cells, many]) => (many > best.lines ? { lines: many, cells } : best), {
    lines: 0,
    cells: 0,
  });
}
