import { type CodeAction, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { type MeaningsAfter, meaningsOfEdits, namingEdition } from '../../core/fixing/meanings-after.ts';
import type { FrameworkEdition } from '../../core/model/framework.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { severityOf } from '../../core/resolution/scope.ts';
import { onOneLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { withFile, workspaceEdit } from '../../features/lsp/workspace-edit.ts';
import { meaningsEdit } from '../rename/review-record.ts';
import type { Session } from '../session/session.ts';

/**
 * Code actions with what their edits settle and leave open about reused numbers, for the review record, as a part of
 * these edits. Where the record cannot be edited, they name editions instead; none after which a number that is open would
 * seem to be settled. Where reused numbers are not reported, they are as given.
 */
export async function withRecordedMeanings(
  actions: readonly CodeAction[],
  document: FeatureDocument,
  session: Session,
): Promise<CodeAction[]> {
  const { uri, analysis } = document;
  const { support } = session;
  const project = session.projectOf(uri);
  const hasRecord = (project.state.loaded.reviews ?? []).length > 0;
  const recorded = async (given: CodeAction, canRecord = true): Promise<CodeAction[]> => {
    const edits = editsOf(given.edit, uri);
    if (!given.edit || edits.length === 0 || severityOf(analysis.scope, 'reused-number') === 'off') return [given];
    const named = namingEdition(analysis, edits, canRecord);
    if (!named) return [];
    const action = { ...given, ...(named.edition && withEdition(given, named.edition, named.edits)) };
    const meanings = meaningsOfEdits(analysis, named.edits);
    if (!canRecord) return leavesOpen(meanings) ? [] : [action];
    if (!hasRecord && !isAboutRevision(action) && !leavesOpen(meanings)) return [action];
    const record = await meaningsEdit([{ uri, meanings }], project, session);
    if (isRefusal(record)) return recorded(given, false);
    return [record && action.edit ? { ...action, edit: withFile(action.edit, record, support) } : action];
  };
  const withEol = ({ range, newText }: TextEdit) => ({
    range,
    newText: newText.replaceAll('\n', document.eol ?? '\n'),
  });
  const withEdition = ({ title }: CodeAction, { id }: FrameworkEdition, edits: readonly TextEdit[]) => ({
    title: l10n.t('{0} and add edition {1}', title, onOneLine(id)),
    edit: workspaceEdit(document, edits.map(withEol), support),
  });
  return (await Promise.all(actions.map((action) => recorded(action)))).flat();
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
