import { type CodeAction, type CodeActionContext, CodeActionKind } from 'vscode-languageserver';
import { getOrInsert } from '../core/base/collections.ts';
import { l10n } from '../core/base/l10n.ts';
import { memoize } from '../core/base/memoize.ts';
import { type FixAllResult, fixAll } from '../core/fixing/fix-all.ts';
import { ignoreComment } from '../core/fixing/insert-ignore-comment.ts';
import type { Diagnostic, DiagnosticCode, ReferenceCode } from '../core/model/diagnostic.ts';
import { compareRanges, intersects, type Range } from '../core/model/text.ts';
import { onOneLine } from '../core/text/plain-line.ts';
import { DIAGNOSTIC_SOURCE, lspDiagnostic } from './diagnostics.ts';
import type { FeatureDocument } from './feature-document.ts';
import { ENABLE_FRAMEWORK_COMMAND, FIX_ALL_COMMAND, FIX_ALL_KIND } from './lsp/announced.ts';
import type { Client, ClientSupport } from './lsp/client-support.ts';
import { placeholderEdit, workspaceEdit } from './lsp/workspace-edit.ts';

/** A selection with more diagnostics gets actions to ignore the first ones only. */
const MAX_IGNORED = 20;

/**
 * How far "fix all" may reach: not at all in catalogs and excluded files; else the document, or all files of its folder,
 * where there is one and the client supports `workspace/applyEdit`.
 */
export type FixAllScope = 'none' | 'document' | 'workspace';

export interface ActionRequest extends Client {
  readonly document: FeatureDocument;
  readonly range: Range;
  readonly context: CodeActionContext;
}

/**
 * Quick fixes for the diagnostics that the range touches, in the order of the text, the best fix of each first; then fixes
 * for all diagnostics of the same codes, and comments that ignore them. Includes the source action if it is requested.
 * Everything is computed from the text; the diagnostics in the context only serve to link actions to them.
 */
export function codeActions(
  request: ActionRequest,
  diagnostics: readonly Diagnostic[],
  scope: FixAllScope = 'document',
): CodeAction[] {
  const { document, range, context, support } = request;
  if (!support.codeActionLiteral) return [];
  const fixAll = scope !== 'none' && asksByName(context, FIX_ALL_KIND) ? sourceFixAll(document, support) : null;
  const source = fixAll ? [fixAll] : [];
  if (!wants(context, CodeActionKind.QuickFix)) return source;
  const here = diagnostics.filter((diagnostic) => intersects(diagnostic.range, range));
  const codes = scope !== 'none' ? [...new Set(here.map(({ code }) => code))] : [];
  return [
    ...here.flatMap((diagnostic) => fixesOf(diagnostic, request)),
    ...codes.flatMap((code) => fixAllOfCode(document, code, support) ?? []),
    ...(scope === 'workspace' ? codes.flatMap((code) => fixCodeInWorkspace(document, code) ?? []) : []),
    ...here.flatMap((diagnostic) => enableFramework(diagnostic, request)),
    ...here.slice(0, MAX_IGNORED).flatMap((diagnostic) => ignoreHere(diagnostic, request) ?? []),
    ...source,
  ];
}

function fixesOf(diagnostic: Diagnostic, request: ActionRequest): CodeAction[] {
  const { document, support } = request;
  return diagnostic.fixes.map(({ title, edits, preferred }) =>
    quickFix(diagnostic, request, {
      title: onOneLine(title),
      edit: workspaceEdit(document, edits, support),
      ...(preferred && support.preferredCodeAction && { isPreferred: true }),
    }),
  );
}

function enableFramework(diagnostic: Diagnostic, request: ActionRequest): CodeAction[] {
  const { enables: prefix } = diagnostic;
  const { document, support } = request;
  if (prefix === undefined || !support.applyEdit || !support.createFiles) return [];
  const title = l10n.t('Enable {0} in this folder', prefix);
  const command = { title, command: ENABLE_FRAMEWORK_COMMAND, arguments: [{ uri: document.uri, prefix }] };
  return [quickFix(diagnostic, request, { title, command })];
}

/** Adds a comment that ignores the diagnostic, with a placeholder for the reason; null where the language has no comments. */
function ignoreHere(diagnostic: Diagnostic, request: ActionRequest): CodeAction | null {
  const { document, support } = request;
  const { analysis, languageId, eol = '\n' } = document;
  const { code, range } = diagnostic;
  const comment = languageId === undefined ? null : ignoreComment(analysis, range, [code], languageId);
  if (!comment) return null;
  const { edit, reason } = comment;
  const newText = edit.newText.replace('\n', eol);
  return quickFix(diagnostic, request, {
    title: l10n.t('Ignore this problem ({0})…', code),
    edit: placeholderEdit(document, { range: edit.range, newText }, reason, support),
  });
}

/** With the client's copy of the diagnostic, which it uses to match actions to diagnostics; else with one like it. */
export function quickFix(diagnostic: Diagnostic, request: ActionRequest, { title, ...action }: CodeAction): CodeAction {
  const same = request.context.diagnostics.find(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE && code === diagnostic.code && compareRanges(range, diagnostic.range) === 0,
  );
  const linked = same ?? lspDiagnostic(diagnostic, request);
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [linked], ...action };
}

/** The diagnostics of a code that the range touches, with their references, where quick fixes are requested. */
export function* reportedHere({ document, range, context, support }: ActionRequest, code: ReferenceCode) {
  if (!support.codeActionLiteral || !wants(context, CodeActionKind.QuickFix)) return;
  for (const diagnostic of document.analysis.diagnostics) {
    if (diagnostic.code !== code || !intersects(diagnostic.range, range)) continue;
    const resolved = document.analysis.referenceAt(diagnostic.range.start);
    if (resolved) yield { diagnostic, resolved };
  }
}

/** Whether actions of the kind are requested. Kinds are hierarchical: `a` includes `a.b` (LSP `CodeActionKind`). */
export function wants({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return !only || only.some((requested) => requested === '' || kind === requested || kind.startsWith(`${requested}.`));
}

/** Whether actions of the kind are requested explicitly, as source actions must be, which change the whole document. */
export function asksByName({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return only?.some((requested) => requested !== '' && wants({ diagnostics: [], only: [requested] }, kind)) ?? false;
}

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
function fixAllOfCode(document: FeatureDocument, code: DiagnosticCode, support: ClientSupport): CodeAction | null {
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
function fixCodeInWorkspace(document: FeatureDocument, code: DiagnosticCode): CodeAction | null {
  if (fixed(document, code).fixed.length === 0) return null;
  const title = l10n.t('Fix all {0} in workspace', nameOfProblems(code));
  const command = { title, command: FIX_ALL_COMMAND, arguments: [{ code, uri: document.uri }] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

/** Memoized by version of the document and by code: an editor requests code actions each time the cursor moves. */
const fixes = memoize((_document: FeatureDocument) => new Map<DiagnosticCode | null, FixAllResult>());

function fixed(document: FeatureDocument, code: DiagnosticCode | null): FixAllResult {
  const options = code === null ? {} : { codes: new Set([code]) };
  return getOrInsert(fixes(document), code, () => fixAll(document.analysis, options));
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
    'ambiguous-number': l10n.t('ambiguous numbers'),
    'noncanonical-reference': l10n.t('noncanonical references'),
    'unused-suppression': l10n.t('unused ignore comments'),
    'disabled-framework': l10n.t('disabled frameworks'),
  };
  return code in names ? names[code as ReferenceCode] : code;
}
