import type { Connection } from 'vscode-languageserver';
import { documentSymbols as symbolsOfCatalog } from '../../features/catalog/documentSymbol.ts';
import { documentSymbols } from '../../features/documentSymbol.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { support } = session;
  respond(connection, LSP.documentSymbol, noAnswer, async ({ textDocument }, token) => {
    const catalog = await session.catalogs.read(textDocument.uri);
    if (catalog) return symbolsOfCatalog(catalog, support);
    const document = await session.analyseInSlices(textDocument.uri, token);
    if (!document) return null;
    const { settings } = (await session.loadedProject(textDocument.uri)).state;
    if (document.languageId === 'markdown' && !settings?.outlineInMarkdown) return null;
    return documentSymbols(document, support);
  });
}
