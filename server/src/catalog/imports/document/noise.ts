import { getOrInsert, pushTo } from '../../../core/base/collections.ts';
import type { Block, SourceLine } from './blocks.ts';
import { isNumbered } from './numbers-at-start.ts';

const MAX_LENGTH = 200;
/** Shorter texts may precede a number by chance. */
const MIN_LENGTH = 8;

/**
 * Indexes of page headers and footers, such as `© ACME 2026   11` and `Strategic plan` beside it: lines that are repeated
 * with another page number, and repeated lines next to those. The first line of the document is kept, as it may be the
 * title.
 */
export function pageFurniture(lines: readonly SourceLine[]): ReadonlySet<number> {
  const pages = new Map<string, Map<number, string>>();
  const again = new Map<string, number[]>();
  for (const [index, { text: line }] of lines.entries()) {
    const text = line.trim();
    if (text === '' || text.length > MAX_LENGTH) continue;
    pushTo(again, text, index);
    const { rest, page } = withoutPage(text);
    if (page === undefined || rest.length < MIN_LENGTH) continue;
    getOrInsert(pages, rest, () => new Map()).set(index, page);
  }
  const furniture = new Set<number>();
  for (const found of pages.values()) {
    if (new Set(found.values()).size > 1) for (const index of found.keys()) furniture.add(index);
  }
  const top = lines.findIndex(({ text }) => text.trim() !== '');
  const anchors = [...furniture, ...lines.flatMap(({ text }, index) => (PAGE.test(text.trim()) ? index : []))];
  const beside = new Set(anchors.flatMap((index) => neighbours(lines, index)));
  for (const [text, indexes] of again) {
    const isBeside = indexes.length > 1 && !isNumbered(text) && indexes.some((index) => beside.has(index));
    if (isBeside) for (const index of indexes) if (index !== top) furniture.add(index);
  }
  return furniture;
}

const PAGE = /^(?:page )?\d{1,4}$/i;

/** `© ACME 11`, `11   © ACME`. */
function withoutPage(text: string): { readonly rest: string; readonly page?: string } {
  const [, rest, page] = /^(\D.*?\S)\s+[|–—-]?\s*(\d{1,4})$/.exec(text) ?? [];
  if (rest !== undefined && page !== undefined && !isNumbered(text)) return { rest: plain(rest), page };
  const [, first, behind] = /^(\d{1,4})(?:\s{3,}|\s*[|]\s*)(\D.*)$/.exec(text) ?? [];
  return behind === undefined || first === undefined ? { rest: text } : { rest: plain(behind), page: first };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\s|–—-]+$/, '');

/** The nearest lines with text before and after. */
function neighbours(lines: readonly SourceLine[], index: number): number[] {
  const isFilled = (at: number): boolean => (lines[at]?.text.trim() ?? '') !== '';
  const found = [-1, 1].map((step) => {
    let at = index + step;
    while (at >= 0 && at < lines.length && !isFilled(at) && Math.abs(at - index) <= MAX_GAP) at += step;
    return at;
  });
  return found.filter(isFilled);
}

/** The maximum number of empty lines between the footer of a page and the header of the next. */
const MAX_GAP = 8;

/** Fewer lines that end with a number are not a table of contents. */
const MIN_CONTENTS = 6;

/** Tables of contents without leaders: runs of lines that each end with a page number, in ascending order. */
export function contentsWithoutLeaders(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let run: { readonly block: Block; readonly title: string; readonly page: number }[] = [];
  const end = (): void => {
    // `Goal 1`, `Goal 2` are not followed by pages.
    const titles = new Set(run.map(({ title }) => title));
    if (run.length >= MIN_CONTENTS && titles.size > run.length / 2) for (const { block } of run) found.add(block);
    run = [];
  };
  for (const block of blocks) {
    const [, title, page] = /^(\S.{0,300}?) (\d{1,3})$/.exec(block.text.slice(0, MAX_LINE)) ?? [];
    const isNext = title !== undefined && block.kind !== 'row' && Number(page) >= (run.at(-1)?.page ?? 0);
    if (!isNext) end();
    if (title !== undefined && block.kind !== 'row') run.push({ block, title, page: Number(page) });
  }
  end();
  return found;
}

const MAX_LINE = 310;

/** The first column of a document's version history. */
const VERSION = /^(?:doc(?:ument)? )?(?:ver(?:sion|\.)?|rev(?:ision|\.)?|release)(?: ?(?:no\.?|number|#))?$/i;

/** Rows of tables with the version history of the document. */
export function rowsOfVersions(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let isWithin = false;
  let before: Block | undefined;
  for (const block of blocks) {
    if (block.kind !== 'row') isWithin = false;
    else if (before?.kind !== 'row') isWithin = VERSION.test(block.cells?.[0] ?? '');
    if (isWithin) found.add(block);
    before = block;
  }
  return found;
}
