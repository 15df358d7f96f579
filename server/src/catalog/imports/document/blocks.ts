import type { Range } from '../../../core/model/text.ts';
import { LineIndex } from '../../yaml/line-index.ts';

/** A piece of a published document, whatever its format: what a reader sees as a heading, an item, a row, a paragraph. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'row' | 'paragraph';
  /** Of headings, from 1 on; 0 for others. */
  readonly level: number;
  /** On one line, without markup; of a row its cells, parted by spaces. */
  readonly text: string;
  /** Of a row. */
  readonly cells?: readonly string[];
  /** Of an item of a list that counts within one that does: how deep, from 1 on, and which it is. */
  readonly within?: Within;
  /** Where its text begins in the file, in UTF-16 units; 0 where the file is no text. */
  readonly offset: number;
  /** Whether it leads to another place of the document, as entries of a table of contents do. */
  readonly isContents: boolean;
}

export interface Within {
  readonly depth: number;
  readonly count: number;
}

export interface PublishedDocument {
  /** As its metadata have it; headings are in `blocks`. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Footnotes, pictures and other things that were left out by the reader of the format, for people. */
  readonly dropped: readonly string[];
}

/** More of a document are not read. */
export const MAX_BLOCKS = 200_000;
/** Longer blocks are cut: no title is as long (in UTF-16 units). */
const MAX_LENGTH = 20_000;
/** `Scope ..... 12`, or with a tab: what leads to a page. */
const LEADER = /(?:(?:\s?[.…·_]){3,}|\t)\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$/i;

export interface BlockOptions {
  readonly level?: number;
  readonly isLink?: boolean;
  readonly within?: Within | undefined;
}

/** Collects blocks. Blank ones are none. */
export class BlockList {
  readonly blocks: Block[] = [];

  add(kind: Block['kind'], raw: string, offset: number, more: BlockOptions = {}): void {
    const written = raw.slice(0, MAX_LENGTH);
    const lead = LEADER.exec(written.slice(-MAX_LEADER));
    const isContents = more.isLink === true || lead !== null;
    const whole = lead ? written.slice(0, written.length - lead[0].length) : written;
    const text = whole.replace(/\s+/g, ' ').trim();
    const { level = 0, within } = more;
    this.#push({ kind, level, text, offset, isContents, ...(within && { within }) });
  }

  row(cells: readonly string[], offset: number): void {
    const plain = cells.map((cell) => cell.slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim());
    const text = plain.join(' ').trim();
    this.#push({ kind: 'row', level: 0, text, cells: plain, offset, isContents: false });
  }

  #push(block: Block): void {
    if (block.text !== '' && this.blocks.length < MAX_BLOCKS) this.blocks.push(block);
  }
}

/** So much of a block's end is searched for a page number. */
const MAX_LEADER = 200;

export interface SourceLine {
  readonly text: string;
  /** Of its first character, in UTF-16 units of the whole text. */
  readonly offset: number;
}

/** Lines without their ends, as LSP counts them. */
export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    if (end.index >= offset) lines.push({ text: text.slice(offset, end.index), offset });
    offset = end.index + end[0].length;
  }
  lines.push({ text: text.slice(offset), offset });
  return lines;
}

/** Where the number of an entry is in its file. */
export type Place = (entry: { readonly written: string; readonly block: Block }) => Range;

/** How far behind the beginning of a block its number is looked for: markup may stand before it. */
const MAX_MARKUP = 300;

/** The 1-based line of a block; undefined for a file that is no text. */
export type LineOf = (block: Block) => number | undefined;

export function linesIn(text: string | null): LineOf {
  const lines = new LineIndex(text ?? '');
  return ({ offset }) => (text === null ? undefined : lines.position(offset).line + 1);
}

/** @param text null for a file that is no text: then everything is at its beginning */
export function placesIn(text: string | null): Place {
  const lines = new LineIndex(text ?? '');
  return ({ written, block: { offset } }) => {
    const bare = written.replace(/^\(|\)$/g, '');
    const at = (text ?? '').slice(offset, offset + MAX_MARKUP).indexOf(bare);
    return at < 0 ? lines.range(offset, offset) : lines.range(offset + at, offset + at + bare.length);
  };
}
