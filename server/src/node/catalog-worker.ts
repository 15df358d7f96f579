// A worker thread that parses one catalog, given as `workerData`, and posts the result.
import { parentPort, workerData } from 'node:worker_threads';
import { l10n } from '../core/base/l10n.ts';
import { parseCatalog } from '../loader/parse-catalog.ts';
import type { CatalogWork } from './parse-catalog.ts';

const { uri, text, translation } = workerData as CatalogWork;
l10n.use(translation);
parentPort?.postMessage(await parseCatalog(uri, text));
