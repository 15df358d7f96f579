import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as CoreEdit } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';

/** Edits of one document, for the version that they are meant for where the client knows versions. */
export function workspaceEdit(
  { uri, version }: FeatureDocument,
  changes: readonly CoreEdit[],
  support: ClientSupport,
): WorkspaceEdit {
  const edits: TextEdit[] = changes.map(({ range, newText }) => ({ range, newText }));
  return support.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** An insertion with a part that is selected to be typed over, where the client can do that (LSP 3.18, `SnippetTextEdit`). */
export function placeholderEdit(
  document: FeatureDocument,
  { range, newText }: CoreEdit,
  placeholder: { readonly start: number; readonly end: number } | undefined,
  support: ClientSupport,
): WorkspaceEdit {
  if (!placeholder || !support.snippetEdits || !support.documentChanges) {
    return workspaceEdit(document, [{ range, newText }], support);
  }
  const { start, end } = placeholder;
  const word = escaped(newText.slice(start, end));
  const value = `${escaped(newText.slice(0, start))}\${1:${word}}${escaped(newText.slice(end))}`;
  const edit: SnippetTextEdit = { range, snippet: { kind: 'snippet', value } };
  const { uri, version } = document;
  return { documentChanges: [{ textDocument: { uri, version }, edits: [edit] }] };
}

/** As text of a snippet (LSP 3.18, "Snippet Syntax"). */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
