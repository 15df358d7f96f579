import type { Connection } from 'vscode-languageserver';
import type { ReferenceQuery } from '../../core/index/reference-index.ts';
import { catalogOfLens, codeLenses, countedReferences } from '../../features/catalog/codeLens.ts';
import { citing, targetInCatalog } from '../../features/objectives/target.ts';
import { references } from '../../features/references.ts';
import { countsRefresh } from '../index/counts-refresh.ts';
import { Subscription } from '../lsp/messages.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond, unchanged } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Counts of references in catalogs. */
export function register(connection: Connection, session: Session): void {
  const { index, workspace, clientUri, options, support } = session;
  const subscription = new Subscription(connection, 'workspace/codeLens/refresh');
  const searched = () => Promise.all(workspace.projects.map((project) => index.searchedOnce(project)));
  const referencesTo = (query: ReferenceQuery) =>
    workspace.projects.flatMap((project) => index.findIndexed(project, query));

  respond(connection, LSP.codeLens, noAnswer, async ({ textDocument }) => {
    const catalog = await session.catalogs.read(textDocument.uri);
    if (!catalog) return null;
    const project = await session.loadedProject(textDocument.uri);
    if (support.refreshCodeLens) subscription.renew();
    if (project.state.settings?.codeLens === false) return null;
    await searched();
    return codeLenses(catalog, referencesTo, options.tryItCommand);
  });

  respond(connection, LSP.codeLensResolve, unchanged, async (lens, token) => {
    const uri = catalogOfLens(lens);
    const catalog = uri === undefined ? undefined : await session.catalogs.read(uri);
    const target = catalog && targetInCatalog(catalog, lens.range.start);
    // The catalog has been edited since: the client will ask again.
    if (!target || uri === undefined) return { ...lens, command: { title: '', command: '' } };
    await searched();
    if (token.isCancellationRequested) return lens;
    const cited = references(target, referencesTo(citing(target, true)), false, clientUri);
    return { ...lens, command: countedReferences(uri, lens.range.start, cited, options.showReferencesCommand) };
  });

  session.changes.add(countsRefresh(connection, session, subscription));
}
