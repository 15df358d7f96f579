import type { Connection } from 'vscode-languageserver';
import { l10n } from '../core/l10n.ts';
import type { ClientSupport } from '../features/client-support.ts';
import type { LookedAt } from './root-index.ts';

/** Work that is done sooner shows nothing (in milliseconds). */
const NOTICEABLE = 500;

/** Shows in the client how many files were searched, where it can show that and the search takes a while. */
export function progressIn(connection: Connection, { workDoneProgress }: ClientSupport) {
  return async (work: (lookedAt: LookedAt) => Promise<void>): Promise<void> => {
    if (!workDoneProgress) return work(() => {});
    let report: LookedAt = () => {};
    let end = (): void => {};
    let isOver = false;
    const timer = setTimeout(async () => {
      // A client that does not answer, or says no, sees no progress.
      const progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
      if (!progress || isOver) return;
      progress.begin('Objective References', undefined, l10n.t('Searching files for references'), false);
      report = (files) => progress.report(l10n.t('{0} files searched', files));
      end = () => progress.done();
    }, NOTICEABLE);
    try {
      await work((files) => report(files));
    } finally {
      isOver = true;
      clearTimeout(timer);
      end();
    }
  };
}
