import { type CompletionItem, CompletionTriggerKind, type Connection } from 'vscode-languageserver';
import { addToCatalog } from '../../features/addToCatalog.ts';
import { completionInCatalog } from '../../features/catalog/completion.ts';
import { definitionInCatalog } from '../../features/catalog/definition.ts';
import { documentSymbols as symbolsOfCatalog } from '../../features/catalog/documentSymbol.ts';
import { completionOfFields } from '../../features/catalog/field-completion.ts';
import { hoverOfField } from '../../features/catalog/field-hover.ts';
import { hoverInCatalog } from '../../features/catalog/hover.ts';
import { codeActions } from '../../features/codeAction.ts';
import { completion, completionResolve } from '../../features/completion.ts';
import { definition } from '../../features/definition.ts';
import { documentSymbols } from '../../features/documentSymbol.ts';
import { hover } from '../../features/hover.ts';
import { markReviewed } from '../../features/markReviewed.ts';
import { definitionTarget } from '../../features/markup.ts';
import { objectiveData } from '../../features/objective-data.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import { pathsAt } from './path-completion.ts';

/** Binds each request to its feature. Of a document that is not open there is nothing to tell. */
export function bindLanguageFeatures(connection: Connection, session: Session): void {
  const { support, clientUri, options } = session;
  const targetOf = definitionTarget(options.openDefinitionCommand, clientUri);

  connection.onHover(
    requestHandler(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const fields = session.catalogs.fields(textDocument.uri);
      return (
        (catalog && hoverInCatalog(catalog, position, support, targetOf)) ??
        (fields && hoverOfField(fields, position, support, session.pageUri)) ??
        hover(document, position, support, targetOf)
      );
    }),
  );

  connection.onCompletion(
    requestHandler(connection, noAnswer, async ({ textDocument, position, context }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const catalog = session.catalogs.text(textDocument.uri);
      const successors = catalog && completionInCatalog(catalog, position, support);
      if (successors) return successors;
      const fields = session.catalogs.fields(textDocument.uri);
      const ofFields = fields && completionOfFields(fields, position, support);
      const paths = fields ? await pathsAt(session, textDocument.uri, fields, position) : [];
      if (paths.length > 0) return { isIncomplete: true, items: [...(ofFields?.items ?? []), ...paths] };
      if (ofFields) return ofFields;
      // Clients that do not tell how the list was opened open it by hand.
      const invoked = (context?.triggerKind ?? CompletionTriggerKind.Invoked) === CompletionTriggerKind.Invoked;
      const { settings } = (await session.loadedRoot(textDocument.uri)).state;
      return completion(
        document,
        position,
        { ...options, invoked, ...(settings && { insert: settings.insert }) },
        support,
      );
    }),
  );

  connection.onCompletionResolve(
    requestHandler(connection, unchanged, async (item, token) => {
      const data = objectiveData(item);
      return data ? completionResolve(item, await session.frameworksOf(data.uri, token), support) : item;
    }),
  );

  connection.onDefinition(
    requestHandler(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const named = catalog && definitionInCatalog(catalog, position, support, clientUri);
      return named ?? definition(document, position, support, clientUri);
    }),
  );

  connection.onDocumentSymbol(
    requestHandler(connection, noAnswer, async ({ textDocument }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      if (catalog) return symbolsOfCatalog(catalog, support);
      const document = await session.analyse(textDocument.uri, token);
      return document ? documentSymbols(document, support) : null;
    }),
  );

  connection.onCodeAction(
    requestHandler(connection, noAnswer, async ({ textDocument, range, context }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const problems = session.fixableDiagnosticsOf(document);
      return [
        ...codeActions(document, problems, range, context, support, clientUri, session.fixAllScope(document)),
        ...markReviewed(document, range, context, support, clientUri, options.showChangeCommand),
        ...addToCatalog(document, range, context, support, clientUri, (uri) => session.catalogs.editable(uri)),
      ];
    }),
  );
}

const noAnswer = (): null => null;
const unchanged = (item: CompletionItem): CompletionItem => item;
