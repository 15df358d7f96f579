import { isLetter } from '../../matching/characters.ts';
import { matchOpeningMark, skipClosing } from '../../matching/marks.ts';
import { Reader } from '../../matching/reader.ts';
import type { ReferenceGroup } from '../../model/reference.ts';
import type { Lines, Position, Range } from '../../model/text.ts';
import { type Ending, endOfText, MAX_LENGTH } from './ending.ts';

/** Text beside a reference that may be meant as its title. */
export interface Beside {
  /** A break within is one space. */
  readonly text: string;
  /** End of the first line's part; the text may end with it. */
  readonly lineEnd: number;
  /** Where the units `start` to `end` of `text` stand. */
  readonly rangeOf: (start: number, end: number) => Range;
  /**
   * What joins it to the reference: a bracket or quotes around it, a border of cells, a colon or dash, a comma, or
   * nothing but space, in an item or heading that begins with the reference or elsewhere.
   */
  readonly joint: Separator;
  /** Its end is marked: the closing bracket, quote or emphasis, the border of its cell. Else it goes on, as prose may. */
  readonly isClosed: boolean;
  readonly ending: Ending;
}

export type Separator = 'bracket' | 'quote' | 'cell' | 'sign' | 'comma' | 'item' | 'space';

/** What a citation may close before its title: `"INTERPOL-SP 3.4": …`. */
const QUOTES = '"\'”’»';
const MAX_OPENERS = 4;

const CELL_OF_HTML = /[ \t]*<\/t[dh]>[ \t]*/iy;
const NEXT_CELL_OF_HTML = /[ \t]*<t[dh]\b[^<>]{0,200}>/iy;
/** Between values as RFC 4180 has them, and never in prose: without a space. */
const DELIMITER = /[,;](?=["\p{L}\p{N}])/uy;
const BORDER = /\|{1,2}[ \t]*/y;
/** A border of cells in TeX. */
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
/** What may stand before a citation that begins its line, item, heading, cell or string. */
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
 * The text right behind a member of a citation that may be meant as its title; null where there is none, as behind the
 * ends of a range. Nothing but the lines of the citation and the next one is looked at.
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
  const joint = readJoint(reader, beginsItem(lines, group));
  if (!joint) return null;
  const found = readOpeners(reader, joint);
  // Between members of a list there is room for a remark only.
  return found && (!next || found.joint === 'bracket') ? found : null;
}

function cutAt(lines: Lines, { line, character }: Position): Lines {
  return {
    lineCount: line + 1,
    line: (index) => (index === line ? lines.line(index).slice(0, character) : lines.line(index)),
  };
}

function beginsItem(lines: Lines, { range: { start } }: ReferenceGroup): boolean {
  return START.test(lines.line(start.line).slice(Math.max(0, start.character - 100), start.character));
}

/** A joint with what ends the text behind it, where the joint decides that. */
interface ReadSeparator {
  readonly joint: Separator;
  readonly ending: Ending;
}

const OPEN: Ending = { kind: 'open' };

/** Steps over what joins a title to a number. */
function readJoint(reader: Reader, isItem: boolean): ReadSeparator | null {
  if (reader.match(CELL_OF_HTML)) return nextHtmlCell(reader);
  if (reader.code() === 9) return afterTab(reader);
  if (reader.match(NEXT_FIELD)) return { joint: 'sign', ending: OPEN };
  const delimiter = reader.text.charAt(reader.at);
  if (reader.match(DELIMITER)) {
    const isQuoted = reader.code() === 34;
    if (isQuoted) reader.at++;
    return { joint: 'cell', ending: { kind: 'value', delimiter, isQuoted } };
  }
  const isSpaced = reader.skipSpaces();
  if (reader.match(BORDER)) return { joint: 'cell', ending: { kind: 'cell', border: '|' } };
  if (isSpaced && reader.match(ALIGNMENT)) return { joint: 'cell', ending: { kind: 'cell', border: '&' } };
  if (reader.match(END_OF_ENTRY)) return nextLine(reader);
  const isHyphen = reader.code() === 45;
  if ((isSpaced || !isHyphen) && (reader.match(SIGN) || (isItem && reader.match(HEADING_STOP)))) {
    // `**3.4:** …`
    skipClosing(reader, '');
    reader.skipSpaces();
    if (reader.atLineEnd() && !wrapProse(reader)) return null;
    reader.match(LABEL);
    return { joint: 'sign', ending: OPEN };
  }
  if (reader.match(COMMA)) {
    reader.skipSpaces();
    return { joint: reader.match(LABEL) ? 'sign' : 'comma', ending: OPEN };
  }
  if (!isSpaced) return BRACKETS[reader.text.charAt(reader.at)] ? { joint: 'space', ending: OPEN } : null;
  // The rest of an item or a heading is its title as often as not.
  return { joint: reader.match(LABEL) ? 'sign' : isItem ? 'item' : 'space', ending: OPEN };
}

function afterTab(reader: Reader): ReadSeparator {
  reader.at++;
  return { joint: 'cell', ending: { kind: 'cell', border: '\t' } };
}

function nextHtmlCell(reader: Reader): ReadSeparator | null {
  if (reader.atLineEnd() && !reader.wrap()) return null;
  return reader.match(NEXT_CELL_OF_HTML) ? { joint: 'cell', ending: { kind: 'cell', border: '<' } } : null;
}

/** On the next line stands a title as the field of a record (`title: …`), or as a cell of its own (AsciiDoc). */
function nextLine(reader: Reader): ReadSeparator | null {
  const isCell = /^[ \t]*\|[^|]*$/.test(reader.text);
  const { line, lines } = reader;
  if (line + 1 >= lines.lineCount) return null;
  reader.moveTo(line + 1, 0);
  if (reader.match(NEXT_LABEL)) return { joint: 'sign', ending: OPEN };
  return isCell && reader.match(BORDER) ? { joint: 'cell', ending: { kind: 'cell', border: '|' } } : null;
}

/** What opens the title itself decides where it ends. */
function readOpeners(reader: Reader, { joint, ending }: ReadSeparator): Beside | null {
  if (joint === 'cell') return finish(reader, joint, ending);
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
      return finish(reader, joint, { kind: 'emphasis', mark });
    }
  }
  return finish(reader, joint, ending);
}

/** The text from the cursor to its end, over at most one break. */
function finish(reader: Reader, joint: Separator, ending: Ending): Beside | null {
  const first = reader.position();
  const head = reader.text.slice(first.character, first.character + MAX_LENGTH + 1);
  const end = endOfText(head, ending);
  if (end !== null) return beside(head.slice(0, end), first, null, joint, ending);
  if (ending.kind === 'cell' || ending.kind === 'value') return beside(head, first, null, joint, ending);
  const next = head.length <= MAX_LENGTH ? nextOfProse(reader) : null;
  const all = next ? `${head} ${reader.text.slice(next.character, next.character + MAX_LENGTH)}` : head;
  const last = next ? endOfText(all, ending) : null;
  if (last === null && ending.kind !== 'open') return null;
  return beside(last === null ? all : all.slice(0, last), first, next && [head.length, next], joint, ending);
}

/** Where the text of the reader's line goes on. */
function nextOfProse(reader: Reader): Position | null {
  reader.at = reader.text.length;
  return wrapProse(reader) ? reader.position() : null;
}

function beside(
  text: string,
  first: Position,
  wrapped: readonly [length: number, start: Position] | null,
  joint: Separator,
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
    joint,
    isClosed: ending.kind !== 'open',
    ending,
  };
}

/** Beginnings of lines that are something else than more of the text before. */
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
