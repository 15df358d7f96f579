import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import { endingWith } from '../lsp/cancellation.ts';

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
export const withProgress = <T>(
  connection: Connection,
  { workDoneProgress }: ClientSupport,
  title: string,
  token: CancellationToken,
  run: (work: Work) => Promise<T>,
): Promise<T> =>
  endingWith(token, async (ending) => {
    const progress = workDoneProgress ? await shownProgress(connection, () => ending.abort()) : null;
    progress?.begin(title);
    try {
      return await run({ lookedAt: (files) => progress?.lookedAt(files), signal: ending.signal });
    } finally {
      progress?.done();
    }
  });

/** Progress that the client shows, and in which the user can cancel. Null where a client refuses, or does not answer. */
export async function shownProgress(connection: Connection, cancel: () => void) {
  const progress = await connection.window.createWorkDoneProgress().catch(() => null);
  if (!progress) return null;
  let listening: Disposable | undefined;
  return {
    begin(title: string, message?: string): void {
      progress.begin(title, undefined, message, true);
      listening = progress.token.onCancellationRequested(cancel);
    },
    lookedAt: (files: number): void => progress.report(l10n.t('{0} files searched', files)),
    done(): void {
      listening?.dispose();
      progress.done();
    },
  };
}
