import type { CancellationToken } from 'vscode-languageserver';

/** Runs work that ends when the request is cancelled. */
export async function endingWith<T>(
  token: CancellationToken,
  run: (ending: AbortController) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort();
  if (token.isCancellationRequested) end();
  const listening = token.onCancellationRequested(end);
  try {
    return await run(ending);
  } finally {
    listening.dispose();
  }
}

/** The same for work that takes a signal; resolves to null when the request is cancelled. */
export const cancellable = <T>(token: CancellationToken, run: (signal: AbortSignal) => Promise<T>): Promise<T | null> =>
  endingWith(token, async ({ signal }) => {
    try {
      return await run(signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  });

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
