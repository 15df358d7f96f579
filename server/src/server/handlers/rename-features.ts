import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { isOfKnownShape } from '../../core/matching/known-shape.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Position } from '../../core/model/text.ts';
import type { Refusal } from '../../core/renaming/plan.ts';
import { prepareRename, prepareRenameInCatalog } from '../../features/prepareRename.ts';
import { renameEdit } from '../../features/rename.ts';
import {
  type PrefixPlace,
  prefixAt,
  prefixInCatalog,
  type Target,
  targetAt,
  targetInCatalog,
} from '../../features/target.ts';
import { withoutLinks } from '../../protocol/index.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import { PrefixRenamer } from '../rename/rename-prefix.ts';
import { numberIn, Renumberer, refusalOfEdits } from '../rename/renumber.ts';
import type { Session } from '../session/session.ts';
import { openVersions } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';

/** How often a rename is begun anew since something was edited meanwhile. */
const ATTEMPTS = 3;
const edited = (): Refusal => ({ refused: l10n.t('A document was edited meanwhile. Try again.') });

/** What is to be renamed: the prefix that is at the position, or what it or the number there names. */
interface Renamed {
  readonly prefix: PrefixPlace | null;
  readonly target: Target | null;
}

/**
 * Binds renaming, which gives an objective another number, or a framework another prefix. A refusal is an error with a
 * message, which clients show.
 */
export function bindRename(connection: Connection, session: Session): void {
  connection.onPrepareRename(
    requestHandler(connection, noAnswer, async ({ textDocument, position }, token) => {
      const catalog = await session.catalogs.read(textDocument.uri);
      const document = await session.analyse(textDocument.uri, token);
      if (!document) return null;
      const { prefix, target } = await renamedAt(session, textDocument.uri, position);
      const refused = prefix ? refusalFor(prefix.framework) : refusalOf(target);
      if (refused) return refused;
      return (catalog && prepareRenameInCatalog(catalog, position)) ?? prepareRename(document, position);
    }),
  );

  connection.onRenameRequest(
    requestHandler(connection, noAnswer, async ({ textDocument, position, newName }) => {
      // Of what is on disk nobody may have told; a rename that misses anything does harm.
      for (const project of session.workspace.projects) project.reload('texts', 0);
      const { documents } = session.renumbering;
      const { version } = documents.get(textDocument.uri) ?? {};
      const { prefix, target } = await renamedAt(session, textDocument.uri, position);
      // The position was one of the text that the client had then.
      if (documents.get(textDocument.uri)?.version !== version) return failure(edited().refused);
      const isNumber = target?.kind === 'objective' && (!prefix || meansNumber(session, target, newName));
      const refused = prefix && !isNumber ? refusalFor(prefix.framework) : refusalOf(target);
      if (refused) return refused;
      const files = await whileNothingIsEdited(documents, async () =>
        isNumber
          ? new Renumberer(session.renumbering).renumber(target.framework, target.objective, newName)
          : prefix && new PrefixRenamer(session.renumbering).rename(prefix.framework, newName),
      );
      if (!files) return null;
      return 'refused' in files ? failure(files.refused) : renameEdit(files, session.support);
    }),
  );
}

/** Does it again, some times, where somebody edits meanwhile: what was found may not be all any more. */
async function whileNothingIsEdited<T>(documents: Documents, run: () => Promise<T>): Promise<T | Refusal> {
  for (let attempts = 0; attempts < ATTEMPTS; attempts++) {
    const before = openVersions(documents);
    const result = await run();
    if (openVersions(documents) === before) return result;
  }
  return edited();
}

/** Whoever types a number over a prefix means the objective that is cited there. */
function meansNumber({ workspace }: Session, { framework }: Target, newName: string): boolean {
  const number = numberIn(newName, framework);
  const isNumber = workspace.projects.some(({ state }) => {
    const shapes = state.scope.set.matcher.frameworks.get(framework.id)?.shapes;
    return shapes && isOfKnownShape(shapes, number, framework.numbering.ignoreCase);
  });
  return isNumber || !/\p{L}/u.test(number);
}

async function renamedAt(session: Session, uri: string, position: Position): Promise<Renamed> {
  await Promise.all(session.workspace.projects.map((project) => project.settled()));
  const catalog = await session.catalogs.read(uri);
  const document = await session.analyse(uri);
  const prefix = (catalog && prefixInCatalog(catalog, position)) ?? (document ? prefixAt(document, position) : null);
  const target = (catalog && targetInCatalog(catalog, position)) ?? (document ? targetAt(document, position) : null);
  return { prefix, target };
}

function refusalFor(framework: Framework): ResponseError<never> | undefined {
  const refusal = refusalOfEdits(framework);
  return refusal && failure(refusal.refused);
}

function refusalOf(target: Target | null): ResponseError<never> | undefined {
  if (!target) return undefined;
  const { kind, framework } = target;
  if (kind === 'unlisted') {
    return failure(
      l10n.t('{0} has no {1}: what no catalog lists cannot be renumbered.', framework.prefix, target.number),
    );
  }
  if (kind === 'framework')
    return failure(l10n.t('Another spelling cannot be renamed here. Change it in the catalog.'));
  if (kind === 'edition') return failure(l10n.t('An edition cannot be renamed here. Change it in the catalog.'));
  return refusalFor(framework);
}

const failure = (message: string): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestFailed, withoutLinks(message));
const noAnswer = (): null => null;
