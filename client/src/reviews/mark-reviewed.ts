import * as vscode from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';
import { ENABLE_FRAMEWORK } from '../catalogs/no-frameworks.ts';

/** The command of the server, which the language client registers. */
const MARK_REVIEWED = 'objectiveReferences.markReviewed';

/** The command "Mark Document as Reviewed": all references in the active document. */
export async function markDocumentReviewed(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.commands.executeCommand(MARK_REVIEWED, { uri: document.uri.toString() });
}

/**
 * Saves what a command has written, the record of reviews or the configuration, because it is usually not open: VS Code saves the edits of a server only if they
 * change several files. A file with unsaved changes is not saved.
 */
export const savingRecords: NonNullable<ExecuteCommandMiddleware['executeCommand']> = async (command, args, next) => {
  const file = WRITTEN.get(command);
  const unsaved = unsavedFiles(file);
  const result = await next(command, args);
  for (const written of unsavedFiles(file)) if (!unsaved.includes(written)) await written.save();
  return result;
};

/** The file that a command of the server writes. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  [MARK_REVIEWED, 'objrefs.reviews.yaml'],
  [ENABLE_FRAMEWORK, 'objrefs.yaml'],
]);

const unsavedFiles = (name: string | undefined): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.path.endsWith(`/${name}`));
