import type { Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import { shownProgress, type Work } from './with-progress.ts';

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
