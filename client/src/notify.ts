import * as vscode from 'vscode';
import { withoutLinks } from '../../server/src/protocol/index.ts';

/*
 * All messages go through here. VS Code makes links of what looks like one in a message, and such a link may run any command:
 * what a catalog, a file or a setting has in a name is text.
 */

export const inform = async <T extends string>(message: string, ...answers: readonly T[]): Promise<T | undefined> =>
  vscode.window.showInformationMessage(withoutLinks(message), ...answers);

export const warn = async <T extends string>(message: string, ...answers: readonly T[]): Promise<T | undefined> =>
  vscode.window.showWarningMessage(withoutLinks(message), ...answers);

/** A failure, as a sentence or as what was thrown in work that nobody waits for. */
export function showError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  void vscode.window.showErrorMessage(withoutLinks(message));
}
