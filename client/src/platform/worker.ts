import type { WorkerAnswer } from '../../../server/src/protocol/index.ts';

/** What is needed of the browser's own type, which the types of Node do not have. */
export interface WebWorker {
  onmessage: ((event: { readonly data: WorkerAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** Has a worker load the server from an address. Rejects, and ends the worker, where a part of it cannot be loaded. */
export function loadServer(worker: WebWorker, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      worker.terminate();
      reject(new Error(`The language server could not be loaded: ${why}`));
    };
    worker.onmessage = ({ data }) => {
      if (!data.started) return fail(data.why);
      // From now on a mistake ends what it is in, and not the server.
      worker.onerror = null;
      resolve();
    };
    worker.onerror = ({ message }) => fail(message ?? 'its worker does not start');
    worker.postMessage(address);
  });
}
