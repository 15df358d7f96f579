import type { Lines } from '../model/text.ts';
import { isRestEmpty, type MapValue, type Row, readInlineValue, type Value } from './inline-value.ts';

/** Maximum length of the front matter, in lines. */
const MAX_LINES = 500;
/** Longer lines, in UTF-16 units, are not read. */
const MAX_LENGTH = 2000;
/** Blocks nested deeper are not read. */
const MAX_DEPTH = 4;

const FENCE = /^(?:---|\.\.\.)[ \t]*$/;
/** The key of an entry with its colon: plain or quoted, without escapes. */
const KEY = /(?:([\p{L}_](?:[^\s:#'"]|[ \t](?=[^\s:#]))*)|"([^"\\]*)"|'([^']*)')[ \t]*:(?=[ \t]|$)/uy;

/** Index of the line that closes the front matter, which begins with a line `---`; -1 if there is none. */
export function frontMatterEnd(lines: Lines): number {
  if (!/^\uFEFF?---[ \t]*$/.test(lines.line(0))) return -1;
  for (let end = 1; end < Math.min(lines.lineCount, MAX_LINES); end++) if (FENCE.test(lines.line(end))) return end;
  return -1;
}

/**
 * The fields of the front matter of a document. Reads scalars, lists and maps, in flow or block style, as a full YAML
 * parser would; anything else is null. Bounded, linear.
 */
export function readFrontMatter(lines: Lines): MapValue {
  const end = frontMatterEnd(lines);
  // Rows with content other than a comment, from their content on: after the indentation, or the dash of an item.
  const rows: Row[] = [];
  for (let line = 1; line < end; line++) {
    const text = lines.line(line);
    // A tab is not indentation: the line continues the one before it.
    const at = /^[ \t]*/.exec(text)![0].length;
    if (!isRestEmpty(text, at) && text.charAt(at) !== '#') rows.push({ line, text, at });
  }
  return { kind: 'map', entries: rows[0]?.at === 0 && keyOf(rows[0]) ? entriesOf(rows, MAX_DEPTH).entries : [] };
}

/** The value of the rows of a block; null if it is not supported. */
function readBlock(rows: readonly Row[], depth: number): Value | null {
  const [first] = rows;
  if (!first || depth === 0 || rows.some(({ at, text }) => at < first.at || text.length > MAX_LENGTH)) return null;
  if (isItem(first)) return itemsOf(rows, depth);
  if (keyOf(first)) {
    const { entries, isWhole } = entriesOf(rows, depth);
    return isWhole ? { kind: 'map', entries } : null;
  }
  return readInlineValue(first.text, first.line, first.at, rows.slice(1));
}

function itemsOf(rows: readonly Row[], depth: number): Value | null {
  const items: (Value | null)[] = [];
  for (const [first, ...children] of blocksOf(rows, isItem)) {
    if (!first || !isItem(first)) return null;
    const at = first.at + /^-[ \t]*/.exec(first.text.slice(first.at))![0].length;
    const isEmpty = isRestEmpty(first.text, at);
    items.push(readBlock(isEmpty ? children : [{ ...first, at }, ...children], depth - 1));
  }
  return { kind: 'list', items };
}

/** The entries of a map. `isWhole`: all rows are entries, even if some values are not supported. */
function entriesOf(rows: readonly Row[], depth: number): { entries: MapValue['entries']; isWhole: boolean } {
  const entries: [string, Value | null][] = [];
  let isWhole = true;
  for (const [first, ...children] of blocksOf(rows, (row) => !isItem(row) && !isClosing(row))) {
    const key = first && keyOf(first);
    if (!first || !key) isWhole = false;
    else if (isRestEmpty(first.text, key.end)) entries.push([key.text, readBlock(children, depth - 1)]);
    else entries.push([key.text, inlineValue(first, key.end, children)]);
  }
  return { entries, isWhole };
}

const inlineValue = ({ text, line }: Row, at: number, more: readonly Row[]): Value | null =>
  text.length > MAX_LENGTH || more.some((row) => row.text.length > MAX_LENGTH)
    ? null
    : readInlineValue(text, line, at, more);

/** Each row at the indentation of the block that begins an entry or item, with the rows that belong to it. */
function blocksOf(rows: readonly Row[], begins: (row: Row) => boolean): Row[][] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    if (last && (row.at > rows[0]!.at || !begins(row))) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** The closing bracket of a flow list or map may be at the indentation of its key. */
const isClosing = ({ text, at }: Row): boolean => /^[\]}]/.test(text.charAt(at));

const isItem = ({ text, at }: Row): boolean => /^-(?:[ \t]|$)/.test(text.slice(at, at + 2));

function keyOf({ text, at }: Row): { text: string; end: number } | null {
  KEY.lastIndex = at;
  const match = text.length > MAX_LENGTH ? null : KEY.exec(text);
  return match && { text: match[1] ?? match[2] ?? match[3] ?? '', end: KEY.lastIndex };
}
