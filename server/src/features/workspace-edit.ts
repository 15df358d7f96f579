import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
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

/** The edits of one of several files. */
export interface FileEdits {
  readonly document: Pick<FeatureDocument, 'uri' | 'version'>;
  readonly edits: readonly CoreEdit[];
}

/** The edits of several files as one, which clients apply and undo as a whole. */
export function editOfFiles(files: readonly FileEdits[], support: ClientSupport): WorkspaceEdit {
  if (!support.documentChanges) {
    return { changes: Object.fromEntries(files.map(({ document, edits }) => [document.uri, edits.map(plain)])) };
  }
  const documentChanges = files.map(
    ({ document: { uri, version }, edits }): TextDocumentEdit => ({
      textDocument: { uri, version },
      edits: edits.map(plain),
    }),
  );
  return { documentChanges };
}

/** The edits of a file that does not exist yet, for clients that create files. */
export function editOfNewFile(uri: string, edits: readonly CoreEdit[]): WorkspaceEdit {
  const textDocument = { uri, version: null };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument, edits: edits.map(plain) },
    ],
  };
}

/**
 * As `editOfFiles`, with a preview where the client supports it. VS Code shows a preview if any change needs confirmation,
 * in which changes that need it are not selected. So an empty change needs it, and all others are selected.
 */
export function editOfFilesShownFirst(
  files: readonly FileEdits[],
  label: string,
  support: ClientSupport,
): WorkspaceEdit {
  const [first, ...others] = files;
  if (!first || !support.documentChanges || !support.changeAnnotations) return editOfFiles(files, support);
  const annotated = ({ document: { uri, version }, edits }: FileEdits): TextDocumentEdit => ({
    textDocument: { uri, version },
    edits: edits.map((edit): AnnotatedTextEdit => ({ ...plain(edit), annotationId: CHANGE })),
  });
  const start = { line: 0, character: 0 };
  const nothing: AnnotatedTextEdit = { range: { start, end: start }, newText: '', annotationId: CONFIRMATION };
  const begun = annotated(first);
  return {
    documentChanges: [{ ...begun, edits: [nothing, ...begun.edits] }, ...others.map(annotated)],
    changeAnnotations: {
      [CONFIRMATION]: {
        label: l10n.t('Clear the changes you do not want, then select Apply'),
        needsConfirmation: true,
      },
      [CHANGE]: { label, needsConfirmation: false },
    },
  };
}

const CHANGE = 'change';
const CONFIRMATION = 'confirmation';
const plain = ({ range, newText }: CoreEdit): TextEdit => ({ range, newText });

/** An insertion with a placeholder, where the client supports that (LSP 3.18, `SnippetTextEdit`). */
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
