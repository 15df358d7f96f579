import { type Connection, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';

/**
 * The capabilities announce it, so that clients send it from the response to `initialize` on. The library's event for it has
 * listeners only after `initialized`, and loses what comes before.
 */
export function registerDidChangeWorkspaceFolders(connection: Connection, session: Session): void {
  const { support, workspace, changes, loadLog } = session;
  if (!support.workspaceFolders) return;
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
    workspace.changeFolders(
      added.map(({ uri }) => normalise(uri)),
      removed.map(({ uri }) => normalise(uri)),
    );
    changes.didChangeScope();
    void loadLog.didOpenFolders();
  });
}
