import type { CancellationToken } from 'vscode-languageserver';

/** Runs work that ends when a request is cancelled, with null then. */
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
