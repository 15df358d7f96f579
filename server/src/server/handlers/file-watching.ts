import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
} from 'vscode-languageserver';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, REVIEWS_FILE } from '../../loader/root.ts';
import { describeError } from '../lsp/describe-error.ts';
import type { Session } from '../session/session.ts';
import { sectionsOf } from '../workspace/editor-settings.ts';
import type { ChangeListener } from './changes.ts';

/** What documents are judged by. */
const OWN_NAMES = [`*${CATALOG_SUFFIX}`, CONFIGURATION_FILE, REVIEWS_FILE, '.gitignore'];

/** Asks the client to tell of changes of files and settings, where it can. */
export class FileWatching implements ChangeListener {
  readonly #connection: Connection;
  readonly #session: Session;
  /** Of all files, while that is asked for. */
  #everything: Promise<Disposable | undefined> | undefined;
  #isDisposed = false;

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Of what documents are judged by. To be called after `initialized`. */
  async begin(): Promise<void> {
    const { support, options } = this.#session;
    if (support.registerWatchedFiles) await this.#watch(OWN_NAMES);
    if (!support.registerConfiguration) return;
    const sections = sectionsOf(options.filesExclude === true);
    const section = sections.length === 1 ? sections[0]! : [...sections];
    await this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
  }

  documentChanged(): void {}
  documentClosed(): void {}
  filesChanged(): void {}

  /** Of all files where problems are shown of those that are not open: settings may have been changed. */
  diagnoseAll(): void {
    const { support, workspace } = this.#session;
    if (!support.registerWatchedFiles || this.#isDisposed) return;
    const isWanted = workspace.projects.some(({ state }) => state.settings?.closedFiles === true);
    if (isWanted === (this.#everything !== undefined)) return;
    if (isWanted) {
      this.#everything = this.#watch(['*']).catch((error) => {
        this.#connection.console.warn(`The client does not watch files: ${describeError(error)}`);
        return undefined;
      });
      return;
    }
    void this.#everything?.then((registered) => registered?.dispose());
    this.#everything = undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #watch(names: readonly string[]): Promise<Disposable> {
    const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
    return this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
