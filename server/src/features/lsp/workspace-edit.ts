import type { CreateFile, SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as CoreEdit } from '../../core/model/text.ts';
import type { FeatureDocument } from '../feature-document.ts';
import type { ClientSupport } from './client-support.ts';

export interface FileEdits {
  /** As the client spells it. */
  readonly uri: string;
  /** Of the open document; null: the file on disk. */
  readonly version: number | null;
  readonly edits: readonly CoreEdit[];
  /** The file does not exist yet: only for clients that create files. */
  readonly isNew?: boolean;
}

/** Edits of one document, for the version that they are meant for where the client knows versions. */
export function workspaceEdit(
  { uri, version }: Pick<FeatureDocument, 'uri' | 'version'>,
  edits: readonly CoreEdit[],
  support: ClientSupport,
): WorkspaceEdit {
  return editOfFiles([{ uri, version, edits }], support);
}

/** The edits of several files as one, which clients apply and undo as a whole, each with its annotation, if any. */
export function editOfFiles<F extends FileEdits>(
  files: readonly F[],
  support: ClientSupport,
  annotationOf?: (file: F) => string,
): WorkspaceEdit {
  if (!support.documentChanges) {
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits.map(plain)])) };
  }
  return { documentChanges: files.flatMap((file) => documentChanges(file, annotationOf?.(file))) };
}

/** An edit of one file and of another, as one. */
export function withFile(edit: WorkspaceEdit, file: FileEdits, support: ClientSupport): WorkspaceEdit {
  const { changes, documentChanges: more = [] } = editOfFiles([file], support);
  if (!edit.documentChanges) return { ...edit, changes: { ...edit.changes, ...changes } };
  return { ...edit, documentChanges: [...edit.documentChanges, ...more] };
}

function documentChanges({ uri, version, edits, isNew }: FileEdits, annotationId?: string) {
  const written = edits.map((edit) => (annotationId === undefined ? plain(edit) : { ...plain(edit), annotationId }));
  const edited: TextDocumentEdit = { textDocument: { uri, version }, edits: written };
  const created: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  return isNew ? [created, edited] : [edited];
}

/**
 * As `editOfFiles`, with a preview where the client supports it. VS Code shows a preview if any change needs confirmation,
 * in which changes that need it are not selected, and without what changes nothing. So the creation of the folder, which
 * exists, needs it.
 *
 * @param folder URI of a folder that exists
 */
export function editOfFilesShownFirst(
  files: readonly FileEdits[],
  label: string,
  folder: string,
  support: ClientSupport,
): WorkspaceEdit {
  const { documentChanges: changes } = editOfFiles(files, support, () => CHANGE);
  if (!changes || !support.changeAnnotations || !support.createFiles) return editOfFiles(files, support);
  const options = { ignoreIfExists: true };
  return {
    documentChanges: [{ kind: 'create', uri: folder, options, annotationId: CONFIRMATION }, ...changes],
    changeAnnotations: {
      [CONFIRMATION]: { label, needsConfirmation: true },
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
