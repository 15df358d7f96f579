import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import { editOfFiles, type FileEdits } from '../../features/lsp/workspace-edit.ts';

/** Has the client make an edit; false where it does not, as when a document has changed. */
export async function applyEdit(connection: Connection, label: string, edit: WorkspaceEdit): Promise<boolean> {
  // `isRefactoring`: an editor saves what it had to open, and undoes all files together (LSP 3.18).
  const { applied } = await connection.workspace.applyEdit({ label, edit, metadata: { isRefactoring: true } });
  return applied;
}

/** The same for edits of files. */
export const applyEdits = (
  connection: Connection,
  support: ClientSupport,
  label: string,
  files: readonly FileEdits[],
): Promise<boolean> => applyEdit(connection, label, editOfFiles(files, support));
