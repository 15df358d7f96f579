import { type Block, BlockList, type BlockOptions, type Within } from './blocks.ts';
import { numberAtStart, ROMAN } from './numbers-at-start.ts';

/** The rest of longer blocks is not read (in UTF-16 units). */
const MAX_BLOCK = 20_000;
/** Longer lines are no titles that stand alone. */
const MAX_TITLE = 120;
/** So much of a line tells whether it begins with a number. */
const MAX_BEGINNING = 400;

/** Puts lines together to blocks: a paragraph goes on until a blank line, or a line that begins with a number. */
export class LineBlocks {
  readonly list = new BlockList();
  readonly #plain: (raw: string) => string;
  #kind: Block['kind'] = 'paragraph';
  #lines: string[] = [];
  #length = 0;
  #offset = 0;
  #isLink = false;
  #within: Within | undefined;
  #lastBare = 0;
  /** Of the second line. */
  #secondOffset = 0;

  /** @param plain a text without the markup of the format */
  constructor(plain: (raw: string) => string = (raw) => raw) {
    this.#plain = plain;
  }

  /** Lines of what is being collected. */
  get pending(): readonly string[] {
    return this.#lines;
  }

  /** A block begins with this text, which may go on in the next line. */
  begin(kind: Block['kind'], raw: string, offset: number, { isLink = false, within }: BlockOptions = {}): void {
    this.end();
    this.#kind = kind;
    this.#isLink = isLink;
    this.#within = within;
    this.#offset = offset;
    this.#length = 0;
    this.#add(raw.slice(0, MAX_BLOCK));
  }

  /** A line that goes on with what is there, unless it begins something itself. */
  continue(raw: string, offset: number): void {
    if (this.#lines.length === 0 || this.#beginsNumber(this.#plain(raw.slice(0, MAX_BEGINNING)).trim()))
      this.begin('paragraph', raw, offset);
    else {
      if (this.#lines.length === 1) this.#secondOffset = offset;
      this.#add(raw);
    }
  }

  heading(raw: string, offset: number, level: number): void {
    this.end();
    this.list.add('heading', this.#plain(raw), offset, { level });
  }

  row(cells: readonly string[], offset: number): void {
    this.end();
    this.list.row(cells.map(this.#plain), offset);
  }

  /** What is being collected is a heading, as the line below it says. */
  endAsHeading(level: number): void {
    const [lines, offset] = [this.#lines, this.#offset];
    this.#lines = [];
    this.heading(lines.join(' '), offset, level);
  }

  end(): void {
    if (this.#lines.length === 0) return;
    const [title, ...more] = this.#lines;
    if (more.length > 0 && this.#isTitleAlone(title!, more)) {
      this.list.add(this.#kind, this.#plain(title!), this.#offset, { isLink: this.#isLink, within: this.#within });
      this.#kind = 'paragraph';
      this.#within = undefined;
      this.#offset = this.#secondOffset;
      this.#lines = more;
    }
    const raw = this.#lines
      .reduce<string[]>((parts, line, at, all) => {
        if (at > 0 && !/\p{L}-$/u.test(all[at - 1]!.slice(-2))) parts.push(' ');
        parts.push(line);
        return parts;
      }, [])
      .join('');
    this.#lines = [];
    this.list.add(this.#kind, this.#plain(raw), this.#offset, { isLink: this.#isLink, within: this.#within });
  }

  #add(raw: string): void {
    this.#length += raw.length;
    if (this.#length > MAX_BLOCK) return;
    this.#lines.push(raw.trim());
    const found = this.#lines.length === 1 ? numberAtStart(this.#plain(raw.slice(0, MAX_BEGINNING)).trim()) : undefined;
    if (found?.style === 'bare' && found.word === undefined) this.#lastBare = Number(found.number);
  }

  /**
   * Whether a line that begins with a number was ended on purpose: the first word of the next one, which begins like a
   * sentence, had had its place on it.
   */
  #isTitleAlone(first: string, [second = '', ...rest]: readonly string[]): boolean {
    const found = numberAtStart(this.#plain(first.slice(0, MAX_BEGINNING)).trim());
    if (
      !found ||
      (found.style === 'letters' && found.word === undefined) ||
      !/^\p{Lu}/u.test(found.title) ||
      /[\p{Pd},;:(]$/u.test(first)
    )
      return false;
    const [word] = /^\p{Lu}\S*/u.exec(this.#plain(second.slice(0, MAX_BEGINNING)).trim()) ?? [];
    const widest = Math.max(second.length, ...rest.map(({ length }) => length));
    return word !== undefined && first.length + 1 + word.length < widest && first.length <= MAX_TITLE;
  }

  /** Numbers within sentences stand at the beginning of lines too: those have small letters behind them, or no order. */
  #beginsNumber(line: string): boolean {
    const found = numberAtStart(line);
    if (!found) return false;
    if (found.style === 'letters' && found.word === undefined) return found.isMarked && ROMAN.test(found.number);
    if (found.style === 'part') return true;
    // Of a table's cells that stand below each other, as in the text of a PDF.
    if (found.title === '' && found.word === undefined) return found.style === 'dotted' || found.style === 'lettered';
    if (found.title === '' || /^\p{Ll}/u.test(found.title)) return false;
    if (found.style === 'bare') return found.isMarked || Number(found.number) === this.#lastBare + 1;
    return true;
  }
}

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
