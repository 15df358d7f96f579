import type { Connection } from 'vscode-languageserver';
import type { TextEdit } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { editOfFiles, type FileEdits } from '../../features/lsp/workspace-edit.ts';
import { type Move, movedCatalogs } from '../../loader/moved-catalogs.ts';
import { normalise } from '../../uri/uris.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { recordAfterMoves } from '../rename/review-record.ts';
import { itemsAfter, scalarEdit } from '../rename/yaml-edits.ts';
import type { Session } from '../session/session.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';

/** Before files are renamed, `catalogs` in `objrefs.yaml` and the paths in reviews are edited accordingly. */
export function register(connection: Connection, session: Session): void {
  respond(connection, LSP.willRenameFiles, noAnswer, async ({ files }) => {
    const moves = files.map(({ oldUri, newUri }) => ({ from: normalise(oldUri), to: normalise(newUri) }));
    const changes: FileEdits[] = [];
    for (const project of session.workspace.projects) {
      await project.settled();
      const configuration = await editsOf(session, project, moves);
      if (configuration) changes.push(configuration);
      const reviews = await recordAfterMoves(moves, project, session);
      if (reviews) changes.push(reviews);
    }
    return changes.length > 0 ? editOfFiles(changes, session.support) : null;
  });
}

/** The edits of a project's `objrefs.yaml`; undefined where nothing changes, or where the file has errors. */
async function editsOf(
  session: Session,
  { uri: folder, state: { loaded } }: Project,
  moves: readonly Move[],
): Promise<FileEdits | undefined> {
  const { configuration, configurationUri } = loaded;
  const last = configuration?.catalogs.at(-1);
  if (folder === null || !configuration || !last) return undefined;
  const catalogs = [...(loaded.files.listing?.configured.files.keys() ?? [])];
  const { changed, added } = movedCatalogs(folder, configuration.catalogs, catalogs, moves);
  if (changed.length + added.length === 0) return undefined;
  const known = loaded.files.configuration;
  const current = await currentText(configurationUri, session);
  if (!current || known?.text !== current.text || known.parsed !== known.value) return undefined;
  const { lines, text, uri, version } = current;
  const edits: TextEdit[] = changed.map(({ path, text: moved }) => scalarEdit(lines, path.range, moved));
  if (added.length > 0) edits.push(itemsAfter(lines, last.range, added, /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'));
  const { readConfiguration } = await import('../../catalog/configuration/configuration-reader.ts');
  const after = readConfiguration(configurationUri, editText(text, edits).text);
  const wanted = configuration.catalogs.length + added.length;
  const isRight = after.value?.catalogs.length === wanted && after.problems.length <= known.problems.length;
  return isRight ? { uri, version, edits } : undefined;
}
