import * as vscode from 'vscode';

/** Opens settings, by their full names, in the scope that is in effect. */
export async function openSettings(settings: readonly string[]): Promise<void> {
  const names = [...new Set(settings)];
  const command = names.some(isOfWorkspace) ? 'openWorkspaceSettings' : 'openSettings';
  await vscode.commands.executeCommand(`workbench.action.${command}`, { query: `@id:${names.join(',')}` });
}

/** Whether a setting has a workspace or folder value, which overrides the user value. */
function isOfWorkspace(setting: string): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => {
    const inspected = vscode.workspace.getConfiguration(undefined, folder).inspect(setting);
    return inspected?.workspaceValue !== undefined || inspected?.workspaceFolderValue !== undefined;
  });
}
