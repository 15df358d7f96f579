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
