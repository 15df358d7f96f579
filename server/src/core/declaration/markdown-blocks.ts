import type { Lines } from '../model/text.ts';
import { frontMatterEnd } from './front-matter.ts';

/** Whether the line is in the YAML between two lines of `---` at the beginning of a document. */
export function inFrontMatter(lines: Lines, line: number): boolean {
  return line > 0 && line < frontMatterEnd(lines);
}

/** Whether the line is in a fenced code block (CommonMark 0.31, section 4.5), as far as indentation by lists lets tell. */
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

/** Whether a line of its own may come before the line without tearing a paragraph, a list or a table apart. */
export function isBlockStart(lines: Lines, line: number): boolean {
  if (line > 0 && lines.line(line - 1).trim() !== '') return false;
  return !/^(?:[ \t|>]|(?:[-*+]|\d{1,9}[.)])[ \t])/.test(lines.line(line));
}
