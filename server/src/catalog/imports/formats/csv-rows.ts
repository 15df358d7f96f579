import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { l10n } from '../../../core/base/l10n.ts';
import type { Result } from '../../../core/base/result.ts';
import { rangeInLine } from '../../../core/model/text.ts';
import { type ImportFile, ImportRefusal } from '../format.ts';

/** A record of a table, which may go over several lines. */
export interface Row {
  readonly cells: readonly string[];
  readonly raw: string;
  /** 0-based line that it begins in. */
  readonly line: number;
}

/** So much of a table tells what parts its cells: lines, and UTF-16 units. */
const MAX_LINES = 20;
const MAX_SAMPLE = 20_000;

/** The records of a table (RFC 4180, with the delimiters and line ends that spreadsheets write), or why there are none. */
export function readRows(text: string, delimiter: string): Result<Row[], ImportRefusal> {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      raw: true,
      info: true,
      relax_column_count: true,
      // A quotation mark within a cell is one: `the "best" plan`.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return records.map(({ record, raw, info }) => {
      const breaks = raw.replace(/(?:\r\n|\r|\n)$/, '').match(/\r\n|\r|\n/g)?.length ?? 0;
      return {
        cells: record.map(textOfCell),
        raw,
        line: Math.max(0, info.lines - 1 - breaks),
      };
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const message = l10n.t('The quotation mark at the beginning of this cell is never closed. Close it.');
      return new ImportRefusal(message, rangeInLine(...placeOfOpenQuote(text), 1));
    }
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines - 1 : 0;
    const what = error instanceof Error ? error.message : String(error);
    return new ImportRefusal(l10n.t('Cannot read this table: {0}.', what), rangeInLine(Math.max(0, line), 0, 0));
  }
}

/** Without the sign that keeps spreadsheets from computing it, as `objrefs export` writes it too: `'=1`. */
const textOfCell = (cell: string): string =>
  cell
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/^'(?=[=+\-@])/, '');

/** Line and character of the last quotation mark that opens a cell; of the first one where all that follow look closed. */
function placeOfOpenQuote(text: string): [line: number, character: number] {
  const upTo = text.slice(0, text.lastIndexOf('"'));
  const lines = upTo.split(/\r\n|\r|\n/);
  return [lines.length - 1, lines.at(-1)!.length];
}

/** Of the usual ones, that which parts the most of the first lines into the same number of cells; of equals, into more. */
export function delimiterOf({ name, text }: ImportFile): string {
  if (/\.(?:tsv|tab)$/i.test(name)) return '\t';
  const sample = (text ?? '').slice(0, MAX_SAMPLE);
  const [, said] = /^\ufeff?sep=(.)\s*$/im.exec(sample.split(/[\r\n]/, 1)[0]!) ?? [];
  if (said !== undefined) return said;
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_LINES);
  const signs = [',', ';', '\t', '|'].map((sign) => ({
    sign,
    ...regularity(lines.map((line) => line.split(sign).length)),
  }));
  const better = (one: (typeof signs)[number], other: (typeof signs)[number]): number =>
    one.lines - other.lines || one.cells - other.cells;
  return signs.reduce((best, next) => (better(next, best) > 0 ? next : best)).sign;
}

/** How many lines have the commonest number of cells beyond one, and that number. */
function regularity(counts: readonly number[]): { readonly lines: number; readonly cells: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 1) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines].reduce((best, [cells, many]) => (many > best.lines ? { lines: many, cells } : best), {
    lines: 0,
    cells: 0,
  });
}
