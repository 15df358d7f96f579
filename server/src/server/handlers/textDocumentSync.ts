import { normalise } from '../../uri/uris.ts';
import type { Connection } from '../lsp/connection.ts';
import { LSP } from '../lsp/methods.ts';
import type { Session } from '../session/session.ts';
import { didChangeFiles } from './didChangeWatchedFiles.ts';

/** `textDocument/didOpen`, `didChange`, `didSave` and `didClose`. */
export function registerTextDocumentSync(connection: Connection, session: Session): void {
  const { documents, workspace, changes, lineDates } = session;
  const visited = (uri: string): void => {
    workspace.documentVisited(normalise(uri));
    lineDates.didVisitDocument(uri);
  };

  const changed = (uri: string): void => {
    workspace.documentChanged(normalise(uri));
    changes.didChangeDocument(uri);
  };

  connection.onNotification(LSP.didOpen, ({ textDocument }) => {
    const document = documents.open(textDocument);
    const { uri } = document;
    const project = workspace.projectOf(normalise(uri));
    void project.settled().then(() => session.limitNotifier.inDocument(uri, document, project));
    visited(uri);
    changed(uri);
  });
  connection.onNotification(LSP.didSave, ({ textDocument: { uri } }) => {
    if (!documents.get(uri)) return;
    didChangeFiles(session, [normalise(uri)]);
    visited(uri);
  });
  connection.onNotification(LSP.didChange, ({ textDocument: { uri, version }, contentChanges }) => {
    if (documents.edit(uri, version, contentChanges)) changed(uri);
  });
  connection.onNotification(LSP.didClose, ({ textDocument: { uri } }) => {
    if (!documents.close(uri)) return;
    workspace.documentChanged(normalise(uri));
    changes.didCloseDocument(uri);
  });
}
