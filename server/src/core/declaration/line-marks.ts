import type { BareValue } from '../matching/matcher.ts';
import type { Range } from '../model/text.ts';
import type { LineChange } from '../text/line-document.ts';

/** What the scanner gets about lines beyond their text, by 0-based line: equal marks mean equal information. */
export type LineMarks = ReadonlyMap<number, string>;

/** Marks lines with values that count, and lines with declarations. */
export function lineMarks(
  values: ReadonlyMap<number, readonly BareValue[]>,
  places: readonly Range[],
): Map<number, string> {
  const marks = new Map<number, string>();
  const add = (line: number, mark: readonly unknown[]) =>
    void marks.set(line, `${marks.get(line) ?? ''}${JSON.stringify(mark)}`);
  for (const [line, there] of values) {
    for (const { framework, start, end, integers } of there) add(line, [framework.id, start, end, integers]);
  }
  for (const { start, end } of places) add(start.line, [start.character, end.character]);
  return marks;
}

/** Lines whose marks differ after the edits, as further changes. */
export function markChanges(before: LineMarks, edits: readonly LineChange[], after: LineMarks): LineChange[] {
  const moved = movedMarks(before, edits);
  const lines = [...new Set([...moved.keys(), ...after.keys()])];
  return lines
    .filter((line) => moved.get(line) !== after.get(line))
    .map((line) => ({ from: line, removed: 1, added: 1 }));
}

function movedMarks(marks: LineMarks, edits: readonly LineChange[]): LineMarks {
  let moved = [...marks];
  for (const { from, removed, added } of edits) {
    moved = moved
      .filter(([line]) => line < from || line >= from + removed)
      .map(([line, mark]) => [line < from ? line : line + added - removed, mark]);
  }
  return new Map(moved);
}
