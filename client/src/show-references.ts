import * as vscode from 'vscode';
import { type BaseLanguageClient, type Location, type Position, ReferencesRequest } from 'vscode-languageclient';

/** Shows the references that a code lens counts. It is named in `InitializationOptions.showReferencesCommand`. */
export const SHOW_REFERENCES = 'objectiveReferences.showReferences';

/** Takes LSP values, as sent by the server, and converts them for VS Code's command. */
export async function showReferences(
  client: BaseLanguageClient,
  uri: string,
  position: Position,
  locations?: Location[],
): Promise<void> {
  const params = { textDocument: { uri }, position, context: { includeDeclaration: false } };
  const found = locations ?? (await client.sendRequest(ReferencesRequest.type, params)) ?? [];
  const { protocol2CodeConverter: converter } = client;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    converter.asUri(uri),
    converter.asPosition(position),
    await converter.asReferences(found),
  );
}
