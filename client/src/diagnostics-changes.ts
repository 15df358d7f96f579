import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { CHECKS_CHANGED } from '../../server/src/protocol/index.ts';

/** Fires when the server may judge texts otherwise than before, and when it has started. */
export function diagnosticsChanges(
  client: BaseLanguageClient,
): { readonly changed: vscode.Event<void> } & vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  // The library has one handler for a notification.
  const listening = [
    client.onNotification(CHECKS_CHANGED, () => changes.fire()),
    client.onDidChangeState(({ newState }) => newState === State.Running && changes.fire()),
  ];
  return {
    changed: changes.event,
    dispose: () => vscode.Disposable.from(changes, ...listening).dispose(),
  };
}
