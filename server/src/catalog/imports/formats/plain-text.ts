import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { type Block, sourceLines } from '../document/blocks.ts';
import { ColumnRow, LineBlocks } from '../document/line-blocks.ts';
import { pageFurniture } from '../document/noise.ts';
import { isNumbered, numberAtStart } from '../document/numbers-at-start.ts';
import { isInCapitals } from '../document/publication.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, notText, type ReadFramework } from '../format.ts';

const BULLET = /^\s*(?:[-*+•‣▪●○·–]|o(?=\s))\s+/;
const UNDERLINE = /^\s*([=*~^-])\1{2,}\s*$/;
const PAGE_NUMBER =
  /^(?:(?:page|seite|página|pagina) )?(?:[-–] ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?[-–]| ?(?:of|von|sur|de|di|\/) ?\d{1,4})?$/i;
/** The level of headings in capitals; short lines of their own are headings of the next level. */
const LEVEL = 2;
const MAX_HEADING = 80;

/** Reads a framework in plain text: blank lines separate paragraphs; capitals and underlines mark headings. */
export function readPlainText({ text }: ImportFile, options: ImportOptions): ReadFramework {
  if (text === null) throw notText();
  const blocks = new LineBlocks((raw) => raw.replaceAll('**', ''));
  /** Offsets of paragraphs of one line. */
  const alone = new Set<number>();
  let offsetOfFirst = 0;
  let row: { readonly columns: ColumnRow; readonly offset: number } | undefined;
  const endRow = (): void => {
    if (row) blocks.row(row.columns.cells, row.offset);
    row = undefined;
  };
  const end = (): void => {
    endRow();
    const pending = blocks.pending;
    const isHeading =
      pending.every((line) => isInCapitals(line) && !isNumbered(line)) && pending.join(' ').length <= MAX_HEADING;
    if (pending.length > 0 && isHeading) blocks.endAsHeading(LEVEL);
    else if (pending.length === 1) alone.add(offsetOfFirst);
    blocks.end();
  };
  const lines = sourceLines(text);
  const furniture = pageFurniture(lines);
  for (const [index, { text: line, offset }] of lines.entries()) {
    if (row?.columns.goOn(line) && !furniture.has(index)) continue;
    endRow();
    const columns = ColumnRow.at(line);
    const bullet = BULLET.exec(line)?.[0].length;
    const underline = UNDERLINE.exec(line)?.[1];
    if (underline !== undefined && blocks.pending.length === 1) blocks.endAsHeading(underline === '=' ? 1 : LEVEL);
    else if (line.trim() === '' || underline !== undefined || isPageNumber(line.trim()) || furniture.has(index)) end();
    else if (bullet !== undefined) {
      end();
      blocks.begin('item', line.slice(bullet), offset + bullet);
    } else if (columns) {
      end();
      row = { columns, offset };
    } else if (/\S\t+\S/.test(line) && numberAtStart(line.trim())) {
      end();
      blocks.row(line.trim().split(/\t+/), offset);
    } else {
      // `Strategic plan 2026-2030`, and a subtitle on the line below.
      if (blocks.list.blocks.length === 0 && blocks.pending.length === 1 && isTitle(blocks.pending[0]!)) {
        alone.add(offsetOfFirst);
        blocks.end();
      }
      if (blocks.pending.length === 0) offsetOfFirst = offset;
      blocks.continue(line, offset);
    }
  }
  end();
  const dropped = furniture.size === 0 ? [] : [furnitureCounted(furniture.size)];
  return readDocument({ blocks: withShortHeadings(blocks.list.blocks, alone), dropped }, text, options);
}

const furnitureCounted = (count: number): string =>
  l10n.count(count, '{0} repeated page header or footer', '{0} repeated page headers and footers');

/** Whether a line is short and ends with a year, such as a title. */
const isTitle = (line: string): boolean =>
  line.length <= MAX_HEADING && /\b(?:19|20)\d\d$/.test(line) && !isNumbered(line) && !/[.;:]\s/.test(line);

const CAPTION = /^(?:table|tableau|tabelle|figure|abbildung)\s/i;

/** The number of blocks in the head of a document. */
const HEAD = 4;

/** In a document without headings in capitals, short lines alone above a number are headings. */
function withShortHeadings(blocks: readonly Block[], alone: ReadonlySet<number>): Block[] {
  const hasHeadings = blocks.some(({ kind }, index) => kind === 'heading' && index >= HEAD);
  if (hasHeadings) return [...blocks];
  return blocks.map((block, index) => {
    const isShort = block.text.length <= MAX_HEADING && /^\p{Lu}.*[^.,;:!?]$/u.test(block.text);
    const isTitle =
      isShort &&
      !CAPTION.test(block.text) &&
      block.kind === 'paragraph' &&
      alone.has(block.offset) &&
      !isNumbered(block.text);
    const next = blocks[index + 1];
    const isHeading = isTitle && (index === 0 || (next !== undefined && isNumbered(next.text)));
    return isHeading ? { ...block, kind: 'heading', level: LEVEL + 1 } : block;
  });
}

const isPageNumber = (line: string): boolean => line.length <= 30 && PAGE_NUMBER.test(line);
