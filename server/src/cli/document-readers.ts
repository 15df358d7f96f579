import type { DocumentFormat } from '../documents/formats.ts';
import type { ReadDocument } from '../loader/documents.ts';

/** Each reader is loaded with the first file of its kind. */
export function readerOf(format: DocumentFormat): ReadDocument {
  if (format === 'pdf') return async (bytes) => (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  return async (bytes) => (await import('../documents/read-document.ts')).readText(bytes, format);
}
