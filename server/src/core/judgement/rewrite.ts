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
    if (!group.pin) edits.push(...separate(lines, group, reference));
  }
  if (change.pin !== undefined) edits.push(...repin(group, change.pin));
  if (change.number !== undefined) edits.push({ range: reference.numberRange, newText: change.number });
  return { edits, newText: applyWithin(lines, reference.range, edits) };
}

/** A space in place of the nothing or the hyphen that glues prefix and number. */
function separate(lines: Lines, group: ReferenceGroup, reference: Reference): TextEdit[] {
  if (!group.prefix || reference.oddity === undefined) return [];
  const range = { start: group.prefix.range.end, end: reference.numberRange.start };
  if (comparePositions(range.start, range.end) > 0) return [];
  const between = textIn(lines, range);
  return between === '' || between === '-' ? [{ range, newText: ' ' }] : [];
}

function repin(group: ReferenceGroup, edition: string | null): TextEdit[] {
  if (!group.prefix) return [];
  if (!group.pin) {
    const { end } = group.prefix.range;
    return edition === null ? [] : [{ range: { start: end, end }, newText: `:${edition}` }];
  }
  if (edition !== null) return [{ range: group.pin.range, newText: edition }];
  // What joins prefix and pin goes with the pin: a colon, a space, brackets.
  return [{ range: { start: group.prefix.range.end, end: group.pin.range.end }, newText: '' }];
}

/** The text of `range` with the edits that lie in it applied. */
function applyWithin(lines: Lines, range: Range, edits: readonly TextEdit[]): string {
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

const contains = ({ start, end }: Range, position: Position): boolean =>
  comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
