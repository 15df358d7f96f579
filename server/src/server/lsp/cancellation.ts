import type { CancellationToken } from 'vscode-languageserver';

/** Runs work whose signal is aborted when the request is cancelled; resolves to null then. */
export async function cancellable<T>(
  token: CancellationToken,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const ending = new AbortController();
  const end = () => ending.abort();
  if (token.isCancellationRequested) end();
  const listening = token.onCancellationRequested(end);
  try {
    return await run(ending.signal);
  } catch (error) {
    if (ending.signal.aborted) return null;
    throw error;
  } finally {
    listening.dispose();
  }
}

/** Resolves to undefined as soon as the request is cancelled. The work goes on, for the next request. */
export function unlessCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (token.isCancellationRequested) resolve(undefined);
    token.onCancellationRequested(() => resolve(undefined));
    work.then(resolve, reject);
  });
}

/** Rejects when the signal is aborted. The work goes on: others may wait for it. */
export function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** Whether an error only says that work was cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
