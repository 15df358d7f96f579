import { comparePositions, type Position, type TextEdit } from '../../server/src/core/model/text.ts';

/**
 * The text after all edits, which refer to the original text and may not overlap; insertions at the same position are
 * applied in order (LSP 3.18, "TextEdit[]"). Throws for an invalid edit, which clients handle differently: out of
 * bounds, reversed, inside a line terminator, or overlapping another.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
  let result = '';
  let done = 0;
  for (const edit of sorted) {
    const [start, end] = [strictOffset(text, edit.range.start), strictOffset(text, edit.range.end)];
    if (end < start) throw new Error(`The edit ends before it starts: ${JSON.stringify(edit)}`);
    if (start < done) throw new Error(`The edit overlaps the one before it: ${JSON.stringify(sorted)}`);
    result += text.slice(done, start) + edit.newText;
    done = end;
  }
  return result + text.slice(done);
}

function strictOffset(text: string, position: Position): number {
  const parts = text.split(/(\r\n|\n|\r)/);
  const line = parts[position.line * 2];
  if (line === undefined || position.line < 0) throw new Error(`No such line: ${JSON.stringify(position)}`);
  if (!(position.character >= 0 && position.character <= line.length)) {
    throw new Error(`No such place in the line "${line}": ${JSON.stringify(position)}`);
  }
  return parts.slice(0, position.line * 2).join('').length + position.character;
}
