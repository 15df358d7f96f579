import * as vscode from 'vscode';

/** Shows settings, by their whole names, where they have the values that count. */
export async function openSettings(settings: readonly string[]): Promise<void> {
  const names = [...new Set(settings)];
  const command = names.some(isOfWorkspace) ? 'openWorkspaceSettings' : 'openSettings';
  await vscode.commands.executeCommand(`workbench.action.${command}`, { query: `@id:${names.join(',')}` });
}

/** Whether a setting has a value of the workspace or of a folder, which beats that of the person. */
function isOfWorkspace(setting: string): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => {
    const inspected = vscode.workspace.getConfiguration(undefined, folder).inspect(setting);
    return inspected?.workspaceValue !== undefined || inspected?.workspaceFolderValue !== undefined;
  });
}
