import * as vscode from 'vscode';

/** The folder that a file is put into: asked for where there are several; undefined where there is none, or none was picked. */
export async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

/** Writes a new file; false where there is one of that name, which is left as it is. */
export async function writeNewFile(uri: vscode.Uri, content: Uint8Array): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: content });
  return vscode.workspace.applyEdit(edit);
}

/**
 * A document that is not saved yet. It has a name in the folder where there is no such file, so that saving asks for none;
 * VS Code knows that of files on a disk alone.
 */
export async function openUnsaved(
  folder: vscode.WorkspaceFolder | undefined,
  fileName: string,
  content: string,
): Promise<vscode.TextDocument> {
  const file = folder?.uri.scheme === 'file' ? vscode.Uri.joinPath(folder.uri, fileName) : undefined;
  if (!file || (await exists(file))) return vscode.workspace.openTextDocument({ language: 'yaml', content });
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  // It may be open since the last time.
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
