import * as vscode from 'vscode';

/** The type of tasks in `tasks.json`, and the name before the colon of `objrefs: check`. */
const TYPE = 'objrefs';

/**
 * The task `objrefs: check`, which shows what the command line finds in a folder under Problems. The program is that of the
 * npm package, the folder's own if it is installed there; a browser has no shell.
 */
export function registerTasks(): vscode.Disposable {
  const folders = () =>
    vscode.env.uiKind === vscode.UIKind.Web && !vscode.env.remoteName ? [] : (vscode.workspace.workspaceFolders ?? []);
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => folders().map((folder) => checkTask({ type: TYPE, task: 'check' }, folder)),
    // Of one that is written in `tasks.json`, the definition has to stay the same.
    resolveTask: ({ definition, scope }) =>
      definition.task === 'check' && typeof scope === 'object' ? checkTask(definition, scope) : undefined,
  });
}

function checkTask(definition: vscode.TaskDefinition, folder: vscode.WorkspaceFolder): vscode.Task {
  const command = new vscode.ShellExecution('npx --package objective-references objrefs check', {
    cwd: folder.uri.fsPath,
  });
  return new vscode.Task(definition, folder, 'check', TYPE, command, '$objrefs');
}
