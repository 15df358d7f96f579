import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import { describeError } from '../lsp/describe-error.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';

/** Counts are looked at again when nothing has happened for so long (in milliseconds). */
const QUIET = 500;

/**
 * For those who were told how often things are cited: after changes it brings the index up to date and says once that
 * there may be other answers, and not again before somebody has asked. Who shows nothing costs nothing.
 */
export class IndexRefresh implements ChangeListener {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #notify: () => Promise<void>;
  #isAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, session: Session, notify: () => Promise<void>) {
    this.#connection = connection;
    this.#session = session;
    this.#notify = notify;
  }

  /** Somebody has asked, and wants to know when to ask again. */
  asked(): void {
    this.#isAsked = true;
  }

  /** What a catalog says is told when it has been read. */
  documentChanged(uri: string): void {
    if (this.#session.workspace.readersOf(normalise(uri)).length === 0) this.soon();
  }

  documentClosed(): void {
    this.soon();
  }

  filesChanged(): void {
    this.soon();
  }

  diagnoseAll(): void {
    this.soon();
  }

  dispose(): void {
    this.#isAsked = false;
    clearTimeout(this.#timer);
  }

  soon(): void {
    clearTimeout(this.#timer);
    if (this.#isAsked) this.#timer = setTimeout(() => void this.#refresh().catch(this.#failed), QUIET);
  }

  async #refresh(): Promise<void> {
    const { index, workspace } = this.#session;
    for (const project of workspace.projects) await index.complete(project);
    if (!this.#isAsked) return;
    this.#isAsked = false;
    await this.#notify();
  }

  readonly #failed = (error: unknown): void => {
    this.#connection.console.warn(`References were not counted again: ${describeError(error)}`);
  };
}
