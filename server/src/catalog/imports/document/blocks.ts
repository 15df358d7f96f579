import { lineStarts, type Range } from '../../../core/model/text.ts';
import { LineIndex } from '../../yaml/line-index.ts';

/** A part of a document in any format: a heading, a list item, a table row or a paragraph. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'row' | 'paragraph';
  /** Level of a heading, from 1; 0 for other blocks. */
  readonly level: number;
  /** Plain text on one line; for a row its cells, separated by spaces. */
  readonly text: string;
  readonly cells?: readonly string[];
  /** For an item of an ordered list within another one: its depth, from 1, and its position. */
  readonly within?: Within;
  /** Where its text begins in the file, in UTF-16 units; 0 for a binary file. */
  readonly offset: number;
  /** Whether it links to another place of the document, as entries of a table of contents do. */
  readonly isContents: boolean;
}

export interface Within {
  readonly depth: number;
  readonly count: number;
}

export interface PublishedDocument {
  /** The title in its metadata. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Footnotes, pictures and other contents that the reader of the format left out, for people. */
  readonly dropped: readonly string[];
}

/** Further blocks of a document are not read. */
export const MAX_BLOCKS = 200_000;
/** Longer blocks are cut, in UTF-16 units. */
const MAX_LENGTH = 20_000;
/** A leader to a page number: `Scope ..... 12`, or with a tab. */
const LEADER = /(?:(?:\s?[.…·_]){3,}|\t)\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$/i;

export interface BlockOptions {
  readonly level?: number;
  readonly isLink?: boolean;
  readonly within?: Within | undefined;
}

/** Collects blocks without blank ones. */
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

/** How much of a block's end is searched for a page number, in UTF-16 units. */
const MAX_LEADER = 200;

export interface SourceLine {
  readonly text: string;
  /** Offset of its first character in the whole text, in UTF-16 units. */
  readonly offset: number;
}

/** The lines of a text without their line endings, as LSP defines them. */
export function sourceLines(text: string): SourceLine[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  return lineStarts(text).map((start, line, { [line + 1]: next }) => {
    const offset = start === 0 ? mark : start;
    return { text: text.slice(offset, next).replace(/[\r\n]+$/, ''), offset };
  });
}

/** The range of an entry's number in the file. */
export type Place = (entry: { readonly written: string; readonly block: Block }) => Range;

/** How far after the beginning of a block its number is searched for, since markup may precede it. */
const MAX_MARKUP = 300;

/** The 1-based line of a block; undefined for a binary file. */
export type LineOf = (block: Block) => number | undefined;

export function linesIn(text: string | null): LineOf {
  const lines = new LineIndex(text ?? '');
  return ({ offset }) => (text === null ? undefined : lines.position(offset).line + 1);
}

/** @param text null for a binary file, in which all ranges are at the beginning */
export function placesIn(text: string | null): Place {
  const lines = new LineIndex(text ?? '');
  return ({ written, block: { offset } }) => {
    const bare = written.replace(/^\(|\)$/g, '');
    const at = (text ?? '').slice(offset, offset + MAX_MARKUP).indexOf(bare);
    return at < 0 ? lines.range(offset, offset) : lines.range(offset + at, offset + at + bare.length);
  };
}
