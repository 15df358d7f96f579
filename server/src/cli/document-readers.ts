import type { Result } from '../core/base/result.ts';
import type { DocumentText } from '../documents/document-text.ts';
import type { DocumentFormat } from '../documents/formats.ts';

/** Each reader is loaded with the first file of its kind. */
export function readerOf(format: DocumentFormat): (bytes: Uint8Array) => Promise<Result<DocumentText>> {
  if (format === 'pdf') return async (bytes) => (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  return async (bytes) => (await import('../documents/read-blocks.ts')).readText(bytes, format);
}
