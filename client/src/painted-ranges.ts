import type { Range } from '../../server/src/protocol/index.ts';

/** A change as VS Code reports it: the range before, and the new text. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

type Place = Range['start'];

/**
 * The ranges of decorations after an edit, as VS Code moves them with their text; undefined if the edit has damaged
 * one. They do not grow when text is typed at their edges.
 */
export function movedBy({ range: { start, end }, text }: Edit, ranges: readonly Range[]) {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  const lastStart = lines.length > 1 ? 0 : start.character;
  const move = ({ line, character }: Place): Place => ({
    line: line + lines.length - 1 - (end.line - start.line),
    character: line === end.line ? character - end.character + lastStart + last : character,
  });
  const moved: Range[] = [];
  for (const range of ranges) {
    if (isBefore(range.end, start)) moved.push(range);
    else if (isBefore(end, range.start)) moved.push({ start: move(range.start), end: move(range.end) });
    else return undefined;
  }
  return moved;
}

/** Or at the same position. */
function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

export function areSame(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every((range, index) => isSame(range, b[index]!));
}

function isSame(a: Range, b: Range): boolean {
  return isBefore(a.start, b.start) && isBefore(b.start, a.start) && isBefore(a.end, b.end) && isBefore(b.end, a.end);
}
