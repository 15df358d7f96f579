import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Position } from '../core/model/text.ts';
import { prepareRename, prepareRenameInCatalog } from '../features/prepareRename.ts';
import { renameEdit } from '../features/rename.ts';
import { type Target, targetAt, targetInCatalog } from '../features/target.ts';
import { SHIPPED_SCHEME } from '../protocol.ts';
import { schemeOf } from '../uris.ts';
import { answering } from './answering.ts';
import { Renumberer, readOnly } from './renumber.ts';
import type { Session } from './session.ts';

/** Binds renaming, which gives an objective another number. A refusal is an error with a message, which clients show. */
export function bindRename(connection: Connection, session: Session): void {
  connection.onPrepareRename(
    answering(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const refused = refusalOf(await targetOf(session, textDocument.uri, position));
      if (refused) return refused;
      return (catalog && prepareRenameInCatalog(catalog, position)) ?? prepareRename(document, position);
    }),
  );

  connection.onRenameRequest(
    answering(connection, noAnswer, async ({ textDocument, position, newName }) => {
      // Of what is on disk nobody may have told; a rename that misses anything does harm.
      for (const root of session.workspace.roots) root.reload('texts', 0);
      const target = await targetOf(session, textDocument.uri, position);
      const refused = refusalOf(target);
      if (refused) return refused;
      if (target?.kind !== 'objective') return null;
      const files = await new Renumberer(session.renumbering).renumber(target.framework, target.objective, newName);
      return 'refused' in files ? failure(files.refused) : renameEdit(files, session.support);
    }),
  );
}

async function targetOf(session: Session, uri: string, position: Position): Promise<Target | null> {
  await Promise.all(session.workspace.roots.map((root) => root.settled()));
  const catalog = await session.catalogs.read(uri);
  const document = await session.analyse(uri);
  return (catalog && targetInCatalog(catalog, position)) ?? (document ? targetAt(document, position) : null);
}

function refusalOf(target: Target | null): ResponseError<never> | undefined {
  if (!target) return undefined;
  const { kind, framework } = target;
  if (kind === 'unlisted') {
    return failure(`${framework.prefix} has no ${target.number}: what no catalog lists cannot be renumbered.`);
  }
  if (kind === 'framework') return failure('A prefix cannot be renamed here. Change it in the catalog.');
  if (kind === 'edition') return failure('An edition cannot be renamed here. Change it in the catalog.');
  return schemeOf(target.objective.location.uri) === SHIPPED_SCHEME ? failure(readOnly(framework).refused) : undefined;
}

const failure = (message: string): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestFailed, message);
const noAnswer = (): null => null;
