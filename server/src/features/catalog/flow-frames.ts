import type { Lines, Position } from '../../core/model/text.ts';

/** A bracket that is open at a place. */
export interface FlowFrame {
  readonly bracket: '[' | '{';
  readonly at: Position;
  /** What stands before it, since the last comma or bracket; on a line in block style, the line's text. */
  readonly before: string;
}

export interface FlowPlace {
  /** From the outermost to the innermost. Empty in block style. */
  readonly frames: readonly FlowFrame[];
  /** What stands before the place, since the last comma or bracket; in block style, the line's text. */
  readonly written: string;
}

/** A list or mapping in brackets may reach over so many lines, each of so many characters. */
const MAX_LINES = 100;
const MAX_LENGTH = 5_000;

/**
 * Which brackets of YAML are open at a position, judged by the text before it alone, so that it can be told while a
 * catalog is being written and is no YAML. What is in quotes does not count, nor brackets within a plain text.
 */
export function flowPlace(lines: Lines, { line, character }: Position): FlowPlace {
  const frames: FlowFrame[] = [];
  let written = '';
  for (let at = firstLine(lines, line); at <= line; at++) {
    const text = at === line ? lines.line(at).slice(0, character) : lines.line(at);
    for (let i = Math.max(0, text.length - MAX_LENGTH); i < text.length; i++) {
      const sign = text.charAt(i);
      const isFlow = frames.length > 0;
      if ((sign === '"' || sign === "'") && beginsValue(written)) {
        const end = text.indexOf(sign, i + 1);
        written += end < 0 ? text.slice(i) : text.slice(i, end + 1);
        i = end < 0 ? text.length : end;
      } else if ((sign === '[' || sign === '{') && (isFlow || beginsValue(written))) {
        frames.push({ bracket: sign, at: { line: at, character: i }, before: written });
        written = '';
      } else if (isFlow && (sign === ']' || sign === '}')) {
        written = `${frames.pop()?.before}…`;
      } else if (isFlow && sign === ',') {
        written = '';
      } else {
        written += sign;
      }
    }
    if (at < line) written = frames.length > 0 ? `${written} ` : '';
  }
  return { frames, written };
}

/** A collection goes on from a line that ends in a bracket or comma. */
function firstLine(lines: Lines, line: number): number {
  let first = line;
  while (first > 0 && line - first < MAX_LINES && /[[{,]\s*(?:#.*)?$/.test(lines.line(first - 1))) first--;
  return first;
}

/** Whether a value begins behind the text: at the start of a line or an entry, or behind a key. */
function beginsValue(text: string): boolean {
  const before = text.trimEnd();
  return before === '' || before.endsWith(':') || /(?:^|[\s:-])-$/.test(before.slice(-2));
}
