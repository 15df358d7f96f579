import { Worker } from 'node:worker_threads';
import { l10n, type Translation } from '../core/base/l10n.ts';
import { type ParseCatalog, parseCatalog } from '../loader/parse-catalog.ts';

/** What a thread is started with. */
export interface CatalogWork {
  readonly uri: string;
  readonly text: string;
  readonly translation: Translation;
}

/** What is shorter, in UTF-16 units, is read sooner than a thread is started: some hundred objectives. */
const LARGE = 50_000;

/** Reads large catalogs on a thread of their own, so that requests are answered meanwhile. */
export const parseCatalogBeside: ParseCatalog = async (uri, text) => {
  if (text.length < LARGE) return parseCatalog(uri, text);
  try {
    return await parseInWorker(uri, text);
  } catch {
    // There may be no thread to be had.
    return parseCatalog(uri, text);
  }
};

function parseInWorker(uri: string, text: string): ReturnType<ParseCatalog> {
  return new Promise((resolve, reject) => {
    // Bundles are in one folder, and end alike.
    const [end = ''] = /\.m?js$/.exec(import.meta.url) ?? [];
    const worker = new Worker(new URL(`./catalog-worker${end}`, import.meta.url), {
      workerData: { uri, text, translation: l10n.translation } satisfies CatalogWork,
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The reader of catalogs ended with ${code}`)));
  });
}
