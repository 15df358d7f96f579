import type { Lines, Range } from '../model/text.ts';

/** A border that no citation crosses; of one unit, like the character that it replaces. */
const BORDER = '|';
/** After the border that ends a record of separated values. */
export const END_OF_RECORD = '\u001e';

/**
 * The lines as the scanner is to see them: in a table of separated values (RFC 4180 and its kin, recognized by the end
 * of the URI) each cell is on its own, so that an amount in the next cell does not continue a number, nor a row the row
 * before. Offsets are those of the text; the end of a row has two more units. Quoted cells keep what they hold.
 */
export function separateCells(lines: Lines, uri: string | undefined): Lines {
  if (/\.re?st$/i.test(uri ?? '')) return separateColumns(lines);
  const kind = /\.(csv|tsv)$/i.exec(uri ?? '')?.[1]?.toLowerCase();
  if (kind === undefined) return lines;
  const delimiter = kind === 'tsv' ? '\t' : delimiterOf(lines.line(0));
  const rows: string[] = [];
  let quoted = false;
  for (let index = 0; index < lines.lineCount; index++) {
    let row = '';
    for (const part of lines.line(index).split(/(")/)) {
      if (part === '"') quoted = !quoted;
      row += quoted ? part : part.replaceAll(delimiter, BORDER);
    }
    rows.push(quoted ? row : row + BORDER + END_OF_RECORD);
  }
  return { lineCount: rows.length, line: (index) => rows[index] ?? '' };
}

const SIMPLE_BORDER = /^[ \t]*=+(?: +=+)+[ \t]*$/;

/** The lines with bars between the columns of reStructuredText's simple tables, whose borders give their places. */
function separateColumns(lines: Lines): Lines {
  const rows: string[] = [];
  let columns: readonly number[] = [];
  let isBorder = false;
  for (let index = 0; index < lines.lineCount; index++) {
    const text = lines.line(index);
    // The last border of a table is before a blank line.
    if (text.trim() === '' && isBorder) columns = [];
    isBorder = SIMPLE_BORDER.test(text);
    if (isBorder) columns = [...text.matchAll(/ =/g)].map((match) => match.index);
    rows.push(withBars(isBorder ? text.replaceAll('=', '-') : text, columns));
  }
  return rows.some((row, index) => row !== lines.line(index))
    ? { lineCount: rows.length, line: (index) => rows[index] ?? '' }
    : lines;
}

/** The row with a bar for the space at each of the places, and one at its end. */
function withBars(row: string, places: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of places) {
    if (at >= row.length) break;
    if (row.charAt(at) !== ' ') continue;
    parts.push(row.slice(from, at), BORDER);
    from = at + 1;
  }
  return parts.length === 0 ? row : parts.join('') + row.slice(from) + BORDER;
}

const LATEX = /\.(?:tex|ltx|sty|cls|dtx)$/i;

/** A comment behind words; a command for a sign, or for a space. */
const LATEX_SIGN = /(?<=\S )%|\\(?:(?:textsection|[SP])(?![A-Za-z])(?:\{\})?|[&,;: ])/g;
const LATEX_SIGNS: Readonly<Record<string, string>> = { '%': BORDER, S: '§', t: '§', P: '¶', '&': '&' };

/**
 * Lines with signs in place of LaTeX's commands for them, as long as before: `\S~45 \& 46`. A border is where a comment
 * follows words: there `%` ends the text, and makes no amount.
 */
export function readLatexSigns(lines: Lines, uri: string | undefined): Lines {
  if (!LATEX.test(uri ?? '')) return lines;
  const sign = (written: string) => (LATEX_SIGNS[written.replace('\\', '').charAt(0)] ?? ' ').padStart(written.length);
  return { lineCount: lines.lineCount, line: (index) => lines.line(index).replace(LATEX_SIGN, sign) };
}

/** A line of YAML that is a comment, as far as a line alone can say, and not one of ours. */
const COMMENT = /^[ \t]*#(?!.*objrefs-).*$/;

/** The lines of a catalog without its comments: an example or a proposal in one cites nothing. */
export function fenceCatalogComments(lines: Lines): Lines {
  const fenced = (text: string) => text.replace(COMMENT, (comment) => BORDER.repeat(comment.length));
  return { lineCount: lines.lineCount, line: (index) => fenced(lines.line(index)) };
}

/** The lines with the ranges, each in one line, after borders: what is there is no citation and begins none. */
export function fenceOff(lines: Lines, ranges: readonly Range[]): Lines {
  if (ranges.length === 0) return lines;
  const units = new Map<number, string[]>();
  for (const { start, end } of ranges) {
    const line = units.get(start.line) ?? lines.line(start.line).split('');
    units.set(start.line, line.fill(BORDER, start.character, end.character));
  }
  const fenced = new Map([...units].map(([index, line]) => [index, line.join('')]));
  return { lineCount: lines.lineCount, line: (index) => fenced.get(index) ?? lines.line(index) };
}

/** The commoner of comma and semicolon in the first row. */
function delimiterOf(row: string): string {
  const cells = row.replace(/"[^"]*"/g, '');
  return cells.split(';').length > cells.split(',').length ? ';' : ',';
}
