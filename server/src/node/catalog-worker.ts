// A worker thread that parses one catalog, given as `workerData`, and posts the result: its head, then a part at each request.
import { parentPort, workerData } from 'node:worker_threads';
import { l10n } from '../core/base/l10n.ts';
import { divide } from '../loader/catalog-parts.ts';
import { parseCatalog } from '../loader/parse-catalog.ts';
import type { CatalogWork } from './parse-beside.ts';

const { uri, text, translation } = workerData as CatalogWork;
l10n.use(translation);
const { head, parts } = divide(await parseCatalog(uri, text));
parentPort?.on('message', () => parentPort?.postMessage(parts.next().value ?? null));
parentPort?.postMessage(head);
