import type { Connection } from 'vscode-languageserver';
import { definition, definitionInCatalog } from '../../features/definition.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, LSP.definition, noAnswer, async ({ textDocument, position }, token) => {
    const catalog = await session.catalogs.read(textDocument.uri);
    const document = await session.analyse(textDocument.uri, token);
    if (!document) return null;
    const named = catalog && definitionInCatalog(catalog, position, session);
    return named ?? definition(document, position, session);
  });
}
