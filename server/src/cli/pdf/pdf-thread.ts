// A thread that reads the PDF files that it is given, and posts their pages.
import { parentPort } from 'node:worker_threads';
import type { PdfProgress } from '../../documents/pdf/pdf-pages.ts';

/** Of a single buffer, in bytes: what one part of a document unpacks to. */
const MAX_BUFFER = 32 * 1024 * 1024;

const post = (progress: PdfProgress): void => parentPort!.postMessage(progress);

// The library unpacks a few kilobytes to gigabytes, and goes on after an error with what it has: it is ended.
globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(type, words: [], target) {
    const [size] = words as unknown[];
    if (typeof size === 'number' && size > MAX_BUFFER) {
      post({ kind: 'too-large' });
      throw new RangeError();
    }
    return Reflect.construct(type, words, target);
  },
});

// It has its own, which uses buffers.
Reflect.deleteProperty(globalThis, 'DecompressionStream');

parentPort!.on('message', async (bytes: Uint8Array) => {
  const { pdfPages } = await import('../../documents/pdf/pdf-pages.ts');
  for await (const progress of pdfPages(bytes)) post(progress);
});
