import { getDocumentProxy } from 'unpdf';
import { l10n } from '../../core/base/l10n.ts';
import type { Result } from '../../core/base/result.ts';
import { type DocumentText, documentText } from '../document-text.ts';
import { DocumentRefusal } from '../unreadable.ts';
import { type PdfLine, type PdfText, pageLines } from './pdf-lines.ts';
import { paragraphsIn } from './pdf-paragraphs.ts';

const MAX_PAGES = 5_000;
/** In milliseconds; asked between pages. */
const MAX_TIME = 30_000;

/** Reads the text layer of a PDF file. Never rejects. */
export async function readPdf(bytes: Uint8Array): Promise<Result<DocumentText, DocumentRefusal>> {
  let pages: PdfLine[][];
  try {
    pages = await readPages(bytes);
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    return isEncrypted
      ? new DocumentRefusal(l10n.t('it is encrypted. Save it without a password.'), 'encrypted')
      : new DocumentRefusal(l10n.t('it is damaged, or not what its name says.'), 'damaged');
  }
  if (pages.length > 0 && pages.every((lines) => lines.length === 0)) {
    return new DocumentRefusal(l10n.t('it has no text layer: its pages are pictures. Recognize their text first.'));
  }
  return documentText(paragraphsIn(pages));
}

async function readPages(bytes: Uint8Array): Promise<PdfLine[][]> {
  // The library takes the bytes away from their owner. Messages about damaged parts are not for users.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
    stopAtErrors: false,
  });
  try {
    const pages: PdfLine[][] = [];
    const end = performance.now() + MAX_TIME;
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES) && performance.now() < end; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        pageLines(
          items.filter((item): item is PdfText & typeof item => 'str' in item),
          number,
        ),
      );
      page.cleanup();
    }
    return pages;
  } finally {
    await document.destroy();
  }
}
