import type { Lines, Position } from '../../core/model/text.ts';

/** A bracket that is open at a place. */
export interface FlowFrame {
  readonly bracket: '[' | '{';
  readonly at: Position;
  /** The text before it, from the last comma or bracket; in block style, from the start of the line. */
  readonly before: string;
}

interface FlowPlace {
  /** From the outermost to the innermost. Empty in block style. */
  readonly frames: readonly FlowFrame[];
  /** The text before the position, likewise. */
  readonly written: string;
}

/** How much of a list or mapping in brackets is read: lines, and characters of each. */
const MAX_LINES = 100;
const MAX_LENGTH = 5_000;

/**
 * The brackets of YAML that are open at a position, judged by the text before it alone, which need not be valid YAML.
 * Brackets in quotes or inside a plain scalar do not count.
 */
export function flowPlace(lines: Lines, { line, character }: Position): FlowPlace {
  const frames: FlowFrame[] = [];
  let written = '';
  for (let at = firstLine(lines, line); at <= line; at++) {
    const text = at === line ? lines.line(at).slice(0, character) : lines.line(at);
    let quote = '';
    for (let i = Math.max(0, text.length - MAX_LENGTH); i < text.length; i++) {
      const sign = text.charAt(i);
      const isFlow = frames.length > 0;
      if (quote !== '') {
        written += sign;
        if (sign === quote) quote = '';
      } else if ((sign === '"' || sign === "'") && beginsValue(written)) {
        written += sign;
        quote = sign;
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

/** A collection continues after a line that ends in a bracket or comma. */
function firstLine(lines: Lines, line: number): number {
  let first = line;
  while (first > 0 && line - first < MAX_LINES && /[[{,]\s*(?:#.*)?$/.test(lines.line(first - 1))) first--;
  return first;
}

/** Whether a value begins after the text: at the start of a line or an entry, or after a key. */
function beginsValue(text: string): boolean {
  const before = text.trimEnd();
  return before === '' || before.endsWith(':') || /(?:^|[\s:-])-$/.test(before.slice(-2));
}
