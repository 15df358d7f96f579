import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { MIGRATION_REQUESTS, type MigratableFramework } from '../../server/src/protocol/index.ts';
import { knownEditor } from './document-selector.ts';

/** A command of servers that can ask git, which a browser cannot. */
const CHECK_WRITTEN = 'objectiveReferences.checkSinceWritten';

/**
 * Maintains the context keys of `enablement` and `when` clauses in `package.json`, so that commands are offered only
 * where they work.
 *
 * @param diagnosticsChanged fires when diagnostics may differ, or the server has started
 */
export function keepContextKeys(client: BaseLanguageClient, diagnosticsChanged: vscode.Event<void>): vscode.Disposable {
  // VS Code's own keys do not say: in a remote window, `resourceScheme` is not the scheme that extensions see.
  const document = () => setContext('objectiveReferences.hasDocument', knownEditor() !== undefined);
  document();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(document),
    vscode.window.onDidChangeActiveTextEditor(document),
    diagnosticsChanged(() => void askServer(client)),
  );
}

async function askServer(client: BaseLanguageClient): Promise<void> {
  if (client.state !== State.Running) return;
  const commands = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  setContext('objectiveReferences.asksGit', commands.includes(CHECK_WRITTEN));
  const frameworks = await client
    .sendRequest<MigratableFramework[]>(MIGRATION_REQUESTS.frameworks, {})
    .catch((): MigratableFramework[] => []);
  setContext('objectiveReferences.canMigrate', frameworks.length > 0);
}

/** Before a view has its first rows, its welcome text would take the focus with it when they come. */
export const setEmpty = (view: 'objectives' | 'citedHere' | 'decisions', isEmpty: boolean): void =>
  setContext(`objectiveReferences.${view}.isEmpty`, isEmpty);

export function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
