import * as vscode from 'vscode';
import { withoutLinks } from '../../server/src/protocol/index.ts';

/**
 * All messages go through here. VS Code turns what looks like a link in a message into one, and such a link can run any
 * command, so names from catalogs, files and settings are escaped.
 */

export const inform = async <T extends string>(message: string, ...answers: readonly T[]): Promise<T | undefined> =>
  vscode.window.showInformationMessage(withoutLinks(message), ...answers);

export const warn = async <T extends string>(message: string, ...answers: readonly T[]): Promise<T | undefined> =>
  vscode.window.showWarningMessage(withoutLinks(message), ...answers);

/** Shows an error: a sentence, or a value thrown in background work. */
export function showError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  void vscode.window.showErrorMessage(withoutLinks(message));
}
