import { memoize } from '../base/memoize.ts';
import { type Lines, type Position, type Range, rangeInLine } from '../model/text.ts';
import { END_OF_RECORD } from './cells.ts';
import type { FrameworkMatcher } from './framework-matcher.ts';
import { ALL_CLOSERS, skipClosing } from './marks.ts';
import type { BareValue, Matcher } from './matcher.ts';
import { readKnownPin } from './pin.ts';
import { readPrefix } from './prefixes.ts';
import { Reader } from './reader.ts';
import { CONNECTIVE } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** Lines below the header of a table in which its columns count. */
const MAX_ROWS = 1000;
const MAX_HEADER = 2000;
/** A longer line is scanned in many steps, each of which divides it into cells. */
const MAX_ROW = 20_000;

/** What is below the header: a delimiter row of Markdown, a line of a grid in reStructuredText. */
export const DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const GRID_HEADER = /^[ \t]*\+(?:=+\+)+[ \t]*$/;
const GRID_LINE = /^[ \t]*\+(?:-+\+)+[ \t]*$/;
const HTML_HEADER = /<th\b/i;
const HTML_LINE = /^\s*<\/?(?:t[rd]|thead|tbody|caption)\b/i;
const HTML_CELL = /(<t[dh]\b[^<>]{0,200}>(?:\s|<(?!\/?t[dhr]\b)[^<>]{0,200}>){0,20})(.{0,400}?)<\/t[dh]>/gi;
/** What is above the header in AsciiDoc. */
const ASCIIDOC_START = /^\|={3,}[ \t]*$/;

/** Which row is the header of a table, as seen from one of its lines. */
interface Header {
  /** Index of the row, which may be that line itself; null for none. */
  readonly row: number | null;
  /** Where the line that says so is. */
  readonly mark: number;
  /** Blank lines between: one at most, in AsciiDoc. */
  readonly blanks: number;
  /** The first line that was looked at. */
  readonly lookback: number;
}

/** Finds the headers of tables. Asked for one line after the other, it looks at each about once. */
class Headers {
  #known: (Header & { readonly line: number }) | null = null;

  of(lines: Lines, line: number): Header {
    if (this.#known?.line === line) return this.#known;
    const found = this.#find(lines, line);
    this.#known = { ...found, line };
    return found;
  }

  #find(lines: Lines, line: number): Header {
    if (lines.line(line).endsWith(END_OF_RECORD)) return headerAt(0, 0, 0, 0);
    let blanks = 0;
    const last = Math.max(0, line - MAX_ROWS);
    for (let above = line - 1; above >= last; above--) {
      const text = lines.line(above);
      if (text.trim() === '') blanks++;
      else if (ASCIIDOC_START.test(text)) return headerAt(above + 1, above, blanks, above);
      else if (isHtmlHeader(text)) return headerAt(blanks === 0 ? above : null, above, blanks, above);
      else if (isDelimiters(text)) return headerAt(blanks === 0 ? above - 1 : null, above, blanks, above - 1);
      else if (!isRow(text)) return headerAt(null, above, blanks, above);
      else if (this.#known?.line === above) return this.#continued(this.#known, line, blanks);
      if (blanks > 1) return headerAt(null, above, blanks, above);
    }
    return headerAt(null, last, blanks, last);
  }

  /** As seen from a line further down. */
  #continued({ row, mark, blanks: before, lookback }: Header, line: number, more: number): Header {
    const blanks = before + more;
    const isNear = line - mark <= MAX_ROWS && blanks <= (row !== null && row > mark ? 1 : 0);
    return headerAt(isNear ? row : null, mark, blanks, lookback);
  }
}

function headerAt(row: number | null, mark: number, blanks: number, lookback: number): Header {
  return { row: row !== null && row >= 0 ? row : null, mark, blanks, lookback: Math.max(0, lookback) };
}

const isHtmlHeader = (text: string): boolean => HTML_HEADER.test(text) && !text.includes('<td');
const isRow = (text: string): boolean => text.includes('|') || GRID_LINE.test(text) || HTML_LINE.test(text);

/** Whether no table goes on at the line, nor is in it. */
export const endsTable = (text: string): boolean => text.trim() !== '' && !isRow(text) && !text.includes('<td');

const isDelimiters = (text: string): boolean => GRID_HEADER.test(text) || (text.includes('-') && DELIMITERS.test(text));

/** They do not have the lines themselves: with these, what is remembered would stay in memory longer than its key. */
const headersOf = memoize((_: Lines) => new Headers());

/** The cells of a line below headers that are prefixes, if need be with a word, and the first line that was looked at for them. */
export function headedCells(
  lines: Lines,
  line: number,
  matcher: Matcher,
): { readonly values: readonly BareValue[]; readonly lookback: number } {
  const text = lines.line(line);
  if (text.length > MAX_ROW || !(text.includes('|') || text.includes('<td'))) return { values: [], lookback: line };
  const { row, lookback } = headersOf(lines).of(lines, line);
  const header = row === null || row >= line ? '' : lines.line(row);
  const columns = header.length > MAX_HEADER || !hasPrefix(header, matcher) ? [] : columnsOf(header, matcher);
  if (columns.every((column) => column === null)) return { values: [], lookback };
  const values = splitRow(text).flatMap(({ start: cell, end }, index) => {
    const column = columns[index];
    const start = beyondBracket(text, cell);
    return column && start < end ? [{ ...column, start, end }] : [];
  });
  return { values, lookback };
}

/** Of a link. */
const beyondBracket = (row: string, start: number): number => (row.charAt(start) === '[' ? start + 1 : start);

/** The name above a number: what heads the column of the position. */
export function headOf(lines: Lines, { line, character }: Position): Range | null {
  const { row } = headersOf(lines).of(lines, line);
  const index = splitRow(lines.line(line)).findIndex(({ start, end }) => start <= character && character <= end);
  if (row === null || row >= line || index < 0) return null;
  const cell = splitRow(lines.line(row))[index];
  const start = cell && beyondBracket(lines.line(row), cell.start);
  return cell && start !== undefined ? rangeInLine(row, start, cell.end - start) : null;
}

const hasPrefix = (text: string, { nextPrefix }: Matcher): boolean => nextPrefix(text, 0) < text.length;

/** What is below a header. */
interface Column {
  readonly framework: FrameworkMatcher;
  /** A lone integer counts too: not below `SDG targets`, where it may say how many. */
  readonly integers: boolean;
  /** Id of the edition that the header names. */
  readonly edition?: string;
}

/** For each cell of a header what is in its column; null where it is not numbers of a framework. */
function columnsOf(header: string, matcher: Matcher): readonly (Column | null)[] {
  const reader = new Reader({ lineCount: 1, line: () => header });
  return splitRow(header).map(({ start, end }) => {
    reader.moveTo(0, beyondBracket(header, start));
    const column = readPrefixOfColumn(reader, matcher) ?? readWordAndPrefix(reader, matcher);
    skipClosing(reader, ALL_CLOSERS);
    return reader.at >= end ? column : null;
  });
}

/** `SDG`, `SDG target`, `SDG No.`, `NIST CSF 1.1`. */
function readPrefixOfColumn(reader: Reader, { prefixes, frameworks }: Matcher): Column | null {
  const found = readPrefix(reader, prefixes);
  const framework = frameworks.get(found?.framework ?? '');
  if (!framework || (found!.spellingVariant && found!.spellingVariant !== 'plural')) return null;
  const behindPrefix = reader.at;
  const named = readKnownPin(reader, framework);
  if (named?.partial) reader.at = behindPrefix;
  const edition = (named?.partial ? null : named?.pin.edition) ?? found!.edition;
  const end = reader.at;
  reader.skipSpaces();
  const from = reader.at;
  const word = wordEnd(reader.text, from, framework.words);
  const isPlural = word > from && wordEnd(reader.text, from, framework.plurals) === word;
  if (from > end) reader.at = word;
  if (word > from) reader.skipSpaces();
  if (!reader.match(NUMBER) && word === from) reader.at = end;
  return { framework, integers: !isPlural, ...(edition !== undefined && { edition }) };
}

/** `Target of the SDGs`. */
function readWordAndPrefix(reader: Reader, matcher: Matcher): Column | null {
  const start = reader.at;
  for (const { id, words } of matcher.frameworks.values()) {
    reader.at = wordEnd(reader.text, start, words);
    const isWord = reader.at > start && reader.skipSpaces() && reader.match(CONNECTIVE) && reader.skipSpaces();
    const column = isWord ? readPrefixOfColumn(reader, matcher) : null;
    if (column?.framework.id === id) return column;
  }
  return null;
}

/** What a header may call the numbers. */
const NUMBER = /(?:no|nr|num|number|nummer|numéro|número|ref|reference|id|code)\.?(?![\p{L}\p{N}_])|#|№|n[º°]/iuy;

/** The cells of a row, without surrounding spaces, quotes and emphasis; of HTML, those of one line. */
export function splitRow(
  row: string,
  isMarkdown = !row.endsWith(END_OF_RECORD),
): { readonly start: number; readonly end: number }[] {
  const cells: { start: number; end: number }[] = [];
  for (const { index, 1: opening = '', 2: cell = '' } of row.includes('<t') ? row.matchAll(HTML_CELL) : []) {
    const start = index + opening.length;
    cells.push({ start, end: start + cell.trimEnd().length });
  }
  if (cells.length > 0) return cells;
  let at = isMarkdown ? /^[ \t>]*\|?/.exec(row)![0].length : 0;
  while (at <= row.length) {
    let end = at;
    while (end < row.length && row.charAt(end) !== '|') end += row.charAt(end) === '\\' ? 2 : 1;
    end = Math.min(end, row.length);
    const cell = row.slice(at, end);
    const start = at + /^[\s*_`"]*/.exec(cell)![0].length;
    cells.push({ start, end: Math.max(start, at + cell.replace(/[\s*_`"]{1,20}$/, '').length) });
    at = end + 1;
  }
  return cells;
}
