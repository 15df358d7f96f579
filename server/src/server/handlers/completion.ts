import { type CompletionItem, CompletionTriggerKind, type Connection } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import { completionInCatalog } from '../../features/catalog/completion.ts';
import { completionOfFields, type FieldsDocument } from '../../features/catalog/field-completion.ts';
import { pathItems, pathPlace } from '../../features/catalog/path-completion.ts';
import { completion, completionResolve } from '../../features/completion.ts';
import { objectiveData } from '../../features/objectives/item-data.ts';
import { join, normalise, officeFileOf } from '../../uri/uris.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond, unchanged } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { support, options } = session;

  respond(connection, LSP.completion, noAnswer, async ({ textDocument, position, context }, token) => {
    const document = await session.analyse(textDocument.uri, token);
    if (!document || officeFileOf(textDocument.uri)) return null;
    const catalog = session.catalogs.text(textDocument.uri);
    const successors = catalog && completionInCatalog(catalog, position, support);
    if (successors) return successors;
    const fields = session.catalogs.fields(textDocument.uri);
    const ofFields = fields && completionOfFields(fields, position, support);
    const paths = fields ? await pathsAt(session, textDocument.uri, fields, position) : [];
    if (paths.length > 0) return { isIncomplete: true, items: [...(ofFields?.items ?? []), ...paths] };
    if (ofFields) return ofFields;
    // A client that does not send what triggered the list is treated as one whose user has invoked it.
    const invoked = (context?.triggerKind ?? CompletionTriggerKind.Invoked) === CompletionTriggerKind.Invoked;
    const { settings } = (await session.loadedProject(textDocument.uri)).state;
    return completion(
      document,
      position,
      { ...options, invoked, ...(settings && { insert: settings.insert }) },
      support,
    );
  });

  respond(connection, LSP.completionResolve, unchanged, async (item, token) => {
    const data = objectiveData(item);
    return data ? completionResolve(item, await session.frameworksOf(data.uri, token), support) : item;
  });
}

/** Files and folders of the project that complete the path at the position in `objrefs.yaml`. */
async function pathsAt(
  { workspace, fileSystem }: Session,
  uri: string,
  fields: FieldsDocument,
  position: Position,
): Promise<CompletionItem[]> {
  const place = pathPlace(fields, position);
  const { uri: project, state } = workspace.projectOf(normalise(uri));
  if (!place || project === null) return [];
  try {
    const folder = place.folder === '' ? project : join(project, place.folder.slice(0, -1));
    return (await state.loaded.isBarred?.(folder)) ? [] : pathItems(place, await fileSystem.readDirectory(folder));
  } catch {
    // There is no such folder.
    return [];
  }
}
