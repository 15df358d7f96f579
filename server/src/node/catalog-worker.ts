// A thread that reads one catalog, whose URI and text it is started with, and says what is in it.
import { parentPort, workerData } from 'node:worker_threads';
import { parseCatalog } from '../loader/parse-catalog.ts';

const { uri, text } = workerData as { readonly uri: string; readonly text: string };
parentPort?.postMessage(await parseCatalog(uri, text));
