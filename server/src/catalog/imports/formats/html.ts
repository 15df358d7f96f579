import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { readDocument } from '../document/read-document.ts';
import { type ImportFile, refused } from '../format.ts';
import type { Imported } from '../framework-draft.ts';
import { readHtmlBlocks } from './html-blocks.ts';

/** A framework as a web page: headings, lists with their counts, rows of tables, paragraphs. */
export function readHtml({ text }: ImportFile, options: ImportOptions): Imported {
  if (text === null) return refused(l10n.t('This is no text.'));
  return readDocument(readHtmlBlocks(text), text, options);
}
