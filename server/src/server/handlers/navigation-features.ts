import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { IndexedReference } from '../../core/index/reference-index.ts';
import { referencesInCatalogs } from '../../features/catalog/references.ts';
import { documentHighlight } from '../../features/documentHighlight.ts';
import { references } from '../../features/references.ts';
import { citing, type Target, targetAt, targetInCatalog } from '../../features/target.ts';
import { workspaceSymbols } from '../../features/workspaceSymbol.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Binds the requests that go beyond one document. */
export function bindNavigation(connection: Connection, session: Session): void {
  const { clientUri, workspace } = session;

  connection.onReferences(
    requestHandler(connection, noAnswer, async ({ textDocument, position, context }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const inCatalog = catalog && targetInCatalog(catalog, position);
      const target = inCatalog ?? targetAt(document, position);
      if (!target) return null;
      const found = await findCiting(session, textDocument.uri, target, token);
      if (!inCatalog || !catalog || inCatalog.kind !== 'objective') {
        return references(target, found, context.includeDeclaration, clientUri);
      }
      const named = referencesInCatalogs(catalog, position, context.includeDeclaration, clientUri) ?? [];
      return [...named, ...references(target, found, false, clientUri)];
    }),
  );

  connection.onDocumentHighlight(
    requestHandler(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      return document ? documentHighlight(document, catalog, position) : null;
    }),
  );

  connection.onWorkspaceSymbol(
    requestHandler(connection, noAnswer, async ({ query }) => {
      await Promise.all(workspace.projects.map(({ ready }) => ready));
      return workspaceSymbols(
        workspace.ownProjects.map(({ state }) => state.scope.set),
        query,
        clientUri,
      );
    }),
  );
}

/** What no catalog lists means the same only under the catalogs of one root. */
async function findCiting(
  session: Session,
  uri: string,
  target: Target,
  token: CancellationToken,
): Promise<IndexedReference[]> {
  const projects = target.kind === 'unlisted' ? [await session.loadedRoot(uri)] : session.workspace.projects;
  const found: IndexedReference[] = [];
  for (const project of projects) {
    const search = session.index.find(project, citing(target, true));
    for (const reference of (await unlessCancelled(search, token)) ?? []) found.push(reference);
  }
  return found;
}

/** Undefined as soon as nobody waits any more. What is under way goes on, for the next one who asks. */
function unlessCancelled<T>(answer: Promise<T>, token: CancellationToken): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (token.isCancellationRequested) resolve(undefined);
    token.onCancellationRequested(() => resolve(undefined));
    answer.then(resolve, reject);
  });
}

const noAnswer = (): null => null;
