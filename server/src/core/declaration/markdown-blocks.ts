import type { Lines } from '../model/text.ts';
import { frontMatterEnd } from './front-matter.ts';

export function inFrontMatter(lines: Lines, line: number): boolean {
  return line > 0 && line < frontMatterEnd(lines);
}

/** Whether the line is in a fenced code block (CommonMark 0.31, section 4.5); indentation by lists is approximated. */
export function isFenced(lines: Lines, line: number): boolean {
  let fence: string | null = null;
  for (let at = 0; at < line; at++) {
    const found = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/.exec(lines.line(at));
    const [, sign = '', rest = ''] = found ?? [];
    if (sign === '') continue;
    if (fence === null) {
      if (!(sign.startsWith('`') && rest.includes('`'))) fence = sign;
    } else if (sign.startsWith(fence) && rest.trim() === '') fence = null;
  }
  return fence !== null;
}

/** Whether a line can be inserted before this one without splitting a paragraph, a list or a table. */
export function isBlockStart(lines: Lines, line: number): boolean {
  if (line > 0 && lines.line(line - 1).trim() !== '') return false;
  return !/^(?:[ \t|>]|(?:[-*+]|\d{1,9}[.)])[ \t])/.test(lines.line(line));
}
