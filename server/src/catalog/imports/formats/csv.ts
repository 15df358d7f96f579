import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { ImportOptions } from '../../../core/configuration.ts';
import { l10n } from '../../../core/l10n.ts';
import { type Range, rangeInLine } from '../../../core/model/text.ts';
import { pushTo } from '../../../core/push-to.ts';
import { looksLikeNumber } from '../../short-form.ts';
import { type ImportFile, refused } from '../format.ts';
import type { EditionDraft, Imported, ImportProblem, ObjectiveDraft } from '../framework-draft.ts';
import { optional } from '../optional-fields.ts';
import { type Column, type Columns, columnsOf } from './csv-columns.ts';

interface Row {
  readonly cells: readonly string[];
  readonly raw: string;
  /** 0-based line that it begins in. */
  readonly line: number;
}

const WITHDRAWN = /^(?:true|yes|y|x|1|withdrawn|deprecated|retired|removed|obsolete|deleted|superseded)$/i;
const ALIVE = /^(?:false|no|n|0|-|active|current|valid|in force|)$/i;
const NO_SUCCESSOR = /^(?:none|-|–|—|n\/a|no successor)$/i;

/**
 * A table whose header names its columns (RFC 4180, with the delimiters and line ends that spreadsheets write): one
 * objective a row.
 */
export function readCsv(file: ImportFile, options: ImportOptions): Imported {
  if (file.text === null) return refused(l10n.t('This is no text. Save the table as CSV, encoded as UTF-8.'));
  const rows = readRows(file.text, delimiterOf(file));
  if (!Array.isArray(rows)) return rows;
  const columns = columnsOf(
    rows.map(({ cells }) => cells),
    options,
  );
  if ('missing' in columns) return refused(columns.missing, rangeInLine(0, 0, rows[0]?.raw.trimEnd().length ?? 0));
  const problems: ImportProblem[] = [];
  const editions = new Map<string | undefined, ObjectiveDraft[]>();
  const seen = new Set<string>();
  const without: number[] = [];
  for (const row of columns.hasHeader ? rows.slice(1) : rows) {
    const objective = readObjective(row, columns, problems);
    if (!objective) {
      without.push(row.line + 1);
      continue;
    }
    const edition = cellOf(row, columns.edition);
    for (const outer of outerObjectives(row, columns, edition, seen)) pushTo(editions, edition, outer);
    pushTo(editions, edition, objective);
  }
  if (editions.size === 0)
    return refused(l10n.t('No row of this table has a number. Say the column that does with "number".'));
  const dropped = [
    ...columns.unused.map((name) => l10n.t('the column {0}', JSON.stringify(name))),
    ...rowsLeftOut(without),
  ];
  const drafts = [...editions].map(([edition, objectives]): EditionDraft => {
    return { ...(edition !== undefined && { edition }), objectives };
  });
  return { draft: { editions: drafts }, problems, dropped };
}

/** More are not named. */
const MAX_NAMED = 3;

/** @param lines 1-based */
function rowsLeftOut(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  if (lines.length === 1) return [l10n.t('1 row without a number (line {0})', lines[0]!)];
  const named = `${lines.slice(0, MAX_NAMED).join(', ')}${lines.length > MAX_NAMED ? ', …' : ''}`;
  return [l10n.t('{0} rows without a number (lines {1})', lines.length, named)];
}

function readRows(text: string, delimiter: string): Row[] | Imported {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      raw: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return records.map(({ record, raw, info }) => {
      const breaks = raw.replace(/(?:\r\n|\r|\n)$/, '').match(/\r\n|\r|\n/g)?.length ?? 0;
      return { cells: record.map((cell) => cell.trim()), raw, line: Math.max(0, info.lines - 1 - breaks) };
    });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines - 1 : 0;
    const what = error instanceof Error ? error.message : String(error);
    return refused(l10n.t('This table cannot be read: {0}.', what), rangeInLine(Math.max(0, line), 0, 0));
  }
}

/** Of the usual ones, that which parts the header into the most cells. */
function delimiterOf({ name, text }: ImportFile): string {
  if (/\.(?:tsv|tab)$/i.test(name)) return '\t';
  const [header = ''] = (text ?? '').slice(0, 10_000).split(/\r\n|\r|\n/, 1);
  const unquoted = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, unquoted.split(sign).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function readObjective(row: Row, columns: Columns, problems: ImportProblem[]): ObjectiveDraft | undefined {
  const number = cellOf(row, columns.number);
  if (number === undefined) return undefined;
  const range = placeOf(row, number);
  if (!looksLikeNumber(number) || /\s/.test(number)) {
    problems.push({
      severity: 'warning',
      range,
      message: l10n.t('{0} is no number. The row is left out.', JSON.stringify(number)),
    });
    return undefined;
  }
  const written = cellOf(row, columns.title);
  const text = cellOf(row, columns.text);
  const successors = cellOf(row, columns.replacedBy);
  return {
    number,
    // An objective says something.
    ...(written !== undefined || text === undefined ? { title: written ?? number } : {}),
    ...optional('text', text),
    ...optional('group', cellOf(row, columns.group)),
    ...optional('url', cellOf(row, columns.url)),
    ...optional('note', cellOf(row, columns.note)),
    ...withdrawal(row, columns),
    ...(successors !== undefined && { replacedBy: successorsIn(successors) }),
    range,
  };
}

/** What the row stands below by columns of its own, each once. */
function outerObjectives(
  row: Row,
  { above }: Columns,
  edition: string | undefined,
  seen: Set<string>,
): ObjectiveDraft[] {
  return above.flatMap((level) => {
    const number = cellOf(row, level.number);
    const title = cellOf(row, level.title);
    const key = JSON.stringify([edition, number]);
    if (number === undefined || title === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ number, title, range: placeOf(row, number) }];
  });
}

function withdrawal(row: Row, { withdrawn, status }: Columns): Pick<ObjectiveDraft, 'withdrawn'> {
  const said = cellOf(row, withdrawn) ?? '';
  if (WITHDRAWN.test(said)) return { withdrawn: true };
  if (!ALIVE.test(said)) return { withdrawn: said };
  return WITHDRAWN.test(cellOf(row, status) ?? '') ? { withdrawn: true } : {};
}

function successorsIn(cell: string): NonNullable<ObjectiveDraft['replacedBy']> {
  if (NO_SUCCESSOR.test(cell)) return [];
  return cell
    .split(/[,;|\s]+/)
    .filter((number) => number !== '')
    .map((number) => ({ number }));
}

function cellOf({ cells }: Row, column: Column | undefined): string | undefined {
  const cell = column === undefined ? undefined : cells[column];
  return cell === undefined || cell === '' ? undefined : cell;
}

/** Of the number in its row, where the row has it as it is. */
function placeOf({ raw, line }: Row, number: string): Range {
  for (let at = raw.indexOf(number); at >= 0; at = raw.indexOf(number, at + 1)) {
    const isCell = at === 0 || /[,;\t|"\s\ufeff]/.test(raw.charAt(at - 1));
    if (!isCell) continue;
    const before = raw.slice(0, at).split(/\r\n|\r|\n/);
    return rangeInLine(line + before.length - 1, before.at(-1)!.length, number.length);
  }
  return rangeInLine(line, 0, 0);
}
