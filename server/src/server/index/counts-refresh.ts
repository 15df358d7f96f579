import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import { describeError, log, type Subscription } from '../lsp/messages.ts';
import type { ChangeListener } from '../workspace/changes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** References are counted again when nothing has changed for so long (in milliseconds). */
const QUIET = 500;

/**
 * For a client that shows how often objectives are cited: after changes it brings the index up to date before the client
 * is notified. Without a subscription nothing is searched.
 */
export function countsRefresh(
  connection: Connection,
  { workspace, index }: { readonly workspace: Workspace; readonly index: WorkspaceIndex },
  subscription: Subscription,
): ChangeListener {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async () => {
    for (const project of workspace.projects) await index.complete(project);
    subscription.notifyOnce();
  };
  const failed = (error: unknown) =>
    log(connection, 'warn', `References could not be counted again: ${describeError(error)}`);
  const refreshSoon = () => {
    clearTimeout(timer);
    if (subscription.isActive) timer = setTimeout(() => void refresh().catch(failed), QUIET);
  };
  return {
    // A change of a catalog counts when it has been read: then the scope changes.
    didChangeDocument(uri) {
      if (workspace.readersOf(normalise(uri)).length === 0) refreshSoon();
    },
    didCloseDocument: refreshSoon,
    didChangeFiles: refreshSoon,
    didChangeScope: refreshSoon,
    dispose() {
      subscription.cancel();
      clearTimeout(timer);
    },
  };
}
