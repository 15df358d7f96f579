import { l10n } from '../core/base/l10n.ts';
import type { Position } from '../core/model/text.ts';
import type { Block, Origin, Piece, RowBlock } from './block.ts';
import { entryAt, type PlacedLines, placeBetween, placedLines } from './place.ts';
import { Unreadable } from './unreadable.ts';

/**
 * What the engine sees of a document that is not text: paragraphs with blank lines between them, headings and tables as in
 * Markdown.
 */
export interface DocumentText extends PlacedLines {
  readonly text: string;
}

interface Entry {
  readonly position: Position;
  readonly origin: Origin;
  readonly isNumber: boolean;
}

/** In UTF-16 units: some 8,000 pages. What repeats a text, as cells do, may make it long. */
const MAX_LENGTH = 20_000_000;
/** Markdown has no more levels of headings. */
const MAX_LEVEL = 6;

/** Throws `Unreadable`. */
export function documentText(blocks: readonly Block[]): DocumentText {
  const writer = new Writer();
  let before: Block | undefined;
  for (const block of blocks) {
    if (before) writer.write(before.kind === 'row' && block.kind === 'row' && !block.isFirst ? '\n' : '\n\n');
    if (block.kind === 'row') writeRow(block, writer);
    else {
      if (block.level > 0 && block.style !== 'title') writer.write(`${'#'.repeat(Math.min(block.level, MAX_LEVEL))} `);
      for (const piece of block.pieces) writer.piece(piece);
    }
    before = block;
  }
  const { text, entries } = writer;
  const originAt = (position: Position): Origin => entryAt(entries, position)?.origin ?? NOWHERE;
  return {
    ...placedLines(text, ({ start, end }) => placeBetween(originAt(start), originAt(end))),
    text,
    isNumber: (position) => entryAt(entries, position)?.isNumber === true,
  };
}

/** In a document without text. */
const NOWHERE: Origin = { kind: 'paragraph', paragraph: 1, heading: [] };

class Writer {
  readonly entries: Entry[] = [];
  #parts: string[] = [];
  #length = 0;
  #line = 0;
  #character = 0;

  get text(): string {
    return this.#parts.join('');
  }

  write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > MAX_LENGTH) {
      throw new Unreadable(l10n.t('it has more than {0} characters. Divide it.', MAX_LENGTH), 'too-large');
    }
    const last = text.lastIndexOf('\n');
    this.#character = last < 0 ? this.#character + text.length : text.length - last - 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++;
  }

  piece({ text, origin, isNumber = false }: Piece): void {
    this.entries.push({ position: { line: this.#line, character: this.#character }, origin, isNumber });
    this.write(text);
  }
}

/** A row as in Markdown. The first one of a table is its header. */
function writeRow({ cells, isFirst }: RowBlock, writer: Writer): void {
  for (const cell of cells) {
    writer.write('| ');
    for (const [index, { text, ...piece }] of cell.entries()) {
      if (index > 0) writer.write('<br>');
      writer.piece({ ...piece, text: inCell(text) });
    }
    writer.write(' ');
  }
  writer.write(isFirst ? `|\n${'| --- '.repeat(cells.length)}|` : '|');
}

const inCell = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
    .replaceAll('|', '\\|');
