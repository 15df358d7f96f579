import * as vscode from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';

/** The server's command, which the language client registers. */
const MARK_REVIEWED = 'objectiveReferences.markReviewed';

/** The command "Mark Document Reviewed": all references in the document of the active editor. */
export async function markDocumentReviewed(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.commands.executeCommand(MARK_REVIEWED, { uri: document.uri.toString() });
}

/**
 * Saves the record after a review, since nobody looks at it: VS Code saves what the edit of a server changes only where
 * that is several files. A record that had unsaved changes before is left to whoever made them.
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
