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
async function shownProgress(connection: Connection, cancel: () => void) {
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

/** Shorter searches show no progress (in milliseconds). */
const NOTICEABLE = 500;

/** Shows the progress of searches that take a while. */
export class IndexProgress {
  readonly #connection: Connection;
  readonly #support: ClientSupport;
  readonly #listeners: (() => void)[] = [];
  /** How many searches show progress now. */
  #noticed = 0;

  constructor(connection: Connection, support: ClientSupport) {
    this.#connection = connection;
    this.#support = support;
  }

  /** Whether files are being searched, for long enough to show it. */
  get isSearching(): boolean {
    return this.#noticed > 0;
  }

  /** Calls the listener when `isSearching` may have changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Runs a search. Clients that can show progress show how many files were searched, and let the user cancel. */
  readonly run = async (search: (work: Work) => Promise<void>): Promise<void> => {
    const ending = new AbortController();
    let isNoticed = false;
    let shown = null as Awaited<ReturnType<typeof shownProgress>>;
    let isOver = false;
    const timer = setTimeout(async () => {
      isNoticed = true;
      this.#count(1);
      if (!this.#support.workDoneProgress) return;
      const progress = await shownProgress(this.#connection, () => ending.abort());
      if (!progress || isOver) return;
      progress.begin('Objective References', l10n.t('Searching files for references'));
      shown = progress;
    }, NOTICEABLE);
    try {
      await search({ lookedAt: (files) => shown?.lookedAt(files), signal: ending.signal });
    } finally {
      isOver = true;
      clearTimeout(timer);
      if (isNoticed) this.#count(-1);
      shown?.done();
    }
  };

  #count(change: number): void {
    this.#noticed += change;
    for (const listener of this.#listeners) listener();
  }
}
