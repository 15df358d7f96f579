import type { WorkerAnswer } from '../../../server/src/protocol/index.ts';

/** The part of the browser's type that is used; Node's types do not have it. */
export interface WebWorker {
  onmessage: ((event: { readonly data: WorkerAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** Starts a worker that loads the server from a URL. Rejects, and terminates the worker, if it cannot be loaded. */
export function loadServer(worker: WebWorker, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      worker.terminate();
      reject(new Error(`The language server could not be loaded: ${why}`));
    };
    worker.onmessage = ({ data }) => {
      if (!data.started) return fail(data.why);
      // From now on, an error fails its request and not the server.
      worker.onerror = null;
      resolve();
    };
    worker.onerror = ({ message }) => fail(message ?? 'its worker does not start');
    worker.postMessage(address);
  });
}
