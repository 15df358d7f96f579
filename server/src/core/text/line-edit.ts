import { linesOf, type TextEdit } from '../model/text.ts';

/** The edit of whole lines that makes one text of another, as small as that can be; null where they are the same. */
export function lineEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const [from, to] = [terminated(before), terminated(after)];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
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
