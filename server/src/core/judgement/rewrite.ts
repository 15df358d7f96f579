import { VERSION_WORDS } from '../matching/edition-names.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type Lines, type Position, type Range, type TextEdit, textIn } from '../model/text.ts';

/** What a reference shall say instead. Absent: as it is. */
export interface Change {
  readonly number?: string;
  /** The pin's edition; null: no pin. Only for a group with one member: the pin is everybody's. */
  readonly pin?: string | null;
  /** The canonical prefix; a glued number then gets its space. */
  readonly prefix?: string;
}

export interface Rewriting {
  readonly edits: readonly TextEdit[];
  /** The whole text of the reference after the edits. */
  readonly newText: string;
}

/** The smallest edits that make a reference say something else; the text around stays as it is, byte for byte. */
export function rewrite(lines: Lines, group: ReferenceGroup, reference: Reference, change: Change): Rewriting {
  const edits: TextEdit[] = [];
  if (group.prefix && change.prefix !== undefined) {
    if (group.prefix.text !== change.prefix) edits.push({ range: group.prefix.range, newText: change.prefix });
    if (!group.pin) edits.push(...separate(lines, group, reference, ' '));
  }
  if (change.pin !== undefined) edits.push(...repin(lines, group, change.pin));
  if (change.number !== undefined) edits.push({ range: reference.numberRange, newText: change.number });
  return { edits, newText: applyWithin(lines, reference.range, edits) };
}

/** The text in place of the nothing, the hyphen or the marks alone that glue prefix and number. */
function separate(lines: Lines, group: ReferenceGroup, { numberRange }: Reference, newText: string): TextEdit[] {
  if (!group.prefix) return [];
  const range = { start: group.prefix.range.end, end: numberRange.start };
  if (comparePositions(range.start, range.end) > 0) return [];
  const between = textIn(lines, range);
  if (between === '' || /^[-\u2010\u2011]$/.test(between)) return [{ range, newText }];
  if (!/^[^\s\p{L}\p{N}:,;–—§#([&~\\-]+$/u.test(between)) return [];
  // Marks that open before the prefix close behind it; others open before the number.
  const { line, character } = group.prefix.range.start;
  const isClosed = lines.line(line).slice(0, character).endsWith(between);
  const at = isClosed ? range.end : range.start;
  return [{ range: { start: at, end: at }, newText }];
}

function repin(lines: Lines, group: ReferenceGroup, edition: string | null): TextEdit[] {
  const [first] = group.members;
  if (!group.prefix || !first) return [];
  if (group.pin) {
    if (edition === null) return unpin(lines, group.pin.range);
    return [
      { range: /^\p{L}/u.test(edition) ? withVersionWord(lines, group.pin.range) : group.pin.range, newText: edition },
    ];
  }
  if (edition === null) return [];
  const { end } = group.prefix.range;
  const glue = separate(lines, group, first, `:${edition} `)[0];
  const isGlued = glue && comparePositions(glue.range.start, end) === 0;
  return [isGlued ? glue : { range: { start: end, end }, newText: `:${edition}` }];
}

const VERSION_BEFORE = new RegExp(`(?<!\\p{L})${VERSION_WORDS}[\\s~]+$`, 'iu');
const JOINT = new RegExp(`(?:[,:]?[\\s~]*)[([]?(?:${VERSION_WORDS}[\\s~]*)?$`, 'i');

/** The pin with the word before it that `Rev 5` has of its own. */
function withVersionWord(lines: Lines, { start, end }: Range): Range {
  const before = lines.line(start.line).slice(0, start.character);
  const word = VERSION_BEFORE.exec(before)?.[0] ?? '';
  return { start: { line: start.line, character: start.character - word.length }, end };
}

/** What joins a pin to its prefix goes with it: a colon or spaces, a word for versions, brackets; marks stay. */
function unpin(lines: Lines, { start, end }: Range): TextEdit[] {
  const line = lines.line(start.line);
  const before = JOINT.exec(line.slice(0, start.character));
  const joint = before?.[0] ?? '';
  const after = /[([]/.test(joint) && /^[)\]]/.test(line.slice(end.character)) ? 1 : 0;
  const range = {
    start: { line: start.line, character: start.character - joint.length },
    end: { line: end.line, character: end.character + after },
  };
  // `4.0.3-2.1.1`
  const isHyphen = /^[-\u2010\u2011]\p{N}|^[-\u2010\u2011]\p{L}/u.test(line.slice(range.end.character));
  if (!isHyphen) return [{ range, newText: '' }];
  return [{ range: { ...range, end: { line: end.line, character: range.end.character + 1 } }, newText: ' ' }];
}

/** Whether all of the edits lie in the range. */
export const staysWithin = (range: Range, edits: readonly TextEdit[]): boolean =>
  edits.every((edit) => contains(range, edit.range.start) && contains(range, edit.range.end));

/** The text of `range` with the edits that lie in it applied. */
export function applyWithin(lines: Lines, range: Range, edits: readonly TextEdit[]): string {
  const inside = edits
    .filter((edit) => contains(range, edit.range.start) && contains(range, edit.range.end))
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
  let text = '';
  let at = range.start;
  for (const edit of inside) {
    text += textIn(lines, { start: at, end: edit.range.start }) + edit.newText;
    at = edit.range.end;
  }
  return text + textIn(lines, { start: at, end: range.end });
}

/** Whether the position is inside the range or at one of its ends. */
export const contains = ({ start, end }: Range, position: Position): boolean =>
  comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
