import type { CancellationToken, Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';

/** What long work over files reports to, and what cancels it. */
export interface Work {
  readonly lookedAt: LookedAt;
  readonly signal: AbortSignal;
}

/** Called with the number of files that were looked at so far. */
export type LookedAt = (files: number) => void;

/** For work without progress that is not cancelled. */
export const QUIETLY: Work = { lookedAt: () => {}, signal: new AbortController().signal };

/** Runs work that the user waits for, with progress where the client can show it; cancelling aborts the signal. */
export async function withProgress<T>(
  connection: Connection,
  { workDoneProgress }: ClientSupport,
  title: string,
  token: CancellationToken,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort();
  if (token.isCancellationRequested) end();
  const listening = [token.onCancellationRequested(end)];
  // A client that refuses or does not answer shows no progress.
  const progress = workDoneProgress ? await connection.window.createWorkDoneProgress().catch(() => null) : null;
  progress?.begin(title, undefined, undefined, true);
  if (progress) listening.push(progress.token.onCancellationRequested(end));
  try {
    const lookedAt = (files: number) => progress?.report(l10n.t('{0} files searched', files));
    return await run({ lookedAt, signal: ending.signal });
  } finally {
    for (const listener of listening) listener.dispose();
    progress?.done();
  }
}
