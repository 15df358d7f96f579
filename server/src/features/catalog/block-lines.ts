import type { Lines } from '../../core/model/text.ts';

/** A line of YAML in block style, as far as its indentation tells. */
export interface BlockLine {
  readonly index: number;
  /** Where its first character that is no space stands: the dash, where it begins an entry of a list. */
  readonly indent: number;
  /** Where what is behind its dashes begins. */
  readonly contentIndent: number;
  readonly content: string;
}

/** How many lines up and down are looked at: for an edition, which may hold all others; and for what is written there. */
export const WHOLE_CATALOG = 300_000;
const ONE_ENTRY = 1_000;

/** Undefined for a line that is blank or a comment. */
export function blockLine(text: string, index: number): BlockLine | undefined {
  const [head = '', spaces = ''] = /^([ \t]*)(?:-(?:[ \t]+|$))*/.exec(text) ?? [];
  const content = text.slice(head.length).trimEnd();
  if (text.trim() === '' || content.startsWith('#')) return undefined;
  return { index, indent: spaces.length, contentIndent: head.length, content };
}

/** Whether the line begins an entry of a list. */
export const beginsEntry = ({ indent, contentIndent }: BlockLine): boolean => contentIndent > indent;

export function* linesAbove(lines: Lines, index: number, most = WHOLE_CATALOG): Generator<BlockLine> {
  for (let at = index - 1; at >= Math.max(0, index - most); at--) {
    const line = blockLine(lines.line(at), at);
    if (line) yield line;
  }
}

function* linesBelow(lines: Lines, index: number, most: number): Generator<BlockLine> {
  for (let at = index + 1; at < Math.min(lines.lineCount, index + most); at++) {
    const line = blockLine(lines.line(at), at);
    if (line) yield line;
  }
}

/** The lines of the fields beside a field: of the same mapping, itself included, in the order of the text. */
export function fieldsBeside(lines: Lines, field: BlockLine, most = ONE_ENTRY): BlockLine[] {
  const { contentIndent } = field;
  const above: BlockLine[] = [];
  const below: BlockLine[] = [];
  if (!beginsEntry(field)) {
    for (const line of linesAbove(lines, field.index, most)) {
      if (line.contentIndent < contentIndent) break;
      const isHead = line.contentIndent === contentIndent && line.indent < contentIndent;
      if (isHead || (line.indent === contentIndent && !beginsEntry(line))) above.push(line);
      if (isHead) break;
    }
  }
  for (const line of linesBelow(lines, field.index, most)) {
    if (line.indent < contentIndent) break;
    if (line.indent === contentIndent && !beginsEntry(line)) below.push(line);
  }
  return [...above.reverse(), field, ...below];
}

/** The line of the key that a list's entry is under; undefined where it is under none. */
export function keyOfList(lines: Lines, entry: BlockLine): BlockLine | undefined {
  for (const line of linesAbove(lines, entry.index, ONE_ENTRY)) {
    const isBeside = line.indent === entry.indent && beginsEntry(line);
    if (line.indent > entry.indent || isBeside) continue;
    return line;
  }
  return undefined;
}
