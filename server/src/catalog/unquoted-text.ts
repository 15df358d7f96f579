import type { LineIndex } from './line-index.ts';
import type { YamlSyntaxError } from './yaml-errors.ts';

/**
 * Texts that people paste without quotes although YAML reads them as something else: `title: Crime: a threat`,
 * `title: "Safe" cities`. To recover what was meant, the characters that mislead YAML are masked one for one by
 * private-use characters, so that offsets stay true, and the text is read again.
 */
const MASK_BASE = 0xe000;
const MASKED = /[\uE000-\uE07F]/;
const MASKED_ALL = /[\uE000-\uE07F]/g;

export const isMasked = (text: string): boolean => MASKED.test(text);

/** The text with masked characters as they were, without a double quote that opens it and is never closed. */
export function meantText(text: string): string {
  if (!isMasked(text)) return text;
  const written = text.replace(MASKED_ALL, (character) => String.fromCharCode(character.charCodeAt(0) - MASK_BASE));
  return isMasked(text.charAt(0)) && written.lastIndexOf('"') === 0 ? written.slice(1) : written;
}

/** List markers, an optional field name, and the value that begins after them. */
const LINE_HEAD = /^[ \t]*(?:- +)*(?:[A-Za-z][A-Za-z_-]* *: +)?/;
const MISLEADING_START = /^["'[\]{}*&!|>@`%,?]/;

/** The text with the values masked in whose lines these errors lie; null if there is nothing to mask. */
export function maskValues(text: string, lines: LineIndex, errors: readonly YamlSyntaxError[]): string | null {
  const affected = new Set<number>();
  for (const { start, end } of errors) {
    const from = lines.position(start).line;
    const to = lines.position(Math.max(start, end - 1)).line;
    for (let line = from; line <= Math.min(to, from + MAX_LINES_OF_ERROR); line++) affected.add(line);
  }
  const edits = new Map<number, number>();
  for (const line of affected) maskLine(text, lines.start(line), lines.end(line), edits);
  return applyMask(text, edits);
}

/** An error that spans more lines is no unquoted text. */
const MAX_LINES_OF_ERROR = 8;

function maskLine(text: string, start: number, end: number, edits: Map<number, number>): void {
  const line = text.slice(start, end);
  const head = LINE_HEAD.exec(line)?.[0].length ?? 0;
  const first = line.charCodeAt(head);
  if (MISLEADING_START.test(line.slice(head))) edits.set(start + head, first);
  for (const { index } of line.slice(head).matchAll(/:(?=[ \t]|$)/g)) edits.set(start + head + index, 0x3a);
}

function applyMask(text: string, edits: ReadonlyMap<number, number>): string | null {
  if (edits.size === 0) return null;
  const parts: string[] = [];
  let end = 0;
  for (const [offset, code] of [...edits].sort(([a], [b]) => a - b)) {
    parts.push(text.slice(end, offset), String.fromCharCode(MASK_BASE + code));
    end = offset + 1;
  }
  return parts.join('') + text.slice(end);
}

/** The text as YAML writes it so that it is text and nothing else: plain where that is safe, else in double quotes. */
export function quoteIfNeeded(text: string): string {
  const plain = /^[\p{L}\p{N}(][^\n\r]*$/u.test(text) && !/:(\s|$)| #|\s$|[[\]{},]/.test(text);
  return plain ? text : quote(text);
}

/** The text in double quotes (YAML 1.2.2, section 7.3.1, of whose escapes JSON's are a part). */
export function quote(text: string): string {
  return JSON.stringify(text);
}
