/** What ends a line (LSP 3.18, "Text Documents"); the last line of a text has no end. Nothing else ends one. */
export type LineEnd = '\r\n' | '\n' | '\r' | '';

/** Lines with what ends each of them, in two arrays of equal length. */
export interface TerminatedLines {
  readonly texts: string[];
  readonly ends: LineEnd[];
}

/** The lines of a text: at least one, and only the last has no end. */
export function splitLines(text: string): TerminatedLines {
  const texts: string[] = [];
  const ends: LineEnd[] = [];
  const terminator = /\r\n|\n|\r/g;
  let start = 0;
  for (let found = terminator.exec(text); found !== null; found = terminator.exec(text)) {
    texts.push(text.slice(start, found.index));
    ends.push(found[0] as LineEnd);
    start = terminator.lastIndex;
  }
  texts.push(text.slice(start));
  ends.push('');
  return { texts, ends };
}

/** Puts `items` in the place of `removed` elements from `from` on, however many there are. */
export function spliceInPlace<T>(array: T[], from: number, removed: number, items: readonly T[]): void {
  if (items.length <= MAX_ARGUMENTS) {
    array.splice(from, removed, ...items);
    return;
  }
  const tail = array.slice(from + removed);
  array.length = from;
  for (const item of items) array.push(item);
  for (const item of tail) array.push(item);
}

/** Engines limit the arguments of a call, at some ten thousands. */
const MAX_ARGUMENTS = 10_000;
