import { getDocumentProxy } from 'unpdf';
import { type PdfLine, type PdfText, pageLines } from './pdf-lines.ts';

/** What was read of a PDF file so far. */
export type PdfProgress =
  | { readonly kind: 'page'; readonly lines: readonly PdfLine[]; readonly count: number }
  | { readonly kind: 'end' | 'too-large' | 'encrypted' | 'damaged' };

/** The pages of a PDF file one after the other, each with their count, then how it ended. May never end. */
export async function* pdfPages(bytes: Uint8Array): AsyncGenerator<PdfProgress> {
  try {
    yield* pagesIn(bytes);
    yield { kind: 'end' };
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    yield { kind: isEncrypted ? 'encrypted' : 'damaged' };
  }
}

async function* pagesIn(bytes: Uint8Array): AsyncGenerator<PdfProgress> {
  // Messages about damaged parts are not for users.
  const document = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false });
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const texts = items.filter((item): item is PdfText & typeof item => 'str' in item);
      yield { kind: 'page', lines: pageLines(texts, number), count: document.numPages };
      page.cleanup();
    }
  } finally {
    await document.destroy();
  }
}
