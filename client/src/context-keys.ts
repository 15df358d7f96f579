import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { MIGRATION_REQUESTS, type MigratableFramework } from '../../server/src/protocol/index.ts';
import { documentSelector } from './document-selector.ts';

/** The command of a server that can ask git: there is none in a browser. */
const CHECK_WRITTEN = 'objectiveReferences.checkSinceWritten';

/**
 * Keeps what the `enablement` and `when` of `package.json` ask for, so that no command is offered where it cannot work.
 *
 * @param judgementChanged fires when the server may judge otherwise, or has started
 */
export function keepContextKeys(client: BaseLanguageClient, diagnosticsChanged: vscode.Event<void>): vscode.Disposable {
  const schemes = () =>
    set('objectiveReferences.schemes', [...new Set(documentSelector().map(({ scheme }) => scheme))]);
  schemes();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(schemes),
    diagnosticsChanged(() => void askServer(client)),
  );
}

async function askServer(client: BaseLanguageClient): Promise<void> {
  if (client.state !== State.Running) return;
  const commands = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  set('objectiveReferences.asksGit', commands.includes(CHECK_WRITTEN));
  const frameworks = await client
    .sendRequest<MigratableFramework[]>(MIGRATION_REQUESTS.frameworks, {})
    .catch((): MigratableFramework[] => []);
  set('objectiveReferences.canMigrate', frameworks.length > 0);
}

function set(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
