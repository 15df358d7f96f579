import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Fix, Problem } from '../core/model/problem.ts';
import { comparePositions, intersects, type Range } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import { DIAGNOSTIC_SOURCE, diagnostic } from './diagnostics.ts';
import type { FeatureDocument } from './feature-document.ts';

/**
 * Quick fixes of the problems that the range touches, in the order of the text, the best fix of each first. Computed
 * anew from the text: what the client says of diagnostics only serves to link them.
 */
export function codeActions(
  document: FeatureDocument,
  problems: readonly Problem[],
  range: Range,
  context: CodeActionContext,
  support: ClientSupport,
  clientUri: (uri: string) => string,
): CodeAction[] {
  if (!support.codeActionLiteral || !wants(context, CodeActionKind.QuickFix)) return [];
  return problems
    .filter((problem) => intersects(problem.range, range))
    .flatMap((problem) => {
      const linked = sameDiagnostic(context.diagnostics, problem) ?? diagnostic(problem, support, clientUri);
      return problem.fixes.map((fix) => quickFix(document, fix, linked, support));
    });
}

function quickFix(document: FeatureDocument, fix: Fix, linked: Diagnostic, support: ClientSupport): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [linked],
    edit: workspaceEdit(document, fix.edits, support),
    ...(fix.preferred && support.preferredCodeAction && { isPreferred: true }),
  };
}

function workspaceEdit(
  { uri, version }: FeatureDocument,
  fixEdits: Fix['edits'],
  support: ClientSupport,
): WorkspaceEdit {
  const edits: TextEdit[] = fixEdits.map(({ range, newText }) => ({ range, newText }));
  return support.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** Kinds are hierarchical: who asks for `a` gets `a.b` too (LSP `CodeActionKind`). */
function wants({ only }: CodeActionContext, kind: CodeActionKind): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The client's own copy of the diagnostic, by which it recognises what an action mends. */
function sameDiagnostic(diagnostics: readonly Diagnostic[], problem: Problem): Diagnostic | undefined {
  return diagnostics.find(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE &&
      code === problem.code &&
      comparePositions(range.start, problem.range.start) === 0 &&
      comparePositions(range.end, problem.range.end) === 0,
  );
}
