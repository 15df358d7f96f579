import { type CodeLens, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { catalogOfLens, codeLenses, countedReferences } from '../features/in-catalogs/codeLens.ts';
import { references } from '../features/references.ts';
import { citing, targetInCatalog } from '../features/target.ts';
import { normalise } from '../uris.ts';
import { answering } from './answering.ts';
import type { ChangeListener } from './changes.ts';
import { describeError } from './describe-error.ts';
import type { Session } from './session.ts';

/** Counts are looked at again when nothing has happened for so long (in milliseconds). */
const QUIET = 500;

/** Binds the counts of references in catalogs, and asks the client to fetch them again when they may be others. */
export function bindCodeLens(connection: Connection, session: Session): ChangeListener {
  const { index, workspace, clientUri, options } = session;
  const refresh = new LensRefresh(connection, session);

  connection.onCodeLens(
    answering(connection, noAnswer, async ({ textDocument }) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      if (!catalog) return null;
      const root = await session.loadedRoot(textDocument.uri);
      refresh.asked();
      return root.state.settings?.codeLens === false ? null : codeLenses(catalog);
    }),
  );

  connection.onCodeLensResolve(
    answering(connection, unchanged, async (lens, token) => {
      const uri = catalogOfLens(lens);
      const catalog = uri === undefined ? undefined : await session.catalogs.read(uri);
      const target = catalog && targetInCatalog(catalog, lens.range.start);
      // Edited meanwhile: the client will ask again.
      if (!target || uri === undefined) return { ...lens, command: { title: '', command: '' } };
      await Promise.all(workspace.roots.map((root) => index.begun(root)));
      if (token.isCancellationRequested) return lens;
      const found = workspace.roots.flatMap((root) => index.known(root, citing(target, true)));
      const cited = references(target, found, false, clientUri);
      return { ...lens, command: countedReferences(uri, lens.range.start, cited, options.showReferencesCommand) };
    }),
  );
  return refresh;
}

const noAnswer = (): null => null;
const unchanged = (lens: CodeLens): CodeLens => lens;

/** Once lenses were asked for, brings the index up to date after changes, and has the client ask again. */
class LensRefresh implements ChangeListener {
  readonly #connection: Connection;
  readonly #session: Session;
  #isAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  asked(): void {
    this.#isAsked = true;
  }

  /** In a catalog itself the client asks of its own accord. */
  documentChanged(uri: string): void {
    if (this.#session.workspace.readersOf(normalise(uri)).length === 0) this.#soon();
  }

  documentClosed(): void {
    this.#soon();
  }

  filesChanged(): void {
    this.#soon();
  }

  judgeAll(): void {
    this.#soon();
  }

  dispose(): void {
    this.#isAsked = false;
    clearTimeout(this.#timer);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    if (!this.#isAsked || !this.#session.support.refreshCodeLens) return;
    this.#timer = setTimeout(() => void this.#refresh().catch(this.#failed), QUIET);
  }

  async #refresh(): Promise<void> {
    const { index, workspace } = this.#session;
    for (const root of workspace.roots) await index.complete(root);
    if (!this.#isAsked) return;
    this.#isAsked = false;
    await this.#connection.sendRequest(CodeLensRefreshRequest.type);
  }

  readonly #failed = (error: unknown): void => {
    this.#connection.console.warn(`References were not counted again: ${describeError(error)}`);
  };
}
