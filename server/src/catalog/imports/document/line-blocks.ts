import { type Block, BlockList, type BlockOptions } from './blocks.ts';
import { numberAtStart, ROMAN } from './numbers-at-start.ts';

/** The rest of a longer block is not read, in UTF-16 units. */
const MAX_BLOCK = 20_000;
/** Longer lines are not titles of their own. */
const MAX_TITLE = 120;
/** How much of a line is needed to see whether it begins with a number, in UTF-16 units. */
const MAX_BEGINNING = 400;

/** Joins lines into blocks: a paragraph ends at a blank line, or at a line that begins with a number. */
export class LineBlocks {
  readonly list = new BlockList();
  readonly #plain: (raw: string) => string;
  #kind: Block['kind'] = 'paragraph';
  #lines: string[] = [];
  #length = 0;
  #offset = 0;
  #more: BlockOptions = {};
  #lastBare = 0;
  #secondOffset = 0;

  /** @param plain removes the markup of the format */
  constructor(plain: (raw: string) => string = (raw) => raw) {
    this.#plain = plain;
  }

  /** Lines of the current block. */
  get pending(): readonly string[] {
    return this.#lines;
  }

  /** Begins a block with this text, which may continue on the next line. */
  begin(kind: Block['kind'], raw: string, offset: number, more: BlockOptions = {}): void {
    this.end();
    this.#kind = kind;
    this.#more = more;
    this.#offset = offset;
    this.#length = 0;
    this.#add(raw.slice(0, MAX_BLOCK));
  }

  /** Continues the current block with a line, unless the line begins with a number. */
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

  /** Ends the current block as a heading, such as one that is underlined. */
  endAsHeading(level: number): void {
    const [lines, offset] = [this.#lines, this.#offset];
    this.#lines = [];
    this.heading(lines.join(' '), offset, level);
  }

  end(): void {
    if (this.#lines.length === 0) return;
    const [title, ...more] = this.#lines;
    if (more.length > 0 && this.#isTitleAlone(title!, more)) {
      this.list.add(this.#kind, this.#plain(title!), this.#offset, this.#more);
      this.#kind = 'paragraph';
      this.#more = { ...this.#more, within: undefined };
      this.#offset = this.#secondOffset;
      this.#lines = more;
    }
    const isHyphenated = (line: string): boolean => /\p{L}-$/u.test(line.slice(-2));
    const raw = this.#lines
      .map((line, at, all) => (at === 0 || isHyphenated(all[at - 1]!) ? line : ` ${line}`))
      .join('');
    this.#lines = [];
    this.list.add(this.#kind, this.#plain(raw), this.#offset, this.#more);
  }

  #add(raw: string): void {
    this.#length += raw.length;
    if (this.#length > MAX_BLOCK) return;
    this.#lines.push(raw.trim());
    const found = this.#lines.length === 1 ? numberAtStart(this.#plain(raw.slice(0, MAX_BEGINNING)).trim()) : undefined;
    if (found?.style === 'bare' && found.word === undefined) this.#lastBare = Number(found.number);
  }

  /** Whether a line was broken on purpose: the first word of the next one, which begins like a sentence, fits on it. */
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

  /** Numbers within sentences can begin lines too, but lower case follows them, or they are out of order. */
  #beginsNumber(line: string): boolean {
    const found = numberAtStart(line);
    if (!found) return false;
    if (found.style === 'letters' && found.word === undefined) return found.isMarked && ROMAN.test(found.number);
    if (found.style === 'part') return true;
    // A table cell on its own line, as in the text of a PDF.
    if (found.title === '' && found.word === undefined) return found.style === 'dotted' || found.style === 'lettered';
    if (found.title === '' || /^\p{Ll}/u.test(found.title)) return false;
    if (found.style === 'bare') return found.isMarked || Number(found.number) === this.#lastBare + 1;
    return true;
  }
}

/** A text of a line between wide gaps, with its column. */
interface Piece {
  readonly at: number;
  readonly text: string;
}

/** A gap between columns. */
const GAP = /\s{2,}/g;
const MAX_LINE = 400;
/** A longer text is not a cell, in UTF-16 units. */
const MAX_CELL = 4_000;

/** A row of a table laid out with spaces, as in a PDF's text; its cells continue in the columns of the lines below. */
export class ColumnRow {
  readonly #columns: readonly { readonly at: number; text: string }[];

  private constructor(pieces: readonly Piece[]) {
    this.#columns = pieces.map(({ at, text }) => ({ at, text }));
  }

  /** Undefined for a line that does not consist of a number and at least two texts. */
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

  /** Adds a line to the row. Returns false if it is not part of the row: it begins in the column of numbers or in a gap. */
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
