import { Worker } from 'node:worker_threads';
import { l10n, type Translation } from '../core/base/l10n.ts';
import { addPart, type CatalogPart } from '../loader/catalog-parts.ts';
import { type ParseCatalog, parseCatalog } from '../loader/parse-catalog.ts';

/** The `workerData` of the thread. */
export interface CatalogWork {
  readonly uri: string;
  readonly text: string;
  readonly translation: Translation;
}

/** Shorter texts (in UTF-16 units), of some hundred objectives, are parsed in less time than a thread takes to start. */
const LARGE = 50_000;

/** Parses large catalogs on a thread, so that requests are answered meanwhile. */
export const parseCatalogBeside: ParseCatalog = async (uri, text) => {
  if (text.length < LARGE) return parseCatalog(uri, text);
  try {
    return await parseInWorker(uri, text);
  } catch {
    // The thread could not be started.
    return parseCatalog(uri, text);
  }
};

function parseInWorker(uri: string, text: string): ReturnType<ParseCatalog> {
  return new Promise((resolve, reject) => {
    // All bundles are in one folder and have the same extension.
    const [end = ''] = /\.m?js$/.exec(import.meta.url) ?? [];
    const worker = new Worker(new URL(`./catalog-worker${end}`, import.meta.url), {
      workerData: { uri, text, translation: l10n.translation } satisfies CatalogWork,
    });
    worker.once('message', (parsed: Awaited<ReturnType<ParseCatalog>>) => {
      worker.on('message', (part: CatalogPart | null) => {
        if (part === null) {
          resolve(parsed);
          void worker.terminate();
        } else {
          addPart(parsed, part);
          worker.postMessage('more');
        }
      });
      worker.postMessage('more');
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The catalog worker exited with code ${code}`)));
  });
}
