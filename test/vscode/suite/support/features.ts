import * as vscode from 'vscode';
import { untilFound } from './waiting.ts';

// The requests of an editor to extensions, one call each.

/** The hovers at a position as one Markdown text, ours and others'. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n\n');
}

/** The completion items that would be listed at a position, ours and others'. */
export async function completionItems(uri: vscode.Uri, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items;
}

/** Where the symbol at a position is defined. Ours include the span of the reference. */
export function definitions(uri: vscode.Uri, position: vscode.Position): Thenable<vscode.LocationLink[]> {
  return vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', uri, position);
}

/** The code actions for a span. */
export function codeActions(uri: vscode.Uri, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}

/** The action with this title, once it is offered: while other extensions start, VS Code cancels requests. */
export function untilAction(uri: vscode.Uri, range: vscode.Range, title: string | RegExp): Promise<vscode.CodeAction> {
  return untilFound(`the action ${title}`, async () => {
    const actions = await codeActions(uri, range);
    return actions.find((action) => (typeof title === 'string' ? action.title === title : title.test(action.title)));
  });
}

/** The label of an item, without its details. */
export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** Names of the types of the tokens that VS Code receives for the document; undefined if there are none. */
export async function tokenTypes(uri: vscode.Uri): Promise<string[] | undefined> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    uri,
  );
  if (!legend || !tokens) return undefined;
  return [...tokens.data].flatMap((value, at) => (at % 5 === 3 ? (legend.tokenTypes[value] ?? '?') : []));
}
