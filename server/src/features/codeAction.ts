import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { ignoreComment } from '../core/fixing/ignore-comment.ts';
import type { Diagnostic, Fix } from '../core/model/diagnostic.ts';
import { comparePositions, intersects, type Range } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import { DIAGNOSTIC_SOURCE, diagnostic } from './diagnostics.ts';
import type { FeatureDocument } from './feature-document.ts';
import { FIX_ALL_KIND, fixAllOfCode, fixCodeInWorkspace, sourceFixAll } from './sourceFixAll.ts';
import { placeholderEdit, workspaceEdit } from './workspace-edit.ts';

/** Problems of a selection that are offered to be ignored; more are mended or ignored by other means. */
const MAX_IGNORED = 20;

/**
 * What may be mended together: nothing in a catalog or what is excluded, else the document, or all files of its folder,
 * where there is one and the client makes edits of the server's.
 */
export type FixAllScope = 'none' | 'document' | 'workspace';

/**
 * Quick fixes of the problems that the range touches, in the order of the text, the best fix of each first; then fixes
 * for all problems of their codes, and comments that ignore them. The source action is given where it is asked for.
 * Computed anew from the text: what the client says of diagnostics only serves to link them.
 */
export function codeActions(
  document: FeatureDocument,
  problems: readonly Diagnostic[],
  range: Range,
  context: CodeActionContext,
  support: ClientSupport,
  clientUri: (uri: string) => string,
  extent: FixAllScope = 'document',
): CodeAction[] {
  if (!support.codeActionLiteral) return [];
  const fixAll = extent !== 'none' && asksByName(context, FIX_ALL_KIND) ? sourceFixAll(document, support) : null;
  const source = fixAll ? [fixAll] : [];
  if (!wants(context, CodeActionKind.QuickFix)) return source;
  const here = problems
    .filter((problem) => intersects(problem.range, range))
    .map((problem) => ({
      problem,
      linked: sameDiagnostic(context.diagnostics, problem) ?? diagnostic(problem, support, clientUri),
    }));
  const codes = extent !== 'none' ? [...new Set(here.map(({ problem }) => problem.code))] : [];
  return [
    ...here.flatMap(({ problem, linked }) => problem.fixes.map((fix) => quickFix(document, fix, linked, support))),
    ...codes.flatMap((code) => fixAllOfCode(document, code, support) ?? []),
    ...(extent === 'workspace' ? codes.flatMap((code) => fixCodeInWorkspace(document, code) ?? []) : []),
    ...here
      .slice(0, MAX_IGNORED)
      .flatMap(({ problem, linked }) => ignoreHere(document, problem, linked, support) ?? []),
    ...source,
  ];
}

function quickFix(document: FeatureDocument, fix: Fix, linked: LspDiagnostic, support: ClientSupport): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: workspaceEdit(document, fix.edits, support),
    ...(fix.preferred && support.preferredCodeAction && { isPreferred: true }),
  };
}

/** Kinds are hierarchical: who asks for `a` gets `a.b` too (LSP `CodeActionKind`). */
export function wants({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** Source actions change the whole document: they are for those who ask for them, not for all that there is. */
export function asksByName({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return only?.some((asked) => asked !== '' && wants({ diagnostics: [], only: [asked] }, kind)) ?? false;
}

/** The client's own copy of the diagnostic, by which it recognises what an action mends. */
export function sameDiagnostic(diagnostics: readonly LspDiagnostic[], problem: Diagnostic): LspDiagnostic | undefined {
  return diagnostics.find(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE &&
      code === problem.code &&
      comparePositions(range.start, problem.range.start) === 0 &&
      comparePositions(range.end, problem.range.end) === 0,
  );
}

/** Puts an ignore comment to the problem, with a place for the reason; null where the document has no comments. */
function ignoreHere(
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
    title: l10n.t('Ignore this problem ({0})…', problem.code),
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: placeholderEdit(document, { range: edit.range, newText }, reason, support),
  };
}
