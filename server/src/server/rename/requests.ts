import {
  type CancellationToken,
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { isRefusal, type Refusal, type Result } from '../../core/base/result.ts';
import { isOfKnownShape } from '../../core/matching/shapes.ts';
import type { Position } from '../../core/model/text.ts';
import {
  type PrefixPlace,
  prefixAt,
  prefixInCatalog,
  type Target,
  targetAt,
  targetInCatalog,
} from '../../features/objectives/target.ts';
import { prepareRename, prepareRenameInCatalog, renameEdit } from '../../features/rename.ts';
import { withoutLinks } from '../../protocol/index.ts';
import type { Session } from '../session/session.ts';
import { openVersions } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';
import { numberIn, numberRenaming } from './number-renaming.ts';
import { prefixRenaming } from './prefix-renaming.ts';
import { rename } from './rename.ts';
import { documentEdited, refusalOfEdits, refusalOfTarget } from './renaming.ts';

/** How often a rename starts over because a document was edited meanwhile. */
const ATTEMPTS = 3;

/** What to rename: the prefix at the position, or what the prefix or number there refers to. */
interface Renamed {
  readonly prefix: PrefixPlace | null;
  readonly target: Target | null;
}

/** The answer to `textDocument/prepareRename`. */
export async function preparedRename(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationToken,
) {
  const catalog = await session.catalogs.read(textDocument.uri);
  const document = await session.analyse(textDocument.uri, token);
  if (!document) return null;
  const { prefix, target } = await renamedAt(session, textDocument.uri, position);
  const refusal = prefix ? refusalOfEdits(prefix.framework) : refusalOfTarget(target);
  if (refusal) return failure(refusal);
  return (catalog && prepareRenameInCatalog(catalog, position)) ?? prepareRename(document, position);
}

/**
 * The answer to `textDocument/rename`.
 * @param version of the document at the time of the request, whose text the position is in
 */
export async function renamed(
  session: Session,
  { textDocument, position, newName }: RenameParams,
  version: number | undefined,
) {
  const { documents } = session;
  const { prefix, target } = await renamedAt(session, textDocument.uri, position);
  if (documents.get(textDocument.uri)?.version !== version) return failure(documentEdited());
  const isNumber = target?.kind === 'objective' && (!prefix || meansNumber(session, target, newName));
  const refusal = prefix && !isNumber ? refusalOfEdits(prefix.framework) : refusalOfTarget(target);
  if (refusal) return failure(refusal);
  const renaming = isNumber
    ? () => numberRenaming(session.workspace, target.framework, target.objective, newName)
    : prefix && (() => prefixRenaming(session.workspace, prefix.framework, newName));
  if (!renaming) return null;
  const files = await withoutEdits(documents, () => rename(session, renaming()));
  return isRefusal(files) ? failure(files) : renameEdit(files, session.support);
}

/** The result of a run during which no document is edited: after an edit it may be incomplete. Refused after some attempts. */
async function withoutEdits<T>(documents: Documents, run: () => Promise<T>): Promise<Result<T>> {
  for (let attempts = 0; attempts < ATTEMPTS; attempts++) {
    const before = openVersions(documents);
    const result = await run();
    if (openVersions(documents) === before) return result;
  }
  return documentEdited();
}

/** Whether the new name is a number: typed over a prefix, it is meant for the objective that is cited there. */
function meansNumber({ workspace }: Session, { framework }: Target, newName: string): boolean {
  const number = numberIn(newName, framework);
  const isNumber = workspace.projects.some(({ state }) => {
    const shapes = state.scope.set.matcher.frameworks.get(framework.id)?.shapes;
    return shapes && isOfKnownShape(shapes, number, framework.numbering.ignoreCase);
  });
  return isNumber || !/\p{L}/u.test(number);
}

async function renamedAt(session: Session, uri: string, position: Position): Promise<Renamed> {
  await session.workspace.allSettled();
  const catalog = await session.catalogs.read(uri);
  const document = await session.analyse(uri);
  const prefix = (catalog && prefixInCatalog(catalog, position)) ?? (document ? prefixAt(document, position) : null);
  const target = (catalog && targetInCatalog(catalog, position)) ?? (document ? targetAt(document, position) : null);
  return { prefix, target };
}

const failure = ({ message }: Refusal): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestFailed, withoutLinks(message));
