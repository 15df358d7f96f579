import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';

/** To be called after `initialized`: the library may have to register the notification with the client. */
export function registerDidChangeWorkspaceFolders(connection: Connection, session: Session): void {
  const { support, workspace, changes, loadLog } = session;
  if (!support.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    workspace.changeFolders(
      added.map(({ uri }) => normalise(uri)),
      removed.map(({ uri }) => normalise(uri)),
    );
    changes.didChangeScope();
    void loadLog.didOpenFolders();
  });
}
