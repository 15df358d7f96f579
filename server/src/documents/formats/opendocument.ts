import { l10n } from '../../core/base/l10n.ts';
import type { Archive } from '../archive/archive.ts';
import type { Block } from '../block.ts';
import { BlockCollector } from '../blocks-of.ts';
import { marginBlocks } from '../margins.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { OpenDocumentReader } from './opendocument-reader.ts';
import { OpenDocumentStyles } from './opendocument-styles.ts';
import { slideBlocks } from './pptx.ts';

/** Reads a text document, spreadsheet or presentation in OpenDocument (ISO/IEC 26300). */
export async function readOpenDocument(archive: Archive): Promise<readonly Block[]> {
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) {
    throw new Unreadable(l10n.t('it is encrypted. Save it without a password.'), 'encrypted');
  }
  const content = await archive.part('content.xml');
  if (!content) throw damaged();
  const styles = new OpenDocumentStyles();
  const ofStyles = await archive.part('styles.xml');
  ofStyles?.parse(styles);
  const automatic = new OpenDocumentStyles(styles);
  const reader = new OpenDocumentReader(automatic);
  // Styles precede what they are used for.
  content.parse({
    open(name, attributes) {
      automatic.open(name, attributes);
      reader.open(name, attributes);
    },
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  const blocks = reader.slides.flatMap((slide, index) => slideBlocks(index + 1, slide));
  const collector = new BlockCollector((paragraph, heading) => ({ kind: 'paragraph', paragraph, heading }));
  collector.add(reader.contents);
  const margins = new OpenDocumentReader(automatic);
  // The pages of spreadsheets and presentations have the names of sheets and numbers of slides.
  if (reader.slides.length === 0 && reader.sheets.length === 0) ofStyles?.parse(margins);
  return [...collector.blocks, ...reader.sheets, ...blocks, ...marginBlocks(margins.margins)];
}
