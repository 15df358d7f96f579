import { normalise } from '../../uri/uris.ts';
import type { Connection } from '../lsp/connection.ts';
import { LSP } from '../lsp/methods.ts';
import type { Session } from '../session/session.ts';

/** The capabilities announce it, so that clients send it from the response to `initialize` on. */
export function registerDidChangeWorkspaceFolders(connection: Connection, session: Session): void {
  const { support, workspace, changes, loadLog } = session;
  if (!support.workspaceFolders) return;
  connection.onNotification(LSP.didChangeWorkspaceFolders, ({ event: { added, removed } }) => {
    workspace.changeFolders(
      added.map(({ uri }) => normalise(uri)),
      removed.map(({ uri }) => normalise(uri)),
    );
    changes.didChangeScope();
    void loadLog.didOpenFolders();
  });
}
