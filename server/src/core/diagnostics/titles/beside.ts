import { isLetter } from '../../matching/characters.ts';
import { matchOpeningMark, skipClosing } from '../../matching/marks.ts';
import { Reader } from '../../matching/reader.ts';
import type { ReferenceGroup } from '../../model/reference.ts';
import { cutAt, type Lines, type Position, type Range } from '../../model/text.ts';
import { type Ending, endOfText, MAX_LENGTH } from './ending.ts';

/** Text next to a reference that may be its title. */
export interface Beside {
  /** A line break is one space. */
  readonly text: string;
  /** End of the part on the first line; the title may end there. */
  readonly lineEnd: number;
  /** The range of the units `start` to `end` of `text` in the document. */
  readonly rangeOf: (start: number, end: number) => Range;
  /**
   * What separates it from the reference: a bracket or quote around it, a cell border, a colon or dash, a comma, or
   * only space (`item`: in an item or heading that begins with the reference).
   */
  readonly separator: Separator;
  /** A closing bracket, quote or emphasis, or a cell border marks its end; otherwise it is prose that may go on. */
  readonly isClosed: boolean;
  readonly ending: Ending;
}

export type Separator = 'bracket' | 'quote' | 'cell' | 'sign' | 'comma' | 'item' | 'space';

/** Quotes that a citation may close before its title: `"INTERPOL-SP 3.4": …`. */
const QUOTES = '"\'”’»';
const MAX_OPENERS = 4;

const CELL_OF_HTML = /[ \t]*<\/t[dh]>[ \t]*/iy;
const NEXT_CELL_OF_HTML = /[ \t]*<t[dh]\b[^<>]{0,200}>/iy;
/** A delimiter of RFC 4180; in prose a space would follow. */
const DELIMITER = /[,;](?=["\p{L}\p{N}])/uy;
const BORDER = /\|{1,2}[ \t]*/y;
/** A cell border in TeX. */
const ALIGNMENT = /&(?=[ \t])/y;
const SIGN = /:(?!:)|[–—=]|-{1,3}(?=[ \t])/y;
const HEADING_STOP = /\.(?=[ \t])/y;
const COMMA = /,(?=[ \t])/y;
/** The next field of a record on one line: `"objective":"3.4","title":"…"`. */
const NEXT_FIELD = /,[ \t]*["']?(?:title|name|label)["']?[ \t]*[:=][ \t]*/iy;
const LABEL =
  /(?:["']?(?:title|name|label)["']?[ \t]*[:=]|(?:entitled|titled|called|named)(?![\p{L}\p{N}_]):?)[ \t]*/iuy;
const NEXT_LABEL = /[ \t]*(?:[-*][ \t]+)?["']?(?:title|name|label)["']?[ \t]*[:=][ \t]*/iy;
const END_OF_ENTRY = /[,;]?[ \t]*$/y;
/** Text before a citation that begins its line, item, heading, cell or string. */
const START = /(?:^|[|"'`[])[\s>*#/;%+_`~-]*(?:\d{1,3}[.)]\s*|\[[ xX]\]\s*)?[*_`~]*$/;

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）', '【': '】' };
const QUOTE_ENDS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“”',
  '‚': '‘’',
  '「': '」',
  '『': '』',
};

/**
 * The text directly after a member of a citation that may be its title; null if there is none, as after the ends of a
 * range. Reads only the lines of the citation and the next line.
 */
export function textBeside(lines: Lines, group: ReferenceGroup, index: number): Beside | null {
  const { members, spans } = group;
  const member = members[index];
  if (!member || spans.some(({ first }) => first === index || first + 1 === index)) return null;
  const next = members[index + 1];
  const { end } = member.range;
  if (next && next.range.start.line !== end.line) return null;
  const reader = new Reader(next ? cutAt(lines, next.range.start) : lines);
  reader.moveTo(end.line, end.character);
  skipClosing(reader, QUOTES);
  const separator = readSeparator(reader, beginsItem(lines, group));
  if (!separator) return null;
  const found = readOpeners(reader, separator);
  // Between members of a list only a remark in brackets can be a title.
  return found && (!next || found.separator === 'bracket') ? found : null;
}

function beginsItem(lines: Lines, { range: { start } }: ReferenceGroup): boolean {
  return START.test(lines.line(start.line).slice(Math.max(0, start.character - 100), start.character));
}

/** A separator, with what ends the text after it if the separator decides that. */
interface ReadSeparator {
  readonly separator: Separator;
  readonly ending: Ending;
}

const OPEN: Ending = { kind: 'open' };

/** Reads the separator between number and title. */
function readSeparator(reader: Reader, isItem: boolean): ReadSeparator | null {
  if (reader.match(CELL_OF_HTML)) return nextHtmlCell(reader);
  if (reader.code() === 9) return afterTab(reader);
  if (reader.match(NEXT_FIELD)) return { separator: 'sign', ending: OPEN };
  const delimiter = reader.text.charAt(reader.at);
  if (reader.match(DELIMITER)) {
    const isQuoted = reader.code() === 34;
    if (isQuoted) reader.at++;
    return { separator: 'cell', ending: { kind: 'value', delimiter, isQuoted } };
  }
  const isSpaced = reader.skipSpaces();
  if (reader.match(BORDER)) return { separator: 'cell', ending: { kind: 'cell', border: '|' } };
  if (isSpaced && reader.match(ALIGNMENT)) return { separator: 'cell', ending: { kind: 'cell', border: '&' } };
  if (reader.match(END_OF_ENTRY)) return nextLine(reader);
  const isHyphen = reader.code() === 45;
  if ((isSpaced || !isHyphen) && (reader.match(SIGN) || (isItem && reader.match(HEADING_STOP)))) {
    // `**3.4:** …`
    skipClosing(reader, '');
    reader.skipSpaces();
    if (reader.atLineEnd() && !wrapProse(reader)) return null;
    reader.match(LABEL);
    return { separator: 'sign', ending: OPEN };
  }
  if (reader.match(COMMA)) {
    reader.skipSpaces();
    return { separator: reader.match(LABEL) ? 'sign' : 'comma', ending: OPEN };
  }
  if (!isSpaced) return BRACKETS[reader.text.charAt(reader.at)] ? { separator: 'space', ending: OPEN } : null;
  // The rest of an item or a heading is often its title.
  return { separator: reader.match(LABEL) ? 'sign' : isItem ? 'item' : 'space', ending: OPEN };
}

function afterTab(reader: Reader): ReadSeparator {
  reader.at++;
  return { separator: 'cell', ending: { kind: 'cell', border: '\t' } };
}

function nextHtmlCell(reader: Reader): ReadSeparator | null {
  if (reader.atLineEnd() && !reader.wrap()) return null;
  return reader.match(NEXT_CELL_OF_HTML) ? { separator: 'cell', ending: { kind: 'cell', border: '<' } } : null;
}

/** The next line may hold the title as a field of a record (`title: …`), or as a cell of its own (AsciiDoc). */
function nextLine(reader: Reader): ReadSeparator | null {
  const isCell = /^[ \t]*\|[^|]*$/.test(reader.text);
  const { line, lines } = reader;
  if (line + 1 >= lines.lineCount) return null;
  reader.moveTo(line + 1, 0);
  if (reader.match(NEXT_LABEL)) return { separator: 'sign', ending: OPEN };
  return isCell && reader.match(BORDER) ? { separator: 'cell', ending: { kind: 'cell', border: '|' } } : null;
}

/** The sign that opens the title decides where it ends. */
function readOpeners(reader: Reader, { separator, ending }: ReadSeparator): Beside | null {
  if (separator === 'cell') return finish(reader, separator, ending);
  for (let count = 0; count < MAX_OPENERS; count++) {
    const sign = reader.text.charAt(reader.at);
    const [bracket, quote] = [BRACKETS[sign], QUOTE_ENDS[sign]];
    if (bracket || quote) {
      reader.at++;
      return bracket
        ? finish(reader, 'bracket', { kind: 'bracket', open: sign, close: bracket })
        : finish(reader, 'quote', { kind: 'quote', close: quote! });
    }
    const start = reader.at;
    if (matchOpeningMark(reader) === null) break;
    const mark = reader.text.slice(start, reader.at);
    if (/^[*_]+$/.test(mark) && reader.text.includes(mark, reader.at)) {
      return finish(reader, separator, { kind: 'emphasis', mark });
    }
  }
  return finish(reader, separator, ending);
}

/** The text from the cursor to its end, over at most one line break. */
function finish(reader: Reader, separator: Separator, ending: Ending): Beside | null {
  const first = reader.position();
  const head = reader.text.slice(first.character, first.character + MAX_LENGTH + 1);
  const end = endOfText(head, ending);
  if (end !== null) return beside(head.slice(0, end), first, null, separator, ending);
  if (ending.kind === 'cell' || ending.kind === 'value') return beside(head, first, null, separator, ending);
  const next = head.length <= MAX_LENGTH ? nextOfProse(reader) : null;
  const all = next ? `${head} ${reader.text.slice(next.character, next.character + MAX_LENGTH)}` : head;
  const last = next ? endOfText(all, ending) : null;
  if (last === null && ending.kind !== 'open') return null;
  return beside(last === null ? all : all.slice(0, last), first, next && [head.length, next], separator, ending);
}

/** Where the text of the reader's line continues. */
function nextOfProse(reader: Reader): Position | null {
  reader.at = reader.text.length;
  return wrapProse(reader) ? reader.position() : null;
}

function beside(
  text: string,
  first: Position,
  wrapped: readonly [length: number, start: Position] | null,
  separator: Separator,
  ending: Ending,
): Beside {
  const at = (offset: number): Position =>
    wrapped && offset > wrapped[0]
      ? { line: wrapped[1].line, character: wrapped[1].character + offset - wrapped[0] - 1 }
      : { line: first.line, character: first.character + offset };
  return {
    text,
    lineEnd: Math.min(text.length, wrapped?.[0] ?? text.length),
    rangeOf: (start, end) => ({ start: at(start), end: at(end) }),
    separator,
    isClosed: ending.kind !== 'open',
    ending,
  };
}

/** Beginnings of lines that do not continue the text before them. */
const BLOCK = /(?:[-*+•|]|#{1,6}|\d{1,3}[.)]|[a-z][.)])(?:[ \t]|$)|\||<\/?[a-z]|```|~~~|={2,}|\.[A-Z]/iy;

/** A heading ends with its line; in code the sign may be that of a comment, and then the next line has it too. */
const HEADING = /^[ \t]*(?:#{1,6}|={1,6})[ \t]/;

function wrapProse(reader: Reader): boolean {
  const mark = reader.cursor();
  const isHeading = HEADING.test(reader.text);
  if (!reader.wrap()) return false;
  if (isHeading && !/^[ \t]*#[ \t]/.test(reader.text)) {
    reader.reset(mark);
    return false;
  }
  const start = reader.at;
  if (!reader.match(BLOCK) && (isLetter(reader.code()) || !/^\s*$/.test(reader.text.slice(start)))) return true;
  reader.reset(mark);
  return false;
}
