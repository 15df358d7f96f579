import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export function registerCommands(client: LanguageClient, log: vscode.LogOutputChannel): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('objectiveReferences.restartServer', () => restart(client)),
    vscode.commands.registerCommand('objectiveReferences.showLog', () => log.show()),
  ];
}

/** Works in every state: a server that has crashed, or never started, is simply started. */
async function restart(client: LanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
