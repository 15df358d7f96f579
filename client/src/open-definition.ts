import * as vscode from 'vscode';
import type { BaseLanguageClient, Position } from 'vscode-languageclient';

/**
 * Opens the entry of an objective. It is named in `InitializationOptions.openDefinitionCommand`, and is the only
 * command that links in hovers may run.
 */
export const OPEN_DEFINITION = 'objectiveReferences.openDefinition';

/** Takes LSP values, as sent by the server. */
export async function openDefinition(client: BaseLanguageClient, uri: string, position: Position): Promise<void> {
  const { protocol2CodeConverter: converter } = client;
  const place = converter.asPosition(position);
  await vscode.window.showTextDocument(converter.asUri(uri), { selection: new vscode.Range(place, place) });
}
