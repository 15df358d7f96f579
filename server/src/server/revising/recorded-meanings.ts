import { type CodeAction, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { isRefusal } from '../../core/base/result.ts';
import { type MeaningsAfter, meaningsOfEdits } from '../../core/fixing/meanings-after.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { severityOf } from '../../core/resolution/scope.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { withFile } from '../../features/lsp/workspace-edit.ts';
import { meaningsEdit } from '../rename/review-record.ts';
import type { Session } from '../session/session.ts';

/**
 * Code actions with what their edits settle and leave open about reused numbers, for the review record, as a part of
 * these edits. Where the record cannot be edited, or reused numbers are not reported, they are as given.
 */
export function withRecordedMeanings(
  actions: readonly CodeAction[],
  document: FeatureDocument,
  session: Session,
): Promise<CodeAction[]> {
  const { uri, analysis } = document;
  const project = session.projectOf(uri);
  const hasRecord = (project.state.loaded.reviews ?? []).length > 0;
  const recorded = async (action: CodeAction): Promise<CodeAction> => {
    const edits = editsOf(action.edit, uri);
    if (!action.edit || edits.length === 0 || severityOf(analysis.scope, 'reused-number') === 'off') return action;
    const meanings = meaningsOfEdits(analysis, edits);
    if (!hasRecord && !isAboutRevision(action) && !leavesOpen(meanings)) return action;
    const record = await meaningsEdit([{ uri, meanings }], project, session);
    return !record || isRefusal(record) ? action : { ...action, edit: withFile(action.edit, record, session.support) };
  };
  return Promise.all(actions.map(recorded));
}

const OF_REVISIONS = new Set<unknown>(['reused-number', 'replaced-objective', 'withdrawn-objective']);

/** Of a wrong number, the right one is merely written now: no record is created for that. */
const isAboutRevision = ({ diagnostics = [] }: CodeAction): boolean =>
  diagnostics.some(({ code }) => OF_REVISIONS.has(code));

const leavesOpen = (meanings: readonly MeaningsAfter[]): boolean =>
  meanings.some(({ reviews }) => reviews.some(({ kept }) => kept !== undefined));

/** Those of a document. A snippet has the same numbers as the text that becomes of it. */
function editsOf(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] {
  const documents = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
  const inDocument = documents.filter(({ textDocument }) => textDocument.uri === uri);
  const edits = [...inDocument.flatMap((one) => one.edits), ...(edit?.changes?.[uri] ?? [])];
  return edits.map((one) => ({ range: one.range, newText: 'snippet' in one ? one.snippet.value : one.newText }));
}
