import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { IndexedReference } from '../../core/index/reference-index.ts';
import { citing, type Target, targetAt, targetInCatalog } from '../../features/objectives/target.ts';
import { references, referencesInCatalogs } from '../../features/references.ts';
import { unlessCancelled } from '../lsp/cancellation.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { clientUri } = session;
  respond(connection, LSP.references, noAnswer, async ({ textDocument, position, context }, token) => {
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
  });
}

/** A number that no catalog lists means the same only under the catalogs of one project. */
async function findCiting(
  session: Session,
  uri: string,
  target: Target,
  token: CancellationToken,
): Promise<IndexedReference[]> {
  const projects = target.kind === 'unlisted' ? [await session.loadedProject(uri)] : session.workspace.projects;
  const found: IndexedReference[] = [];
  for (const project of projects) {
    const search = session.index.find(project, citing(target, true));
    for (const reference of (await unlessCancelled(search, token)) ?? []) found.push(reference);
  }
  return found;
}
