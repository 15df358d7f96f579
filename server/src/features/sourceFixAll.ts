import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { memoize } from '../core/base/memoize.ts';
import { type FixAllResult, fixAll } from '../core/fixing/fix-all.ts';
import type { DiagnosticCode, ReferenceCode } from '../core/model/diagnostic.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { workspaceEdit } from './lsp/workspace-edit.ts';

/** The kind for editors to run on save: `"editor.codeActionsOnSave": {"source.fixAll.objectiveReferences": "explicit"}`. */
export const FIX_ALL_KIND: CodeActionKind = `${CodeActionKind.SourceFixAll}.objectiveReferences`;

/** The server's command that fixes all files. */
export const FIX_ALL_COMMAND = 'objectiveReferences.fixAllInWorkspace';

/** Applies what fix all may apply without a choice in the whole document (`fixAll`); null where there is nothing. */
export function sourceFixAll(document: FeatureDocument, support: ClientSupport): CodeAction | null {
  const { edits } = fixed(document, null);
  if (edits.length === 0) return null;
  return {
    title: l10n.t('Fix all objective references'),
    kind: FIX_ALL_KIND,
    edit: workspaceEdit(document, edits, support),
  };
}

/** A quick fix for all diagnostics of a code; null where it would fix only one, which has its own quick fix. */
export function fixAllOfCode(
  document: FeatureDocument,
  code: DiagnosticCode,
  support: ClientSupport,
): CodeAction | null {
  const { diagnostics } = document.analysis;
  if (diagnostics.filter((diagnostic) => diagnostic.code === code).length < 2) return null;
  const { edits, fixed: fixedDiagnostics } = fixed(document, code);
  if (fixedDiagnostics.length < 2) return null;
  return {
    title: l10n.t('Fix all {0} in this document', nameOfProblems(code)),
    kind: CodeActionKind.QuickFix,
    edit: workspaceEdit(document, edits, support),
  };
}

/**
 * A quick fix for all diagnostics of a code in all files of the document's folder; null where this document has none of
 * the code with a preferred fix. It is a command, since what there is to fix is only determined when it is chosen.
 */
export function fixCodeInWorkspace(document: FeatureDocument, code: DiagnosticCode): CodeAction | null {
  if (fixed(document, code).fixed.length === 0) return null;
  const title = l10n.t('Fix all {0} in workspace', nameOfProblems(code));
  const command = { title, command: FIX_ALL_COMMAND, arguments: [{ code, uri: document.uri }] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

/** Memoized by version of the document and by code: an editor requests code actions each time the cursor moves. */
const fixes = memoize((_document: FeatureDocument) => new Map<DiagnosticCode | null, FixAllResult>());

function fixed(document: FeatureDocument, code: DiagnosticCode | null): FixAllResult {
  const known = fixes(document);
  const result = known.get(code) ?? fixAll(document.analysis, code === null ? {} : { codes: new Set([code]) });
  known.set(code, result);
  return result;
}

function nameOfProblems(code: DiagnosticCode): string {
  const names: Record<ReferenceCode, string> = {
    'unknown-objective': l10n.t('unknown objectives'),
    'unknown-edition': l10n.t('unknown editions'),
    'invalid-range': l10n.t('invalid ranges'),
    'withdrawn-objective': l10n.t('withdrawn objectives'),
    'replaced-objective': l10n.t('replaced objectives'),
    'superseded-edition': l10n.t('superseded editions'),
    'reused-number': l10n.t('reused numbers'),
    'changed-objective': l10n.t('changed objectives'),
    'title-mismatch': l10n.t('mismatched titles'),
    'noncanonical-reference': l10n.t('noncanonical references'),
    'unused-suppression': l10n.t('unused ignore comments'),
    'disabled-framework': l10n.t('disabled frameworks'),
  };
  return code in names ? names[code as ReferenceCode] : code;
}
