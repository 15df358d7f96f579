import { numberAtStart } from './number-at-start.ts';

/** Texts of a line that stand apart, with the column in which each begins. */
interface Piece {
  readonly at: number;
  readonly text: string;
}

/** Spaces within a column are fewer. */
const GAP = /\s{2,}/g;
const MAX_LINE = 400;
/** What goes on for longer is no cell. */
const MAX_CELL = 4_000;

/**
 * A row of a table that is laid out with spaces, as the text of a PDF may be: number, title, text, whose words go on in
 * the same columns of the lines below.
 */
export class ColumnRow {
  readonly #columns: readonly { readonly at: number; text: string }[];

  private constructor(pieces: readonly Piece[]) {
    this.#columns = pieces.map(({ at, text }) => ({ at, text }));
  }

  /** Undefined for a line that does not begin with a number, or has not two texts beside it. */
  static at(line: string): ColumnRow | undefined {
    if (line.length > MAX_LINE) return undefined;
    const pieces = piecesOf(line);
    const [number, title] = pieces;
    const found = numberAtStart(number?.text ?? '');
    const isRow = found?.title === '' && found.style !== 'letters' && found.style !== 'part' && pieces.length > 2;
    return isRow && /\p{L}/u.test(title?.text ?? '') ? new ColumnRow(pieces) : undefined;
  }

  get cells(): readonly string[] {
    return this.#columns.map(({ text }) => text);
  }

  /** False where the line is none of the row: it begins in the column of numbers, or between columns. */
  goOn(line: string): boolean {
    const pieces = piecesOf(line);
    const columns = pieces.map((piece) => this.#columns.slice(1).find(({ at }) => Math.abs(at - piece.at) <= 1));
    const isNone = columns.some((column) => column === undefined || column.text.length > MAX_CELL);
    if (pieces.length === 0 || isNone) return false;
    for (const [index, column] of columns.entries()) {
      const isCut = /\p{L}-$/u.test(column!.text);
      column!.text = `${isCut ? column!.text.slice(0, -1) : `${column!.text} `}${pieces[index]!.text}`;
    }
    return true;
  }
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let start = /^\s*/.exec(line)![0].length;
  for (const gap of line.trimEnd().matchAll(GAP)) {
    if (gap.index < start) continue;
    pieces.push({ at: start, text: line.slice(start, gap.index) });
    start = gap.index + gap[0].length;
  }
  const rest = line.slice(start).trimEnd();
  return rest === '' ? pieces : [...pieces, { at: start, text: rest }];
}
