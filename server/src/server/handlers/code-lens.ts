import { type CodeLens, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { catalogOfLens, codeLenses, countedReferences } from '../../features/catalog/codeLens.ts';
import { references } from '../../features/references.ts';
import { citing, targetInCatalog } from '../../features/target.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';
import { IndexRefresh } from './index-refresh.ts';

/** Binds the counts of references in catalogs, and asks the client to fetch them again when they may be others. */
export function bindCodeLens(connection: Connection, session: Session): ChangeListener {
  const { index, workspace, clientUri, options, support } = session;
  const refresh = new IndexRefresh(connection, session, () => connection.sendRequest(CodeLensRefreshRequest.type));

  connection.onCodeLens(
    requestHandler(connection, noAnswer, async ({ textDocument }) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      if (!catalog) return null;
      const project = await session.loadedRoot(textDocument.uri);
      if (support.refreshCodeLens) refresh.asked();
      return project.state.settings?.codeLens === false ? null : codeLenses(catalog);
    }),
  );

  connection.onCodeLensResolve(
    requestHandler(connection, unchanged, async (lens, token) => {
      const uri = catalogOfLens(lens);
      const catalog = uri === undefined ? undefined : await session.catalogs.read(uri);
      const target = catalog && targetInCatalog(catalog, lens.range.start);
      // Edited meanwhile: the client will ask again.
      if (!target || uri === undefined) return { ...lens, command: { title: '', command: '' } };
      await Promise.all(workspace.projects.map((project) => index.begun(project)));
      if (token.isCancellationRequested) return lens;
      const found = workspace.projects.flatMap((project) => index.known(project, citing(target, true)));
      const cited = references(target, found, false, clientUri);
      return { ...lens, command: countedReferences(uri, lens.range.start, cited, options.showReferencesCommand) };
    }),
  );
  return refresh;
}

const noAnswer = (): null => null;
const unchanged = (lens: CodeLens): CodeLens => lens;
