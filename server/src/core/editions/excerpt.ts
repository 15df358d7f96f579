import type { WordChange } from './word-diff.ts';

/** The changes with no more of what is equal than `around` UTF-16 units beside each change, cut at words. */
export function excerpt(changes: readonly WordChange[], around: number): WordChange[] {
  return changes.map((change, index) => {
    if (change.op !== 'equal') return change;
    const before = index === 0 ? '' : firstWords(change.text, around);
    const after = index === changes.length - 1 ? '' : lastWords(change.text, around);
    const isShort = before.length + after.length + 1 >= change.text.length;
    return isShort ? change : { op: 'equal', text: `${before}…${after}` };
  });
}

function firstWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return cut.slice(0, cut.lastIndexOf(' ') + 1);
}

function lastWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(-length);
  const space = cut.indexOf(' ');
  return space < 0 ? '' : cut.slice(space);
}
