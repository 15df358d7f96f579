import type { Connection } from 'vscode-languageserver';
import { documentHighlight } from '../../features/documentHighlight.ts';
import { noAnswer, requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function registerDocumentHighlight(connection: Connection, session: Session): void {
  connection.onDocumentHighlight(
    requestHandler(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      return document ? documentHighlight(document, catalog, position) : null;
    }),
  );
}
