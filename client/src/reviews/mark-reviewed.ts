import * as vscode from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';

/** The command of the server, which the language client registers. */
const MARK_REVIEWED = 'objectiveReferences.markReviewed';

/** The command "Mark Document as Reviewed": all references in the active document. */
export async function markDocumentReviewed(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.commands.executeCommand(MARK_REVIEWED, { uri: document.uri.toString() });
}

/**
 * Saves the record after a review, because it is usually not open: VS Code saves the edits of a server only if they
 * change several files. A record with unsaved changes is not saved.
 */
export const savingRecords: NonNullable<ExecuteCommandMiddleware['executeCommand']> = async (command, args, next) => {
  const unsaved = command === MARK_REVIEWED ? unsavedRecords() : [];
  const result = await next(command, args);
  if (command !== MARK_REVIEWED) return result;
  for (const record of unsavedRecords()) if (!unsaved.includes(record)) await record.save();
  return result;
};

function unsavedRecords(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.path.endsWith('/objrefs.reviews.yaml'),
  );
}
