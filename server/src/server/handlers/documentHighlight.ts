import type { Connection } from 'vscode-languageserver';
import { documentHighlight } from '../../features/documentHighlight.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, LSP.documentHighlight, noAnswer, async ({ textDocument, position }, token) => {
    const catalog = await session.catalogs.read(textDocument.uri);
    const document = await session.analyseInSlices(textDocument.uri, token);
    return document ? documentHighlight(document, catalog, position) : null;
  });
}
