import type { Connection } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import type { Documents } from '../workspace/documents.ts';

/** Who wants to know that what it told clients may be different now. */
export interface ChangeListener {
  /** A document was opened or edited. */
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Files have changed on disk, or may have. */
  filesChanged(): void;
  /** What documents are judged by has changed. */
  diagnoseAll(): void;
  /** Nothing more is to be sent. */
  dispose(): void;
}

/** Tells each of several. */
export function broadcast(listeners: readonly ChangeListener[]): ChangeListener {
  return {
    documentChanged: (uri) => {
      for (const listener of listeners) listener.documentChanged(uri);
    },
    documentClosed: (uri) => {
      for (const listener of listeners) listener.documentClosed(uri);
    },
    filesChanged: () => {
      for (const listener of listeners) listener.filesChanged();
    },
    diagnoseAll: () => {
      for (const listener of listeners) listener.diagnoseAll();
    },
    dispose: () => {
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** Binds each notification of a change to what it changes. */
export function bindChanges(
  connection: Connection,
  session: Session,
  documents: Documents,
  listener: ChangeListener,
): void {
  const { settings, workspace } = session;

  documents.texts.onDidOpen(({ document }) => {
    const project = workspace.projectOf(normalise(document.uri));
    void project.settled().then(() => session.omitted.inDocument(document.uri, document, project));
    workspace.documentVisited(normalise(document.uri));
  });
  const filesChanged = (uris: readonly string[]) => {
    workspace.filesChanged(uris);
    session.index.filesChanged(uris);
    listener.filesChanged();
  };
  documents.texts.onDidSave(({ document }) => {
    filesChanged([normalise(document.uri)]);
    workspace.documentVisited(normalise(document.uri));
  });
  documents.texts.onDidChangeContent(({ document }) => {
    workspace.documentChanged(normalise(document.uri));
    listener.documentChanged(document.uri);
  });
  documents.texts.onDidClose(({ document }) => {
    workspace.documentChanged(normalise(document.uri));
    listener.documentClosed(document.uri);
  });
  documents.texts.listen(connection);

  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => normalise(uri))));
  connection.onDidChangeConfiguration((params) => {
    settings.sent(params.settings);
    workspace.reload();
  });
}

/** To be called after `initialized`: the library may have to ask the client to be told of folders. */
export function bindFolders(connection: Connection, { support, workspace }: Session, listener: ChangeListener): void {
  if (!support.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    workspace.changeFolders(
      added.map(({ uri }) => normalise(uri)),
      removed.map(({ uri }) => normalise(uri)),
    );
    listener.diagnoseAll();
  });
}
