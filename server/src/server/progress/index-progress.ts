import type { Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import type { Work } from './with-progress.ts';

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
    let report: Work['lookedAt'] = () => {};
    let end = (): void => {};
    let isOver = false;
    const timer = setTimeout(async () => {
      isNoticed = true;
      this.#count(1);
      if (!this.#support.workDoneProgress) return;
      // A client that refuses or does not answer shows no progress.
      const progress = await this.#connection.window.createWorkDoneProgress().catch(() => undefined);
      if (!progress || isOver) return;
      progress.begin('Objective References', undefined, l10n.t('Searching files for references'), true);
      const listening = progress.token.onCancellationRequested(() => ending.abort());
      report = (files) => progress.report(l10n.t('{0} files searched', files));
      end = () => {
        listening.dispose();
        progress.done();
      };
    }, NOTICEABLE);
    try {
      await search({ lookedAt: (files) => report(files), signal: ending.signal });
    } finally {
      isOver = true;
      clearTimeout(timer);
      if (isNoticed) this.#count(-1);
      end();
    }
  };

  #count(change: number): void {
    this.#noticed += change;
    for (const listener of this.#listeners) listener();
  }
}
