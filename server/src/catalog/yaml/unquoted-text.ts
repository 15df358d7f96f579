import type { LineIndex } from './line-index.ts';
import type { YamlSyntaxError } from './yaml-errors.ts';

/**
 * Texts without quotes that YAML does not read as text: `title: Crime: a threat`, `title: "Safe" cities`. To recover
 * them, the characters that mislead YAML are replaced one for one by private-use characters, so that offsets stay the
 * same, and the text is parsed again.
 */
const MASK_BASE = 0xe000;
const MASKED = /[\uE000-\uE07F]/;
const MASKED_ALL = /[\uE000-\uE07F]/g;

export const isMasked = (text: string): boolean => MASKED.test(text);

/** The text with masked characters restored, without a double quote at its beginning that is never closed. */
export function meantText(text: string): string {
  if (!isMasked(text)) return text;
  const written = text.replace(MASKED_ALL, (character) => String.fromCharCode(character.charCodeAt(0) - MASK_BASE));
  return isMasked(text.charAt(0)) && written.lastIndexOf('"') === 0 ? written.slice(1) : written;
}

const LIST_ITEM = /^[ \t]*(?:- +)+(?![A-Za-z_-]+ *:(?:[ \t]|$))/;

/** A place where quotes may be missing. Offsets are UTF-16 offsets of the text. */
export interface Slip extends Pick<YamlSyntaxError, 'start' | 'end'> {
  /** `glob`: a text that begins with a star, wherever it is. */
  readonly kind: YamlSyntaxError['kind'] | 'glob';
}

/**
 * The text with the values masked on the lines of these slips; null if there is nothing to mask. Only in list items and
 * fields of prose can a colon be part of an unquoted text.
 */
export function maskValues(
  text: string,
  lines: LineIndex,
  slips: readonly Slip[],
  proseFields: readonly string[],
): string | null {
  const prose = new RegExp(`^[ \\t]*(?:- +)*(?:${proseFields.join('|')}) *: +`);
  const affected = new Set<number>();
  const edits = new Map<number, number>();
  for (const { kind, start, end } of slips) {
    // As in the name of a package, `[@acme/frameworks]`.
    if (kind === 'glob' || text[start] === '@') edits.set(start, text.charCodeAt(start));
    const { line } = lines.position(start);
    const isOneLine = lines.position(Math.max(start, end - 1)).line === line;
    if (isOneLine && kind !== 'escape') affected.add(line);
  }
  for (const line of affected) maskLine(text, lines.start(line), lines.end(line), prose, edits);
  return applyMask(text, edits);
}

function maskLine(text: string, start: number, end: number, prose: RegExp, edits: Map<number, number>): void {
  const line = text.slice(start, end);
  const field = prose.exec(line)?.[0].length;
  const head = field ?? LIST_ITEM.exec(line)?.[0].length;
  if (head === undefined) return;
  const value = line.slice(head);
  // An entry in brackets is a list; a title may begin with a bracket.
  if (field === undefined && /^[[{]/.test(value)) return;
  if (/^["'[\]{}*&!|>@`%,?]/.test(value)) edits.set(start + head, value.charCodeAt(0));
  for (const { index } of value.matchAll(/:(?=[ \t]|$)/g)) edits.set(start + head + index, 0x3a);
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
