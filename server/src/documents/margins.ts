import { l10n } from '../core/base/l10n.ts';
import type { Block } from './block.ts';
import { BlockCollector } from './blocks-of.ts';
import type { Content } from './content.ts';

/** The header or the footer of some pages. */
export interface Margin {
  readonly role: 'header' | 'footer';
  readonly contents: readonly Content[];
}

/** The blocks of headers and footers, each once: most sections have the same. */
export function marginBlocks(margins: readonly Margin[]): readonly Block[] {
  const blocks = new Map<string, Block>();
  for (const { role, contents } of margins) {
    const label = role === 'header' ? l10n.t('header') : l10n.t('footer');
    const collector = new BlockCollector((paragraph) => ({ kind: 'paragraph', paragraph, heading: [], label }));
    collector.add(contents);
    for (const block of collector.blocks) {
      const pieces = block.kind === 'text' ? block.pieces : block.cells.flat();
      blocks.set(`${role} ${pieces.map(({ text }) => text).join('\n')}`, { ...block, role });
    }
  }
  return [...blocks.values()];
}
