import { countWhile, sharedEnds } from '../base/collections.ts';
import { comparePositions, compareRanges, linesOf, type Position, type TextEdit } from '../model/text.ts';
import type { LineChange } from './line-document.ts';
import { splitLines } from './terminated-lines.ts';

/** The edits in the order of the text; of deletions that overlap or touch, one in their place. */
export function joinDeletions(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of inOrder(edits)) {
    const last = joined.at(-1);
    const isDeletion = last?.newText === '' && edit.newText === '';
    if (!last || !isDeletion || comparePositions(edit.range.start, last.range.end) > 0) joined.push(edit);
    else {
      const end = comparePositions(edit.range.end, last.range.end) > 0 ? edit.range.end : last.range.end;
      joined[joined.length - 1] = { range: { start: last.range.start, end }, newText: '' };
    }
  }
  return joined;
}

/** By their places; those at one place in the order given. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => compareRanges(a.range, b.range));
}

/** Offsets of a text, for the places before and after edits. */
export interface EditedText {
  readonly text: string;
  /** Where the edits were, in UTF-16 offsets of the text before. */
  readonly replaced: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
  /** UTF-16 offset in the text before, for a position in it. */
  offsetAt(position: Position): number;
  /** UTF-16 offset in the text after of what was at this offset before; within an edit, where its new text begins. */
  moved(offset: number): number;
}

/** The text after edits of it that do not overlap. Line terminators that no edit holds stay as they are. */
export function editText(text: string, edits: readonly TextEdit[]): EditedText {
  const { texts, ends } = splitLines(text);
  const starts: number[] = [];
  let offset = 0;
  for (const [line, content] of texts.entries()) {
    starts.push(offset);
    offset += content.length + (ends[line]?.length ?? 0);
  }
  const offsetAt = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  const replaced = inOrder(edits).map(({ range, newText }) => ({
    start: offsetAt(range.start),
    end: offsetAt(range.end),
    newText,
  }));
  const parts: string[] = [];
  const shifts: number[] = [];
  let done = 0;
  let shift = 0;
  for (const { start, end, newText } of replaced) {
    parts.push(text.slice(done, start), newText);
    done = end;
    shifts.push(shift);
    shift += newText.length - (end - start);
  }
  parts.push(text.slice(done));
  return {
    text: parts.join(''),
    replaced,
    offsetAt,
    moved(from) {
      const before = countBefore(replaced, from);
      const last = replaced[before - 1];
      if (last && from < last.end) return last.start + (shifts[before - 1] ?? 0);
      return from + (before < replaced.length ? (shifts[before] ?? 0) : shift);
    },
  };
}

/** Which line of the text before the edits a line of the text after them was. */
export function lineBefore(edits: readonly TextEdit[]): (line: number) => number {
  const sorted = inOrder(edits);
  return (line) => {
    let shift = 0;
    for (const { range, newText } of sorted) {
      const start = range.start.line + shift;
      const added = newText.match(/\r\n|\n|\r/g)?.length ?? 0;
      const isWhole = range.start.character === 0 && added === 0;
      if (start > line || (start === line && !isWhole)) break;
      if (line - start < added) return Math.min(line - shift, range.end.line);
      shift += added - (range.end.line - range.start.line);
    }
    return line - shift;
  };
}

/** The lines that edits change, from the last one to the first, so that none moves another. */
export function lineChanges(edits: readonly TextEdit[]): readonly LineChange[] {
  const changes = inOrder(edits).map(({ range: { start, end }, newText }) => ({
    from: start.line,
    removed: end.line - start.line + 1,
    added: splitLines(newText).texts.length,
  }));
  return changes.reverse();
}

/** How many of the stretches, which are in order, begin before the offset. */
export const countBefore = (replaced: readonly { readonly start: number }[], offset: number): number =>
  countWhile(replaced, ({ start }) => start < offset);

/** The edit of whole lines that makes one text of another, as small as that can be; null where they are the same. */
export function lineEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const [from, to] = [terminated(before), terminated(after)];
  const [start, end] = sharedEnds(from, to);
  const lines = linesOf(before);
  const last = from.length - end;
  const isAtEnd = last >= lines.lineCount;
  return {
    range: {
      start: { line: start, character: 0 },
      end: isAtEnd
        ? { line: lines.lineCount - 1, character: lines.line(lines.lineCount - 1).length }
        : { line: last, character: 0 },
    },
    newText: to.slice(start, to.length - end).join(''),
  };
}

/** The lines with their terminators; the last one may have none. */
const terminated = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
