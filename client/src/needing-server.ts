import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { warn } from './notify.ts';

/** Makes a command of a function that needs the server: if the server does not run, a message offers to start it. */
export function needingServer<A extends readonly unknown[]>(
  client: Pick<BaseLanguageClient, 'needsStop'>,
  run: (...args: A) => unknown,
  otherwise: () => Promise<void> = offerRestart,
): (...args: A) => Promise<void> {
  return async (...args) => {
    // The server runs or is starting; the client waits for it.
    await (client.needsStop() ? run(...args) : otherwise());
  };
}

async function offerRestart(): Promise<void> {
  const restart = vscode.l10n.t('Restart Server');
  const answer = await warn(vscode.l10n.t('The language server is not running.'), restart);
  if (answer === restart) await vscode.commands.executeCommand('objectiveReferences.restartServer');
}
