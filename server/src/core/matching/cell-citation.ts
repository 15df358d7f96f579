import type { FrameworkMatcher } from './framework-matcher.ts';
import { ALL_CLOSERS, skipClosing } from './marks.ts';
import { type PinCandidate, readKnownPin } from './pin.ts';
import type { Cursor, Reader } from './reader.ts';

/** How far left the beginning of a cell is looked for, and how far right the end of its row. */
const MAX_CELL = 200;

const MARKS = /(?:["'“*_`[]|<(?!\/?t[dhr]\b)[a-z][^<>]{0,100}>)*$/.source;
/** The ways in which cells begin: with a bar or at the start of a row, with a tag, with the signs of a list as a table. */
const BAR_START = new RegExp(`(?:^[ \\t>]*|\\|[ \\t]*)${MARKS}`, 'i');
const TAG_START = new RegExp(`<t[dh]\\b[^<>]{0,100}>[ \\t]*${MARKS}`, 'i');
const LIST_START = new RegExp(`^[ \\t]*\\*[ \\t]+-[ \\t]+${MARKS}`, 'i');

const CLOSING_TAG = /<\/t[dh][ \t]*>/iy;
const OPENING_TAG = /<t[dh]\b[^<>]{0,200}>/iy;
const LIST_CELL = /-[ \t]+/y;

type Kind = 'bar' | 'tag' | 'list';

/** The kind of table in whose cell nothing is before `at`; null where it is not in such a cell. */
function cellAt(text: string, at: number): Kind | null {
  const before = text.slice(Math.max(0, at - MAX_CELL), at);
  if (TAG_START.test(before)) return 'tag';
  if (LIST_START.test(before)) return at < MAX_CELL ? 'list' : null;
  return isRow(text) && BAR_START.test(before) ? 'bar' : null;
}

/** A bar is at one of its ends, as at the end of every record of separated values. */
const isRow = (text: string): boolean => /^[ \t>]{0,80}\|/.test(text) || /\|[\s\u001e]*$/.test(text.slice(-MAX_CELL));

/** What is before the number in its cell: the kind of its table, and an edition that is named beside the prefix. */
export interface NextCell {
  readonly kind: Kind;
  readonly pin: PinCandidate | null;
}

/** Moves the reader from after a prefix that is alone in its cell into the next cell of the row; null where it is not. */
export function enterNextCell(reader: Reader, framework: FrameworkMatcher, start: Cursor): NextCell | null {
  const kind = cellAt(reader.lines.line(start.line), start.at);
  if (!kind || reader.line !== start.line) return null;
  const pin = readKnownPin(reader, framework);
  skipClosing(reader, ALL_CLOSERS);
  reader.skipSpaces();
  const isEntered = kind === 'bar' ? enterBar(reader) : kind === 'tag' ? enterTag(reader) : enterListCell(reader);
  return isEntered ? { kind, pin } : null;
}

/** In AsciiDoc a cell may be a line. */
function enterBar(reader: Reader): boolean {
  if (reader.atLineEnd() && !reader.wrap()) return false;
  if (reader.code() !== 124 /* | */) return false;
  reader.at++;
  return true;
}

function enterTag(reader: Reader): boolean {
  if (!reader.match(CLOSING_TAG)) return false;
  reader.skipSpaces();
  if (reader.atLineEnd()) reader.wrap();
  return reader.match(OPENING_TAG);
}

const enterListCell = (reader: Reader): boolean => reader.wrap() && reader.match(LIST_CELL);

/**
 * Whether nothing but marks is between the cursor and the end of the cell. A lone integer is not a number of the framework
 * where the next cell has figures too: they are counts.
 */
export function isAtCellEnd(reader: Reader, { kind }: NextCell, isLone: boolean): boolean {
  const end = reader.cursor();
  skipClosing(reader, ALL_CLOSERS);
  reader.skipSpaces();
  const rest = reader.text.slice(reader.at, reader.at + MAX_CELL);
  const isEnd = rest === '' || (kind === 'bar' ? rest.startsWith('|') : kind === 'tag' && /^<\/t[dh]/i.test(rest));
  reader.reset(end);
  return isEnd && !(isLone && /^\|[ \t]*[\d.,]+[ \t]*(?:\||$)/.test(rest));
}
