import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import { describeError } from '../lsp/messages.ts';
import type { Subscription } from '../lsp/subscription.ts';
import type { ChangeListener } from '../workspace/changes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** References are counted again when nothing has changed for so long (in milliseconds). */
const QUIET = 500;

/**
 * For a client that shows how often objectives are cited: after changes it brings the index up to date before the client
 * is notified. Without a subscription nothing is searched.
 */
export class CountsRefresh implements ChangeListener {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #index: WorkspaceIndex;
  readonly #subscription: Subscription;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    connection: Connection,
    { workspace, index }: { readonly workspace: Workspace; readonly index: WorkspaceIndex },
    subscription: Subscription,
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#index = index;
    this.#subscription = subscription;
  }

  /** A change of a catalog counts when it has been read: then the scope changes. */
  didChangeDocument(uri: string): void {
    if (this.#workspace.readersOf(normalise(uri)).length === 0) this.#refreshSoon();
  }

  didCloseDocument(): void {
    this.#refreshSoon();
  }

  didChangeFiles(): void {
    this.#refreshSoon();
  }

  didChangeScope(): void {
    this.#refreshSoon();
  }

  dispose(): void {
    this.#subscription.cancel();
    clearTimeout(this.#timer);
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#subscription.isActive) return;
    this.#timer = setTimeout(() => {
      this.#refresh().catch((error) =>
        this.#connection.console.warn(`References could not be counted again: ${describeError(error)}`),
      );
    }, QUIET);
  }

  async #refresh(): Promise<void> {
    for (const project of this.#workspace.projects) await this.#index.complete(project);
    this.#subscription.notifyOnce();
  }
}
