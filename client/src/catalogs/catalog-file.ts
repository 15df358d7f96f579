import * as vscode from 'vscode';

/** The folder to put a file into. Asks if there are several; undefined if there is none or none was picked. */
export async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

/** Writes a new file. Returns false, and leaves the file as it is, if it already exists. */
export async function writeNewFile(uri: vscode.Uri, content: Uint8Array): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: content });
  return vscode.workspace.applyEdit(edit);
}

/**
 * Opens a document that is not saved yet, under the first name that no file has, so that saving does not ask for one; VS
 * Code supports this only for files on disk.
 */
export async function openUnsaved(
  folder: vscode.Uri | undefined,
  names: readonly string[],
  content: string,
): Promise<vscode.TextDocument> {
  const file = folder?.scheme === 'file' ? await firstFree(folder, names) : undefined;
  if (!file) return vscode.workspace.openTextDocument({ language: 'yaml', content });
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  // It may still be open from the last time.
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function firstFree(folder: vscode.Uri, names: readonly string[]): Promise<vscode.Uri | undefined> {
  for (const name of names) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (!(await exists(uri))) return uri;
  }
  return undefined;
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
