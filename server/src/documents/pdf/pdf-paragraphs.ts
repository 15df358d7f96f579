import { getOrInsert } from '../../core/base/collections.ts';
import type { Block, Piece, Role } from '../block.ts';
import type { PdfLine } from './pdf-lines.ts';

/** Lines of a paragraph are not farther apart, in heights of their text. */
const LEADING = 1.65;
/** How many lines at the top and at the bottom of a page may be the same on other pages. */
const MARGIN = 2;
/** On how many pages at least. */
const REPEATED = 3;

/** The paragraphs of a document: lines joined, also over pages. Running headers and footers are there once. */
export function paragraphsIn(pages: readonly (readonly PdfLine[])[]): readonly Block[] {
  const running = runningLines(pages);
  const seen = new Set<string>();
  const margins: Block[] = [];
  const blocks: Block[] = [];
  let open: PdfLine[] = [];
  const finish = (): void => {
    if (open.length > 0) blocks.push(paragraphOf(open));
    open = [];
  };
  for (const line of pages.flat()) {
    const key = keyOf(line);
    if (running.has(line)) {
      if (!seen.has(key)) margins.push(paragraphOf([line], 'header'));
      seen.add(key);
      continue;
    }
    const before = open.at(-1);
    if (before && !continues(before, line)) finish();
    open.push(line);
  }
  finish();
  return [...blocks, ...margins];
}

/** The same text at the same height. Numbers of pages differ. */
const keyOf = ({ text, y }: PdfLine): string => `${Math.round(y)} ${text.replace(/\d+/g, '#')}`;

function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<PdfLine> {
  const edges = pages.flatMap((lines) => [...new Set([...lines.slice(0, MARGIN), ...lines.slice(-MARGIN)])]);
  const onPages = new Map<string, Set<number>>();
  for (const line of edges) getOrInsert(onPages, keyOf(line), () => new Set()).add(line.page);
  return new Set(edges.filter((line) => onPages.get(keyOf(line))!.size >= REPEATED));
}

function continues(before: PdfLine, line: PdfLine): boolean {
  if (Math.abs(before.height - line.height) > before.height * 0.15) return false;
  const distance = before.y - line.y;
  if (before.page === line.page && distance > 0) return distance <= before.height * LEADING;
  // A new page or column continues a sentence that has not ended.
  return !/[.!?:;]["”’)]?$/.test(before.text);
}

function paragraphOf(lines: readonly PdfLine[], role: Role = 'body'): Block {
  const pieces = lines.map(({ text, page, line }, index): Piece => {
    const origin = { kind: 'page' as const, page, line };
    const next = lines[index + 1];
    return { text: next ? joined(text, next.text) : text, origin };
  });
  return { kind: 'text', role, style: 'plain', level: 0, isLink: false, pieces };
}

/** A line with what comes between it and the next one. */
function joined(text: string, next: string): string {
  // A hyphen before a small letter divides a word. Otherwise it belongs to it: "INTERPOL-" and "SP".
  if (/\p{L}-$/u.test(text)) return /^\p{Ll}/u.test(next) ? text.slice(0, -1) : text;
  if (/\d-$/.test(text) || (/\d$/.test(text) && /^\.\d/.test(next))) return text;
  // "9." and "9 of": a number that goes on, unless a sentence or an item begins: "in objective 3." and "4 Training".
  if (/\d\.$/.test(text) && /^\d[\d.]*(?:[,;:)]|\s+\p{Ll}|$)/u.test(next)) return text;
  return `${text} `;
}
