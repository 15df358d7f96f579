import type { Connection } from 'vscode-languageserver';
import { addToCatalog, type RecordMove, recordReplacement } from '../../features/addToCatalog.ts';
import { codeActions } from '../../features/codeAction.ts';
import { markReviewed } from '../../features/markReviewed.ts';
import { officeFileOf } from '../../uri/uris.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { withRecordedMeanings } from '../revising/recorded-meanings.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { support, clientUri, options } = session;
  const editable = (uri: string) => session.catalogs.editable(uri);
  respond(connection, LSP.codeAction, noAnswer, async ({ textDocument, range, context }, token) => {
    const document = await session.analyseInSlices(textDocument.uri, token, (analysis, shouldYield) =>
      analysis.diagnoseUntil(shouldYield),
    );
    if (!document) return null;
    const request = { document, range, context, support, clientUri };
    // The text of an office file cannot be edited; catalogs and reviews can.
    const isEdited = officeFileOf(document.uri) === undefined;
    const fixes = isEdited
      ? codeActions(request, session.fixableDiagnosticsOf(document), session.fixAllScope(document))
      : [];
    return [
      ...(await withRecordedMeanings(fixes, document, session)),
      ...markReviewed(request, options.showChangeCommand),
      ...addToCatalog(request, editable),
      ...(await recordReplacement(request, editable, recordMove)),
    ];
  });
}

/** Loads what writes catalogs only where there is something to record. */
const recordMove: RecordMove = async ({ catalog, lines, eol }, { edition, number }, successor) => {
  const { recordEdit } = await import('../../catalog/imports/revise-catalog.ts');
  const edits = recordEdit(catalog, lines, edition, number, { ...successor, relation: 'moved' });
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll('\n', eol ?? '\n') }));
};
