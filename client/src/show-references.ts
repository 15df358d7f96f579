import * as vscode from 'vscode';
import { type BaseLanguageClient, type Location, type Position, ReferencesRequest } from 'vscode-languageclient';

/** Shows what a count in a catalog counts; named in `InitializationOptions.showReferencesCommand`. */
export const SHOW_REFERENCES = 'objectiveReferences.showReferences';

/** Takes LSP's values, as the server gives them: VS Code's own command wants VS Code's. */
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
