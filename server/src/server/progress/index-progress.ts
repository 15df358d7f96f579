import type { Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ClientSupport } from '../../features/client-support.ts';
import type { Work } from './work.ts';

/** Work that is done sooner shows nothing (in milliseconds). */
const NOTICEABLE = 500;

/** Shows that files are searched, where the search takes a while. */
export class IndexProgress {
  readonly #connection: Connection;
  readonly #support: ClientSupport;
  readonly #listeners: (() => void)[] = [];
  /** Searches that take long enough to be noticed. */
  #noticed = 0;

  constructor(connection: Connection, support: ClientSupport) {
    this.#connection = connection;
    this.#support = support;
  }

  /** Whether files have been searched for a while now. */
  get isSearching(): boolean {
    return this.#noticed > 0;
  }

  /** Calls when that has changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Runs a search, and shows in the client, where it can show that, how many files were searched, with a button that ends
   * the search.
   */
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
      // A client that does not answer, or says no, sees no progress.
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
