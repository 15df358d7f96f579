import type { Block } from './blocks.ts';
import { numberAtStart } from './numbers-at-start.ts';

/** By row, the header of its table; rows of tables without a header are absent. */
export function headersOf(blocks: readonly Block[]): ReadonlyMap<Block, Block> {
  const headers = new Map<Block, Block>();
  let header: Block | undefined;
  let before: Block | undefined;
  for (const block of blocks) {
    const isFirst = block.cells !== undefined && before?.cells?.length !== block.cells.length;
    if (block.cells === undefined) header = undefined;
    else if (isFirst) header = isHeader(block.cells) ? block : undefined;
    else if (header) headers.set(block, header);
    before = block;
  }
  return headers;
}

/** Whether the cells are several names, none of which is a number. */
function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length > 1 && filled.every((cell) => cell.length <= MAX_NAME && !/^\d/.test(cell) && !isTitledNumber(cell))
  );
}

const MAX_NAME = 80;

/** `L1` and `1.1`, numbers without a title, may be in a header; a number with a title may not. */
function isTitledNumber(cell: string): boolean {
  const found = numberAtStart(cell);
  return found !== undefined && found.style !== 'letters' && /\p{L}{2}/u.test(found.title);
}

/** Column names that do not name a level but a property of objectives. */
const OF_TITLES =
  /^(?:titles?|names?|descriptions?|texts?|statements?|definitions?|contents?|details?|what|numbers?|no|nr|ref|refs|id|ids|references?|titel|bezeichnung|beschreibung|titre|intitulé|libellé|item|items)$/i;

/** The name of a level for a column: `target` for `Targets`. Undefined for other columns. */
export function levelOfColumn(name: string | undefined): string | undefined {
  if (name === undefined || !/^\p{L}{3,20}$/u.test(name) || OF_TITLES.test(name)) return undefined;
  const small = name.toLowerCase();
  if (small.endsWith('ies')) return `${small.slice(0, -3)}y`;
  return /[^s]s$/.test(small) && small.length > 4 ? small.slice(0, -1) : small;
}

export interface OtherCells {
  /** Names of columns, without duplicates. */
  readonly names: readonly string[];
  /** Rows with cells in columns without a name. */
  readonly rows: readonly Block[];
}

/** Cells of rows with objectives other than numbers and titles. */
export function otherCells(
  titlesByRow: ReadonlyMap<Block, readonly string[]>,
  headers: ReadonlyMap<Block, Block>,
): OtherCells {
  const names = new Set<string>();
  const rows = new Set<Block>();
  for (const [block, titles] of titlesByRow) {
    const header = headers.get(block)?.cells;
    const cells = block.cells ?? [];
    const number = cells.findIndex((cell) => cell !== '');
    for (const [at, cell] of cells.entries()) {
      const isUsed = at === number || titles.some((title) => cell.endsWith(title));
      if (cell === '' || isUsed) continue;
      const name = header?.[at];
      if (name) names.add(name);
      else rows.add(block);
    }
  }
  return { names: [...names], rows: [...rows] };
}
