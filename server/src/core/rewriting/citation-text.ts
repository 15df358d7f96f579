import { ALL_CLOSERS, skipClosing } from '../matching/marks.ts';
import { Reader } from '../matching/reader.ts';
import { type Joiners, readSeparator } from '../matching/separators.ts';
import type { MemberSpan, ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type Lines, type Position, type Range, textIn } from '../model/text.ts';

/** What is between two members: a separator, or the sign of a range. */
export interface Separator {
  /** After the marks and the remark of the member before. */
  readonly start: Position;
  /** Where the next member begins. */
  readonly end: Position;
  /** The separator without the white space after it: `,`, ` and`. Null where it contains a line break. */
  readonly core: { readonly text: string; readonly end: Position } | null;
}

/** The parts of a citation, so that members can be removed and added. */
export interface CitationText {
  readonly members: readonly MemberText[];
  /** Of the member with this index and the next one. */
  readonly separators: readonly Separator[];
}

/** A short remark in brackets before a separator, as a list has it. */
const REMARK = /[ \t\u00a0]?\([^()]{1,80}\)/y;
const OPENINGS = /\*{1,3}|_{1,3}|`{1,3}|~~|["'“‘«„‚{[(（]|<[a-z][^<>]*>/gi;
/** What may close each kind of mark; emphasis, code and quotes of ASCII close as they open. */
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '[': /^\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])?/,
  '<': /^<\/[a-z][^<>]*>/i,
  '“': /^”/,
  '„': /^[“”]/,
  '‘': /^’/,
  '‚': /^[‘’]/,
  '«': /^»/,
  '{': /^\}/,
  '(': /^\)/,
  '（': /^）/,
};
/** How far after a number its own closing marks and the address of its link may reach. */
const MAX_CLOSING = 700;

/** Reads the parts of a group in its lines; null where they are joined in a way that this does not know. */
export function citationText(lines: Lines, group: ReferenceGroup, joiners?: Joiners): CitationText | null {
  const members: MemberText[] = [];
  const separators: Separator[] = [];
  const spans = new Map(group.spans.map((span) => [span.first, span]));
  let start: Position | null = null;
  for (const [index, { numberRange }] of group.members.entries()) {
    const next = group.members[index + 1];
    const separator =
      next && separatorBetween(lines, numberRange.end, next.numberRange.start, spans.get(index), joiners);
    if (separator === null) return null;
    members.push(memberText(lines, numberRange, start, separator?.remark ?? false));
    if (!separator) break;
    separators.push(separator);
    start = separator.end;
  }
  return { members, separators };
}

function separatorBetween(
  lines: Lines,
  from: Position,
  to: Position,
  span: MemberSpan | undefined,
  joiners: Joiners | undefined,
): ReadSeparator | null {
  if (span) return { ...span.range, core: null, remark: false };
  // `AC-2 (1) (3)`: brackets with nothing but a space between them.
  if (from.line === to.line && textIn(lines, { start: from, end: to }).trim() === '') {
    return { start: from, end: to, core: { text: '', end: from }, remark: false };
  }
  const reader = new Reader(lines);
  reader.moveTo(from.line, from.character);
  skipClosing(reader, `${ALL_CLOSERS})]}`);
  const closed = reader.cursor();
  let start = reader.position();
  let remark = false;
  if (!readSeparator(reader, joiners)) {
    reader.reset(closed);
    remark = reader.match(REMARK);
    start = reader.position();
    if (!remark || !readSeparator(reader, joiners)) return null;
  }
  while (reader.skipSpaces() || (reader.atLineEnd() && reader.wrap()));
  const end = reader.position();
  if (comparePositions(end, to) > 0) return null;
  return { start, end, core: coreOf(lines, start, end), remark };
}

interface ReadSeparator extends Separator {
  /** The member before has a remark of its own. */
  readonly remark: boolean;
}

/** Null where it contains a line break: a word or sign is on the second line. */
function coreOf(lines: Lines, start: Position, end: Position): Separator['core'] {
  const line = lines.line(start.line);
  const isOneLine = start.line === end.line;
  if (!isOneLine && /[\p{L}\p{N},;&、，；]/u.test(lines.line(end.line).slice(0, end.character))) return null;
  const text = line.slice(start.character, isOneLine ? end.character : line.length).trimEnd();
  return { text, end: { line: start.line, character: start.character + text.length } };
}

/** `start`: null for the first member, whose number may follow the prefix. */
function memberText(lines: Lines, number: Range, start: Position | null, remark: boolean) {
  const lead = start ? textIn(lines, { start, end: number.start }) : '';
  const behind = lines.line(number.end.line).slice(number.end.character, number.end.character + MAX_CLOSING);
  const closed = closedLength(behind, lead.match(OPENINGS) ?? []);
  return {
    number,
    /** Where its own words and opening marks begin, after the separator. */
    start: start ?? number.start,
    /** After its number and the marks that close what it opens. */
    end: { line: number.end.line, character: number.end.character + (closed ?? 0) },
    /** There is a word before the number: "target". */
    hasWord: /\p{L}/u.test(lead.replace(/<[^<>]*>/g, '')),
    /** It can be removed without leaving half of a pair of marks, or a remark of its own. */
    removable: start?.line === number.end.line && !remark && closed !== null,
  };
}

/** The place of a member of a citation, with what belongs to it alone. */
type MemberText = ReturnType<typeof memberText>;

/** How much of the text closes the marks, the last one first; null where one is not closed. */
function closedLength(text: string, marks: readonly string[]): number | null {
  let at = 0;
  for (const mark of [...marks].reverse()) {
    const rest = text.slice(at);
    const closing = CLOSINGS[mark.charAt(0)];
    const length = closing ? closing.exec(rest)?.[0].length : rest.startsWith(mark) ? mark.length : undefined;
    if (length === undefined) return null;
    at += length;
  }
  return at;
}
