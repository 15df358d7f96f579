import type { CompletionItem } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import type { FieldsDocument } from '../../features/catalog/field-completion.ts';
import { pathItems, pathPlace } from '../../features/catalog/path-completion.ts';
import { join, normalise } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';

/** Files and folders of the root that the path at the position of `objrefs.yaml` may go on with. */
export async function pathsAt(
  { workspace, fileSystem }: Session,
  uri: string,
  fields: FieldsDocument,
  position: Position,
): Promise<CompletionItem[]> {
  const place = pathPlace(fields, position);
  const project = workspace.projectOf(normalise(uri)).uri;
  if (!place || project === null) return [];
  try {
    const entries = await fileSystem.readDirectory(
      place.folder === '' ? project : join(project, place.folder.slice(0, -1)),
    );
    return pathItems(
      place,
      entries.map(({ name, type }) => ({ name, isFolder: type === 'directory' })),
    );
  } catch {
    // There is no such folder.
    return [];
  }
}
