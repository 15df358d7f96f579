import { type CodeAction, CodeActionKind, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { ignoreComment } from '../core/fixing/ignore-comment.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';
import { placeholderEdit } from './workspace-edit.ts';

/** Puts an ignore comment to the problem, with a place for the reason; null where the document has no comments. */
export function ignoreHere(
  document: FeatureDocument,
  problem: Diagnostic,
  linked: LspDiagnostic,
  support: ClientSupport,
): CodeAction | null {
  const { analysis, languageId, eol = '\n' } = document;
  const comment = languageId === undefined ? null : ignoreComment(analysis, problem, languageId);
  if (!comment) return null;
  const { edit, reason } = comment;
  const newText = edit.newText.replace('\n', eol);
  return {
    title: l10n.t('Ignore {0} here, with a reason', problem.code),
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: placeholderEdit(document, { range: edit.range, newText }, reason, support),
  };
}
