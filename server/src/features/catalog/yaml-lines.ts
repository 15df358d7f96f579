import type { Lines } from '../../core/model/text.ts';

/** A line of YAML in block style, as far as its indentation shows. */
export interface BlockLine {
  readonly index: number;
  /** Offset of its first character that is not white space: of the dash, where it begins an entry of a list. */
  readonly indent: number;
  /** Offset of what follows its dashes. */
  readonly contentIndent: number;
  readonly content: string;
}

/** How many lines are read in each direction: one entry, such as an edition, may contain all lines of a catalog. */
const MAX_LINES = 300_000;

/** Undefined for a blank line and a comment. */
export function blockLine(text: string, index: number): BlockLine | undefined {
  const [head = '', spaces = ''] = /^([ \t]*)(?:-(?:[ \t]+|$))*/.exec(text) ?? [];
  const content = text.slice(head.length).trimEnd();
  if (text.trim() === '' || content.startsWith('#')) return undefined;
  return { index, indent: spaces.length, contentIndent: head.length, content };
}

export const beginsEntry = ({ indent, contentIndent }: BlockLine): boolean => contentIndent > indent;

/** The nearest line first. */
export function* linesAbove(lines: Lines, index: number): Generator<BlockLine> {
  for (let at = index - 1; at >= Math.max(0, index - MAX_LINES); at--) {
    const line = blockLine(lines.line(at), at);
    if (line) yield line;
  }
}

function* linesBelow(lines: Lines, index: number): Generator<BlockLine> {
  for (let at = index + 1; at < Math.min(lines.lineCount, index + MAX_LINES); at++) {
    const line = blockLine(lines.line(at), at);
    if (line) yield line;
  }
}

/** The other lines with fields of the mapping that a field is in, in the order of the text. */
export function linesBeside(lines: Lines, field: BlockLine): BlockLine[] {
  const { contentIndent } = field;
  const above: BlockLine[] = [];
  const below: BlockLine[] = [];
  if (!beginsEntry(field)) {
    for (const line of linesAbove(lines, field.index)) {
      if (line.contentIndent < contentIndent) break;
      const isHead = line.contentIndent === contentIndent && line.indent < contentIndent;
      if (isHead || (line.indent === contentIndent && !beginsEntry(line))) above.push(line);
      if (isHead) break;
    }
  }
  for (const line of linesBelow(lines, field.index)) {
    if (line.indent < contentIndent) break;
    if (line.indent === contentIndent && !beginsEntry(line)) below.push(line);
  }
  return [...above.reverse(), ...below];
}

/** The text of a field, split at its colon. */
interface KeyAndValue {
  readonly key: string;
  /** What follows the colon and white space; may be empty. */
  readonly value: string;
}

/** Splits `key: value` at a colon before white space or the end; the key may be quoted. Undefined if it is not one. */
export function keyAndValue(text: string): KeyAndValue | undefined {
  const quote = /^["']/.exec(text)?.[0];
  const closing = quote === undefined ? 0 : text.indexOf(quote, 1);
  if (closing < 0 || /^[[{#&*!|>%@`]/.test(text)) return undefined;
  const colon = colonFrom(text, closing);
  if (colon < 0) return undefined;
  const key = text.slice(0, colon).trim();
  return { key: quote === undefined ? key : key.slice(1, -1), value: text.slice(colon + 1).replace(/^[ \t]+/, '') };
}

/** The key of a field whose value begins on a line below. */
export function bareKey(text: string): string | undefined {
  const field = keyAndValue(text);
  return field && /^(?:#|$)/.test(field.value) ? field.key : undefined;
}

/** The fields of a mapping in brackets, from behind the opening one, without those of nested mappings. */
export function fieldsInBrackets(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let segment = '';
  let depth = 0;
  const add = (): void => {
    const field = keyAndValue(segment.trim());
    if (field) fields.set(field.key, plainValue(field.value));
    segment = '';
  };
  for (let at = 0; at < text.length && depth >= 0; at++) {
    const sign = text.charAt(at);
    if ((sign === '"' || sign === "'") && /(?:^|[:,]\s*)$/.test(segment.slice(-20))) {
      const end = text.indexOf(sign, at + 1);
      if (end < 0) break;
      segment += text.slice(at, end + 1);
      at = end;
    } else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === ',' && depth === 0) add();
    else if (depth === 0) segment += sign;
  }
  add();
  return fields;
}

/** The value of a scalar on one line, without quotes and without a comment after it. */
export function plainValue(written: string): string {
  const [, quote, quoted = ''] = /^(["'])(.*?)\1/.exec(written) ?? [];
  return quote === undefined ? (written.split(/(?:^|\s)#/, 1)[0] ?? '').trim() : quoted;
}

function colonFrom(text: string, start: number): number {
  for (let at = text.indexOf(':', start); at >= 0; at = text.indexOf(':', at + 1)) {
    if (/^[ \t]?$/.test(text.charAt(at + 1))) return at;
  }
  return -1;
}
