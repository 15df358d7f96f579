import type { Connection } from 'vscode-languageserver';
import { hoverOfField } from '../../features/catalog/fields.ts';
import { hover, hoverInCatalog } from '../../features/hover.ts';
import { definitionTarget } from '../../features/lsp/definition-target.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { support, clientUri, options } = session;
  const targetOf = definitionTarget(options.openDefinitionCommand, clientUri);
  respond(connection, LSP.hover, noAnswer, async ({ textDocument, position }, token) => {
    const catalog = await session.catalogs.read(textDocument.uri);
    const document = await session.analyseInSlices(textDocument.uri, token, (analysis, shouldYield) =>
      analysis.scanUntil(shouldYield, position),
    );
    if (!document) return null;
    const fields = session.catalogs.fields(textDocument.uri);
    return (
      (catalog && hoverInCatalog(catalog, position, support, targetOf)) ??
      (fields && hoverOfField(fields, position, support, session.pageUri)) ??
      hover(document, position, support, targetOf)
    );
  });
}
