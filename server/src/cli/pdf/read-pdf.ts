import { Worker } from 'node:worker_threads';
import type { Result } from '../../core/base/result.ts';
import { type DocumentText, documentText } from '../../documents/document-text.ts';
import type { PdfLine } from '../../documents/pdf/pdf-lines.ts';
import type { PdfProgress } from '../../documents/pdf/pdf-pages.ts';
import { paragraphsIn } from '../../documents/pdf/pdf-paragraphs.ts';
import { type DocumentRefusal, damaged, Unreadable, unlessUnreadable } from '../../documents/unreadable.ts';

const MAX_PAGES = 5_000;
/** For a document, and for a page of it, in milliseconds. */
const MAX_TIME = 30_000;
const MAX_PAGE_TIME = 5_000;
/** How often time is looked at, in milliseconds. */
const INTERVAL = 100;
/** Memory of the thread for objects. */
const LIMITS = { maxOldGenerationSizeMb: 160 };

/** Has read a document, and waits for the next one. */
let idle: Worker | undefined;

/**
 * Reads the text layer of a PDF file. Never rejects. A file of a few kilobytes may unpack to gigabytes, or draw a page that
 * never ends, which the library does not limit: it works on a thread, which is ended then.
 */
export function readPdf(bytes: Uint8Array): Promise<Result<DocumentText, DocumentRefusal>> {
  return unlessUnreadable(async () => {
    const pages = await readPages(bytes);
    if (pages.length > 0 && pages.every((lines) => lines.length === 0)) {
      throw new Unreadable('it has no text layer: its pages are pictures. Recognize their text first.');
    }
    return documentText(paragraphsIn(pages));
  });
}

function readPages(bytes: Uint8Array): Promise<readonly (readonly PdfLine[])[]> {
  const worker = idle ?? new Worker(new URL('./pdf-thread.mjs', import.meta.url), { resourceLimits: LIMITS });
  idle = undefined;
  worker.ref();
  return new Promise((resolve, reject) => {
    const pages: (readonly PdfLine[])[] = [];
    const start = performance.now();
    let [last, count] = [start, 0];
    const end = (error?: Unreadable, isIdle = !error) => {
      clearInterval(watch);
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      // An error of what is being ended is not of interest.
      worker.on('error', () => {});
      worker.unref();
      if (isIdle) idle = worker;
      else void worker.terminate();
      if (error) reject(error);
      else resolve(pages);
    };
    const endTooLarge = () =>
      end(new Unreadable(`its page ${pages.length + 1} takes too much time or memory.`, 'too-large'));
    const watch = setInterval(() => {
      const now = performance.now();
      if (now - last > MAX_PAGE_TIME) endTooLarge();
      else if (now - start > MAX_TIME) {
        const seconds = MAX_TIME / 1000;
        const message = `only ${pages.length} of its ${count} pages can be read in ${seconds} seconds.`;
        end(new Unreadable(message, 'too-large'));
      }
    }, INTERVAL);
    worker.on('message', (progress: PdfProgress) => {
      last = performance.now();
      if (progress.kind === 'page') {
        pages.push(progress.lines);
        count = progress.count;
        if (count <= MAX_PAGES) return;
        end(new Unreadable(`it has more than ${MAX_PAGES} pages. Divide it.`, 'too-large'));
      } else if (progress.kind === 'end') end();
      else if (progress.kind === 'too-large') endTooLarge();
      else if (progress.kind === 'damaged') end(damaged(), true);
      else end(new Unreadable('it is encrypted. Save it without a password.', 'encrypted'), true);
    });
    worker.on('error', ({ code }: NodeJS.ErrnoException) =>
      code === 'ERR_WORKER_OUT_OF_MEMORY' ? endTooLarge() : end(damaged()),
    );
    const copy = new Uint8Array(bytes);
    worker.postMessage(copy, [copy.buffer]);
  });
}
