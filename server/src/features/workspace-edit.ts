import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit as CoreEdit } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';

/** Edits of one document, for the version that they are meant for where the client knows versions. */
export function workspaceEdit(
  { uri, version }: FeatureDocument,
  changes: readonly CoreEdit[],
  support: ClientSupport,
): WorkspaceEdit {
  const edits = changes.map(plain);
  return support.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** What changes in one of several files. */
export interface FileEdits {
  readonly document: Pick<FeatureDocument, 'uri' | 'version'>;
  readonly edits: readonly CoreEdit[];
}

/** The edits of several files as one, which clients make and undo as a whole; with an annotation, they can show it first. */
export function editOfFiles(
  files: readonly FileEdits[],
  support: ClientSupport,
  annotation?: ChangeAnnotation,
): WorkspaceEdit {
  if (!support.documentChanges) {
    return { changes: Object.fromEntries(files.map(({ document, edits }) => [document.uri, edits.map(plain)])) };
  }
  const isAnnotated = annotation !== undefined && support.changeAnnotations;
  const annotated = (edit: CoreEdit): AnnotatedTextEdit => ({ ...plain(edit), annotationId: ANNOTATION_ID });
  const documentChanges = files.map(
    ({ document: { uri, version }, edits }): TextDocumentEdit => ({
      textDocument: { uri, version },
      edits: edits.map(isAnnotated ? annotated : plain),
    }),
  );
  return { documentChanges, ...(isAnnotated && { changeAnnotations: { [ANNOTATION_ID]: annotation } }) };
}

const ANNOTATION_ID = 'all';
const plain = ({ range, newText }: CoreEdit): TextEdit => ({ range, newText });

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
