import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { type FixAllResult, fixAll } from '../core/fixing/fix-all.ts';
import type { DiagnosticCode } from '../core/model/diagnostic.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** What editors are told to run on save: `"editor.codeActionsOnSave": {"source.fixAll.objectiveReferences": "explicit"}`. */
export const FIX_ALL_KIND: CodeActionKind = `${CodeActionKind.SourceFixAll}.objectiveReferences`;

/** The server's command that mends all files. */
export const FIX_ALL_COMMAND = 'objectiveReferences.fixAllInWorkspace';

/** Everything in the document that can be mended without asking; null where that is nothing. */
export function sourceFixAll(document: FeatureDocument, support: ClientSupport): CodeAction | null {
  const { edits } = fixed(document, null);
  if (edits.length === 0) return null;
  return {
    title: l10n.t('Fix all objective references'),
    kind: FIX_ALL_KIND,
    edit: workspaceEdit(document, edits, support),
  };
}

/** A quick fix for all problems of a code; null where it would mend but one, which has a fix of its own. */
export function fixAllOfCode(
  document: FeatureDocument,
  code: DiagnosticCode,
  support: ClientSupport,
): CodeAction | null {
  const { diagnostics: problems } = document.analysis;
  if (problems.filter((problem) => problem.code === code).length < 2) return null;
  const { edits, fixed: fixedDiagnostics } = fixed(document, code);
  if (fixedDiagnostics.length < 2) return null;
  return {
    title: l10n.t('Fix all {0} in this document', code),
    kind: CodeActionKind.QuickFix,
    edit: workspaceEdit(document, edits, support),
  };
}

/**
 * A quick fix for all problems of a code in all files of the document's folder; null where the code has none in this
 * document that can be mended without asking. A command: nobody knows before it is chosen what there is to mend.
 */
export function fixCodeInWorkspace(document: FeatureDocument, code: DiagnosticCode): CodeAction | null {
  if (fixed(document, code).fixed.length === 0) return null;
  const title = l10n.t('Fix all {0} in workspace', code);
  const command = { title, command: FIX_ALL_COMMAND, arguments: [{ code, uri: document.uri }] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

/** By version of the document, and by code: a cursor that moves asks again and again. */
const known = new WeakMap<FeatureDocument, Map<DiagnosticCode | null, FixAllResult>>();

function fixed(document: FeatureDocument, code: DiagnosticCode | null): FixAllResult {
  const results = known.get(document) ?? new Map<DiagnosticCode | null, FixAllResult>();
  known.set(document, results);
  const found = results.get(code) ?? fixAll(document.analysis, code === null ? {} : { codes: new Set([code]) });
  results.set(code, found);
  return found;
}
