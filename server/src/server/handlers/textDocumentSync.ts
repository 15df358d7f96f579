import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import { didChangeFiles } from './didChangeWatchedFiles.ts';

/** `textDocument/didOpen`, `didChange`, `didSave` and `didClose`. */
export function registerTextDocumentSync(connection: Connection, session: Session): void {
  const { documents, workspace, changes, lineDates } = session;
  const visited = (uri: string): void => {
    workspace.documentVisited(normalise(uri));
    lineDates.didVisitDocument(uri);
  };

  documents.texts.onDidOpen(({ document }) => {
    const project = workspace.projectOf(normalise(document.uri));
    void project.settled().then(() => session.limitNotifier.inDocument(document.uri, document, project));
    visited(document.uri);
  });
  documents.texts.onDidSave(({ document }) => {
    didChangeFiles(session, [normalise(document.uri)]);
    visited(document.uri);
  });
  documents.texts.onDidChangeContent(({ document }) => {
    workspace.documentChanged(normalise(document.uri));
    changes.didChangeDocument(document.uri);
  });
  documents.texts.onDidClose(({ document }) => {
    workspace.documentChanged(normalise(document.uri));
    changes.didCloseDocument(document.uri);
  });
  documents.texts.listen(connection);
}
