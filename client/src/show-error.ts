import * as vscode from 'vscode';

/** For work that nobody waits for: the person who began it is told that it failed. */
export function showError(error: unknown): void {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
