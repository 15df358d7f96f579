import type { TextEdit } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';

/** Unchanged lines around a change, as everybody has them. */
const CONTEXT = 3;

/**
 * The edits of one file as a unified diff that `git apply` and `patch -p1` take from the directory that `name` is
 * relative to. Lines end at line feeds alone, as for those two: a carriage return is a part of its line. Empty where the
 * edits change nothing.
 *
 * @param name relative, with `/`
 * @param text with its byte order mark, if it has one
 */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const changes = changedLines(text, edits);
  if (changes.length === 0) return '';
  const before = splitAtLineFeeds(text);
  const output = [`--- ${fileName(`a/${name}`)}\n`, `+++ ${fileName(`b/${name}`)}\n`];
  let shift = 0;
  for (let at = 0; at < changes.length; ) {
    let last = at;
    while (last + 1 < changes.length && changes[last + 1]!.start - changes[last]!.end <= CONTEXT * 2) last++;
    const hunk = changes.slice(at, last + 1);
    const [start, end] = [Math.max(0, hunk[0]!.start - CONTEXT), Math.min(before.length, hunk.at(-1)!.end + CONTEXT)];
    const growth = hunk.reduce((sum, change) => sum + change.lines.length - (change.end - change.start), 0);
    output.push(`@@ -${span(start, end - start)} +${span(start + shift, end - start + growth)} @@\n`);
    let line = start;
    for (const change of hunk) {
      for (; line < change.start; line++) output.push(marked(' ', before[line]!));
      for (; line < change.end; line++) output.push(marked('-', before[line]!));
      for (const added of change.lines) output.push(marked('+', added));
    }
    for (; line < end; line++) output.push(marked(' ', before[line]!));
    shift += growth;
    at = last + 1;
  }
  return output.join('');
}

/** Lines of the text before, 0-based, end exclusive, with what takes their place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** The lines that edits touch, in order, with the lines that they become. */
function changedLines(text: string, edits: readonly TextEdit[]): Change[] {
  const { replaced } = editText(text, edits);
  const starts = lineStarts(text);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const changes: Change[] = [];
  for (let at = 0; at < replaced.length; ) {
    const start = lineAt(replaced[at]!.start);
    let end = lineAt(replaced[at]!.end);
    let last = at;
    while (last + 1 < replaced.length && lineAt(replaced[last + 1]!.start) <= end) {
      last++;
      end = lineAt(replaced[last]!.end);
    }
    let [after, done] = ['', starts[start]!];
    for (const { start: from, end: to, newText } of replaced.slice(at, last + 1)) {
      after += text.slice(done, from) + newText;
      done = to;
    }
    const stop = starts[end + 1] ?? text.length;
    after += text.slice(done, stop);
    const change = trimmed(start, splitAtLineFeeds(text.slice(starts[start], stop)), splitAtLineFeeds(after));
    if (change.end > change.start || change.lines.length > 0) changes.push(change);
    at = last + 1;
  }
  return changes;
}

/** Without the lines at both ends that are the same. */
function trimmed(start: number, before: readonly string[], after: readonly string[]): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const lines = after.slice(head, after.length - tail);
  return { start: start + head, end: start + before.length - tail, lines };
}

/** Offsets at which lines begin; behind a final line feed begins none, but there a change may be. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Lines with their line feeds; behind a final one there is none. */
function splitAtLineFeeds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** 1-based; of an empty stretch the line before it. */
const span = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/**
 * As git writes names (`core.quotePath` in git-config): in quotes with C's escapes where control characters, quotes or
 * backslashes are in it; with a tab behind it where there is a space.
 */
function fileName(name: string): string {
  if (/[\0-\x1f"\\\x7f]/.test(name)) {
    return `"${name.replace(/[\0-\x1f"\\\x7f]/g, (sign) => ESCAPES[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
  }
  return name.includes(' ') ? `${name}\t` : name;
}
