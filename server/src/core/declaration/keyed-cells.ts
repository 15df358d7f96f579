import { splitRow } from '../matching/columns.ts';
import type { Lines } from '../model/text.ts';
import type { KeyValue } from './key-values.ts';

/** More columns are not read. */
const MAX_COLUMNS = 256;

/**
 * The cells of tables below a cell that is a key, or beside one at the start of their row, in the order of the text.
 *
 * @param lines with `|` between cells
 * @param keys the rule of each key, by its name
 */
export function keyedCells<T>(lines: Lines, keys: ReadonlyMap<string, T>, isMarkdown: boolean): KeyValue<T>[] {
  const found: KeyValue<T>[] = [];
  const columns = new Map<number, T>();
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.line(line);
    if (!text.includes('|')) columns.clear();
    let ofRow: T | undefined;
    for (const [index, { start, end }] of splitRow(text, isMarkdown).slice(0, MAX_COLUMNS).entries()) {
      const key = keys.get(text.slice(start, end));
      if (key !== undefined) {
        columns.set(index, key);
        if (index === 0) ofRow = key;
        continue;
      }
      const rule = ofRow ?? columns.get(index);
      if (rule !== undefined && start < end) found.push({ line, start, end, rule });
    }
  }
  return found;
}
