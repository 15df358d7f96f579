import { l10n } from '../../../core/base/l10n.ts';
import { isRefusal } from '../../../core/base/result.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import type { Block } from '../../../documents/block.ts';
import { readBlocks } from '../../../documents/read-blocks.ts';
import { BlockList } from '../document/blocks.ts';
import { readDocument } from '../document/read-document.ts';
import { ImportFailure, type ImportFile, type ReadFramework } from '../format.ts';

/** Reads a framework in a Word document (.docx): headings by style, lists, table rows and paragraphs of its body. */
export async function readDocx({ bytes }: ImportFile, options: ImportOptions): Promise<ReadFramework> {
  const blocks = await readBlocks(bytes, 'docx');
  if (isRefusal(blocks)) {
    const { why, message } = blocks;
    throw new ImportFailure(
      why === 'damaged'
        ? l10n.t('Not a Word document. Save it as .docx.')
        : l10n.t('This document cannot be read: {0}', message),
    );
  }
  const list = new BlockList();
  for (const block of blocks) addBlock(list, block);
  return readDocument({ blocks: list.blocks, dropped: droppedOf(blocks) }, null, options);
}

const BODY: ReadonlySet<Block['role']> = new Set(['body', 'cell', 'box']);

function addBlock(list: BlockList, block: Block): void {
  if (!BODY.has(block.role)) return;
  if (block.kind === 'row') {
    list.row(
      block.cells.map((cell) => cell.map(({ text }) => text).join(' ')),
      0,
    );
    return;
  }
  const { style, level, isLink, pieces } = block;
  const text = pieces.map((piece) => piece.text).join('');
  const isHeading = style === 'title' || style === 'heading';
  const kind = isHeading ? 'heading' : style === 'item' ? 'item' : 'paragraph';
  list.add(kind, text, 0, { level: style === 'title' ? 1 : level, isLink });
}

/** Notes are about the text, and no part of the framework. */
function droppedOf(blocks: readonly Block[]): string[] {
  const notes = blocks.filter(({ role }) => role === 'note').length;
  return notes === 0 ? [] : [l10n.count(notes, '{0} footnote', '{0} footnotes')];
}
