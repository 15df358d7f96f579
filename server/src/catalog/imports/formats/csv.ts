import { pushTo } from '../../../core/base/collections.ts';
import { l10n } from '../../../core/base/l10n.ts';
import { isRefusal } from '../../../core/base/result.ts';
import { type Range, rangeInLine } from '../../../core/model/text.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { wordBefore } from '../../syntax/number-syntax.ts';
import { looksLikeNumber } from '../../syntax/short-form.ts';
import { columnsLeftOut } from '../document/left-out.ts';
import { ImportFailure, type ImportFile, oneLine, type ReadFramework } from '../format.ts';
import type { EditionDraft, ImportProblem, ObjectiveDraft } from '../framework-draft.ts';
import { readTitledNumbers } from './csv-as-document.ts';
import { type Columns, columnsOf, headerRow } from './csv-columns.ts';
import type { Column } from './csv-numbers.ts';
import { delimiterOf, type Row, readRows } from './csv-rows.ts';

const WITHDRAWN = /^(?:true|yes|y|x|1|withdrawn|deprecated|retired|removed|obsolete|deleted|superseded)$/i;
const ALIVE = /^(?:false|no|n|0|-|active|current|valid|in force|)$/i;
const NO_SUCCESSOR = /^(?:none|-|–|—|n\/a|no successor)$/i;

/** Reads a table with one objective per row (RFC 4180, with the delimiters and line ends of spreadsheets). */
export function readCsv(file: ImportFile, options: ImportOptions): ReadFramework {
  if (file.text === null)
    throw new ImportFailure(l10n.t('This is not a text file. Save the table as CSV, encoded as UTF-8.'));
  const delimiter = delimiterOf(file);
  const all = readRows(file.text, delimiter);
  if (all.length === 0) throw new ImportFailure(l10n.t('This file is empty.'));
  const header = headerRow(all, options.number);
  const [above, rows] = [all.slice(0, header), all.slice(header)];
  const columns = columnsOf(
    rows.map(({ cells }) => cells),
    options,
  );
  if (isRefusal(columns)) {
    const titled = options.number === undefined ? readTitledNumbers(rows, file.text, options) : undefined;
    if (titled) return titled;
    const { line = 0, raw = '' } = rows[0] ?? {};
    throw new ImportFailure(columns.message, rangeInLine(line, 0, raw.trimEnd().length));
  }
  const below = columns.hasHeader ? rows.slice(1) : rows;
  const { editions, problems, without, series, titling } = readTable(below, columns, delimiter !== ',');
  if (editions.size === 0)
    throw new ImportFailure(
      l10n.t(
        'No row of this table has a number. Specify the column with the numbers: --number COLUMN, or "number" in objrefs.yaml.',
      ),
    );
  const dropped = [
    ...columnsLeftOut([...columns.unused].flatMap(([column, name]) => (titling.has(column) ? [] : name))),
    ...rowsLeftOut(above, aboveCounted),
    ...rowsLeftOut(without, withoutCounted),
  ];
  const drafts = [...editions].map(([edition, objectives]): EditionDraft => {
    return { ...defined({ edition }), objectives };
  });
  const numbering = series.size > 0 && { numbering: { series: [...series] } };
  return { draft: { editions: drafts, ...numbering }, problems, dropped };
}

/** Further lines are not named. */
const MAX_NAMED = 3;

function rowsLeftOut(rows: readonly Row[], counted: (count: number, lines: string) => string): string[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, MAX_NAMED).map(({ line }) => line + 1);
  return [counted(rows.length, `${named.join(', ')}${rows.length > MAX_NAMED ? ', …' : ''}`)];
}

const withoutCounted = (count: number, lines: string): string =>
  l10n.count(count, '{0} row without a number (line {1})', '{0} rows without a number (lines {1})', lines);

const aboveCounted = (count: number, lines: string): string =>
  l10n.count(count, '{0} row above the header (line {1})', '{0} rows above the header (lines {1})', lines);

/** Reads the rows below a header. */
function readTable(rows: readonly Row[], columns: Columns, hasDecimalCommas: boolean) {
  const editions = new Map<string | undefined, ObjectiveDraft[]>();
  const problems: ImportProblem[] = [];
  /** Rows without a number. */
  const without: Row[] = [];
  /** Words that numbers begin with: `Schedule 1`. */
  const series = new Set<string>();
  /** Keys of the objectives above rows that have been added. */
  const seen = new Set<string>();
  /** Columns that had the only words of a row: those of groups, where objectives have another column. */
  const titling = new Set<Column>();
  const warn = (range: Range, message: string) => void problems.push({ severity: 'warning', range, message });

  /** In many countries, spreadsheets turn 1.1 into `1,1`. */
  let isCommaReported = false;
  const withPoints = (cell: string, range: Range): string => {
    if (!hasDecimalCommas || !/^\d{1,4},\d{1,4}$/.test(cell)) return cell;
    const number = cell.replace(',', '.');
    if (!isCommaReported) {
      const message = l10n.t(
        'The spreadsheet has converted numbers to amounts: {0} is read as {1}. It may also have converted 1.10 to 1.1: format that column as text before you fill it in.',
        cell,
        number,
      );
      warn(range, message);
    }
    isCommaReported = true;
    return number;
  };

  const successors = (row: Row): Pick<ObjectiveDraft, 'replacedBy'> => {
    const cell = cellOf(row, columns.replacedBy);
    if (cell === undefined) return {};
    const replacedBy = successorsIn(cell);
    if (replacedBy.every(({ number }) => looksLikeNumber(wordBefore(number, []).rest || number))) return { replacedBy };
    const quoted = JSON.stringify(cell);
    warn(placeOf(row, cell), l10n.t('{0} is not a list of replacements. Write numbers separated by commas.', quoted));
    return {};
  };

  for (const row of rows) {
    // A row without a number of the innermost level is an objective of the level above.
    const column = [columns.number, ...columns.outer].find((one) => cellOf(row, one) !== undefined);
    const cell = cellOf(row, column);
    const range = placeOf(row, cell ?? '');
    const number = withPoints(cell ?? '', range);
    const { word, rest } = wordBefore(number, []);
    if (word !== '') series.add(word);
    else if (!looksLikeNumber(number) || /\s/.test(number)) {
      if (cell !== undefined) warn(range, l10n.t('{0} is not a number. The row is skipped.', JSON.stringify(number)));
      without.push(row);
      continue;
    }
    let written = oneLine(cellOf(row, columns.title));
    const text = cellOf(row, columns.text);
    const [only, ...others] = [...columns.unused.keys()].filter((one) => /\p{L}{2}/u.test(cellOf(row, one) ?? ''));
    if (written === undefined && text === undefined && only !== undefined && others.length === 0) {
      written = oneLine(cellOf(row, only));
      titling.add(only);
    }
    const objective: ObjectiveDraft = {
      number: word === '' ? number : `${word} ${rest}`,
      // An objective needs a title or a text.
      ...(written !== undefined || text === undefined ? { title: written ?? number } : {}),
      ...defined({
        text,
        group: oneLine(cellOf(row, columns.group)),
        url: cellOf(row, columns.url),
        note: cellOf(row, columns.note),
      }),
      ...withdrawal(row, columns),
      ...successors(row),
      range,
    };
    const edition = cellOf(row, columns.edition);
    for (const outer of outerObjectives(row, columns, edition, seen)) pushTo(editions, edition, outer);
    pushTo(editions, edition, objective);
  }
  return { editions, problems, without, series, titling };
}

/** The objectives above the row, from columns of their own, that have not been added yet. */
function outerObjectives(
  row: Row,
  { above }: Columns,
  edition: string | undefined,
  seen: Set<string>,
): ObjectiveDraft[] {
  return above.flatMap((level) => {
    const number = cellOf(row, level.number);
    const title = oneLine(cellOf(row, level.title));
    const key = JSON.stringify([edition, number]);
    if (number === undefined || title === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ number, title, range: placeOf(row, number) }];
  });
}

function withdrawal(row: Row, { withdrawn, status }: Columns): Pick<ObjectiveDraft, 'withdrawn'> {
  const cell = cellOf(row, withdrawn) ?? '';
  if (WITHDRAWN.test(cell)) return { withdrawn: true };
  if (!ALIVE.test(cell)) return { withdrawn: cell };
  return WITHDRAWN.test(cellOf(row, status) ?? '') ? { withdrawn: true } : {};
}

function successorsIn(cell: string): NonNullable<ObjectiveDraft['replacedBy']> {
  if (NO_SUCCESSOR.test(cell)) return [];
  const numbers = cell.split(/[,;|]+/).flatMap((part) => (wordBefore(part.trim(), []).word ? part : part.split(/\s+/)));
  return numbers.flatMap((number) => (number.trim() === '' ? [] : { number: number.trim() }));
}

function cellOf({ cells }: Row, column: Column | undefined): string | undefined {
  const cell = column === undefined ? undefined : cells[column];
  return cell === undefined || cell === '' ? undefined : cell;
}

/** The range of the number in its row, if the row contains it as it is. */
function placeOf({ raw, line }: Row, number: string): Range {
  for (let at = raw.indexOf(number); at >= 0; at = raw.indexOf(number, at + 1)) {
    const isCell = at === 0 || /[,;\t|"\s\ufeff]/.test(raw.charAt(at - 1));
    if (!isCell) continue;
    const before = raw.slice(0, at).split(/\r\n|\r|\n/);
    return rangeInLine(line + before.length - 1, before.at(-1)!.length, number.length);
  }
  return rangeInLine(line, 0, 0);
}
