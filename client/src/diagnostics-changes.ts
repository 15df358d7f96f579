import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { CHECKS_CHANGED } from '../../server/src/protocol/index.ts';

/** Fires when the server may report other diagnostics than before, and when it has started. */
export function diagnosticsChanges(
  client: BaseLanguageClient,
): { readonly changed: vscode.Event<void> } & vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  // The library allows one handler per notification.
  const listening = [
    client.onNotification(CHECKS_CHANGED, () => changes.fire()),
    client.onDidChangeState(({ newState }) => newState === State.Running && changes.fire()),
  ];
  return {
    changed: changes.event,
    dispose: () => vscode.Disposable.from(changes, ...listening).dispose(),
  };
}
