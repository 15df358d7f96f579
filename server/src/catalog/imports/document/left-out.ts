import { l10n } from '../../../core/base/l10n.ts';
import { type Block, type LineOf, MAX_BLOCKS } from './blocks.ts';
import type { OtherCells } from './table-columns.ts';

/** More columns are not named; longer names are cut (in UTF-16 units). */
const MAX_COLUMNS = 20;
const MAX_COLUMN_NAME = 60;
/** More blocks are counted only; longer ones are cut (in UTF-16 units). */
const MAX_BLOCKS_NAMED = 3;
const MAX_BLOCK_TEXT = 40;

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;

/** Columns that a catalog has no place for, the first ones by name. */
export function columnsLeftOut(names: readonly string[]): string[] {
  const more = names.length - MAX_COLUMNS;
  const named = names
    .slice(0, MAX_COLUMNS)
    .map((name) => l10n.t('the column {0}', JSON.stringify(cut(name, MAX_COLUMN_NAME))));
  if (more <= 0) return named;
  return [...named, l10n.count(more, '{0} more column', '{0} more columns')];
}

/** The columns of a table, for a person to choose from. */
export function columnsNamed(names: readonly string[]): string {
  const first = names.slice(0, MAX_COLUMNS).map((name) => cut(name, MAX_COLUMN_NAME));
  return l10n.t('Columns: {0}.', names.length > MAX_COLUMNS ? `${first.join(', ')}, …` : first.join(', '));
}

/** What of a document is not in the draft. */
export interface LeftOutBlocks {
  /** Entries of tables of contents. */
  readonly contents: ReadonlySet<Block>;
  readonly cells: OtherCells;
  readonly prose: readonly Block[];
  /** Items of lists whose numbers start again. */
  readonly restarted: readonly Block[];
  readonly headings: readonly Block[];
  /** Whether the document has more blocks than are read. */
  readonly isCut: boolean;
}

/** What is left out, for people: each kind with its count, and the first ones by line and beginning. */
export function leftOut(
  { contents, cells, prose, restarted, headings, isCut }: LeftOutBlocks,
  lineOf: LineOf,
): readonly string[] {
  return [
    ...(contents.size > 0
      ? [l10n.count(contents.size, '{0} table of contents entry', '{0} table of contents entries')]
      : []),
    ...columnsLeftOut(cells.names),
    ...named(cells.rows, (count) => l10n.count(count, 'other cells of {0} row', 'other cells of {0} rows'), lineOf),
    ...named(prose, proseCounted, lineOf),
    ...named(restarted, restartedCounted, lineOf),
    ...named(headings, (count) => l10n.count(count, '{0} heading', '{0} headings'), lineOf),
    ...(isCut ? [l10n.t('everything after {0} paragraphs', MAX_BLOCKS)] : []),
  ];
}

/** `2 headings (line 3 "Preface", line 7 "Annex")`. */
function named(blocks: readonly Block[], counted: (count: number) => string, lineOf: LineOf): string[] {
  if (blocks.length === 0) return [];
  const first = blocks.slice(0, MAX_BLOCKS_NAMED).map((block) => {
    const line = lineOf(block);
    const text = cut(block.text, MAX_BLOCK_TEXT);
    return line === undefined ? l10n.t('"{0}"', text) : l10n.t('line {0} "{1}"', line, text);
  });
  const more = blocks.length > MAX_BLOCKS_NAMED ? ', …' : '';
  return [`${counted(blocks.length)} (${first.join(', ')}${more})`];
}

const proseCounted = (count: number): string =>
  l10n.count(count, '{0} unnumbered paragraph', '{0} unnumbered paragraphs, items and rows');

const restartedCounted = (count: number): string =>
  l10n.count(
    count,
    '{0} item of a list that restarts its numbering',
    '{0} items of lists that restart their numbering',
  );
