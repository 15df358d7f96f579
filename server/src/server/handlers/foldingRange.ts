import type { Connection } from 'vscode-languageserver';
import { foldingRanges } from '../../features/catalog/foldingRange.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, LSP.foldingRange, noAnswer, async ({ textDocument: { uri } }) => {
    await session.loadedProject(uri);
    if (!session.catalogs.fields(uri)) return null;
    const catalog = await session.catalogs.read(uri);
    // The document may have been edited or closed meanwhile.
    const lines = catalog?.lines ?? session.catalogs.fields(uri)?.lines;
    return lines ? foldingRanges(lines, catalog?.catalog) : null;
  });
}
