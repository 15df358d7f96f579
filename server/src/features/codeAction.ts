import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { ignoreComment } from '../core/fixing/insert-ignore-comment.ts';
import type { Diagnostic, Fix } from '../core/model/diagnostic.ts';
import { comparePositions, intersects, type Range } from '../core/model/text.ts';
import { onOneLine } from '../core/text/plain-line.ts';
import { DIAGNOSTIC_SOURCE, lspDiagnostic } from './diagnostics.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { placeholderEdit, workspaceEdit } from './lsp/workspace-edit.ts';
import { FIX_ALL_KIND, fixAllOfCode, fixCodeInWorkspace, sourceFixAll } from './sourceFixAll.ts';

/** The server's command that enables a built-in framework. */
export const ENABLE_FRAMEWORK_COMMAND = 'objectiveReferences.enableFramework';
/** A selection with more diagnostics gets actions to ignore the first ones only. */
const MAX_IGNORED = 20;

/**
 * How far "fix all" may reach: not at all in catalogs and excluded files; else the document, or all files of its folder,
 * where there is one and the client supports `workspace/applyEdit`.
 */
export type FixAllScope = 'none' | 'document' | 'workspace';

/**
 * Quick fixes for the diagnostics that the range touches, in the order of the text, the best fix of each first; then fixes
 * for all diagnostics of the same codes, and comments that ignore them. Includes the source action if it is requested.
 * Everything is computed from the text; the diagnostics in the context only serve to link actions to them.
 */
export function codeActions(
  document: FeatureDocument,
  diagnostics: readonly Diagnostic[],
  range: Range,
  context: CodeActionContext,
  support: ClientSupport,
  clientUri: (uri: string) => string,
  scope: FixAllScope = 'document',
): CodeAction[] {
  if (!support.codeActionLiteral) return [];
  const fixAll = scope !== 'none' && asksByName(context, FIX_ALL_KIND) ? sourceFixAll(document, support) : null;
  const source = fixAll ? [fixAll] : [];
  if (!wants(context, CodeActionKind.QuickFix)) return source;
  const here = diagnostics
    .filter((diagnostic) => intersects(diagnostic.range, range))
    .map((diagnostic) => ({ diagnostic, linked: linkedDiagnostic(context, diagnostic, support, clientUri) }));
  const codes = scope !== 'none' ? [...new Set(here.map(({ diagnostic }) => diagnostic.code))] : [];
  return [
    ...here.flatMap(({ diagnostic, linked }) =>
      diagnostic.fixes.map((fix) => quickFix(document, fix, linked, support)),
    ),
    ...codes.flatMap((code) => fixAllOfCode(document, code, support) ?? []),
    ...(scope === 'workspace' ? codes.flatMap((code) => fixCodeInWorkspace(document, code) ?? []) : []),
    ...here.flatMap(({ diagnostic, linked }) => enableFramework(document, diagnostic, linked, support)),
    ...here
      .slice(0, MAX_IGNORED)
      .flatMap(({ diagnostic, linked }) => ignoreHere(document, diagnostic, linked, support) ?? []),
    ...source,
  ];
}

function quickFix(document: FeatureDocument, fix: Fix, linked: LspDiagnostic, support: ClientSupport): CodeAction {
  return {
    title: onOneLine(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: workspaceEdit(document, fix.edits, support),
    ...(fix.preferred && support.preferredCodeAction && { isPreferred: true }),
  };
}

function enableFramework(
  { uri }: FeatureDocument,
  { enables }: Diagnostic,
  linked: LspDiagnostic,
  support: ClientSupport,
): CodeAction[] {
  if (enables === undefined || !support.applyEdit || !support.createFiles) return [];
  const title = l10n.t('Enable {0} in this folder', enables);
  const command = { title, command: ENABLE_FRAMEWORK_COMMAND, arguments: [{ uri, prefix: enables }] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [linked], command }];
}

/** Whether actions of the kind are requested. Kinds are hierarchical: `a` includes `a.b` (LSP `CodeActionKind`). */
export function wants({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return !only || only.some((requested) => requested === '' || kind === requested || kind.startsWith(`${requested}.`));
}

/** Whether actions of the kind are requested explicitly, as source actions must be, which change the whole document. */
export function asksByName({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return only?.some((requested) => requested !== '' && wants({ diagnostics: [], only: [requested] }, kind)) ?? false;
}

/** The client's copy of the diagnostic, which it uses to match actions to diagnostics; else one like it. */
export function linkedDiagnostic(
  context: CodeActionContext,
  diagnostic: Diagnostic,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): LspDiagnostic {
  const same = context.diagnostics.find(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE &&
      code === diagnostic.code &&
      comparePositions(range.start, diagnostic.range.start) === 0 &&
      comparePositions(range.end, diagnostic.range.end) === 0,
  );
  return same ?? lspDiagnostic(diagnostic, support, clientUri);
}

/** Adds a comment that ignores the diagnostic, with a placeholder for the reason; null where the language has no comments. */
function ignoreHere(
  document: FeatureDocument,
  diagnostic: Diagnostic,
  linked: LspDiagnostic,
  support: ClientSupport,
): CodeAction | null {
  const { analysis, languageId, eol = '\n' } = document;
  const comment =
    languageId === undefined ? null : ignoreComment(analysis, diagnostic.range, [diagnostic.code], languageId);
  if (!comment) return null;
  const { edit, reason } = comment;
  const newText = edit.newText.replace('\n', eol);
  return {
    title: l10n.t('Ignore this problem ({0})…', diagnostic.code),
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: placeholderEdit(document, { range: edit.range, newText }, reason, support),
  };
}
