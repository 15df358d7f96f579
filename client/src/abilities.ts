import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** Context keys of `package.json`, and the commands of the server's without which there is nothing to offer. */
const ABILITIES = { 'objectiveReferences.asksGit': 'objectiveReferences.checkSinceWritten' } as const;

/** Tells VS Code what the server can do where it runs, so that the rest is not offered: there is no git in a browser. */
export function tellAbilities(client: BaseLanguageClient): vscode.Disposable {
  return client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) return;
    const commands = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    for (const [key, command] of Object.entries(ABILITIES)) {
      void vscode.commands.executeCommand('setContext', key, commands.includes(command));
    }
  });
}
