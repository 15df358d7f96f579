import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CATALOG_REQUESTS, type NewCatalog, type NewCatalogParams } from '../../../server/src/protocol/index.ts';
import { showError } from '../notify.ts';
import { pickFolder, writeNewFile } from './catalog-file.ts';

/**
 * The command "New Catalog…": asks for prefix and title unless they are given, and opens a new catalog: a new file in
 * the folder, or an untitled document if there is no folder or the file already exists.
 */
export async function newCatalog(client: BaseLanguageClient, answers?: NewCatalogParams): Promise<void> {
  const write = (params: NewCatalogParams) => client.sendRequest<NewCatalog>(CATALOG_REQUESTS.write, params);
  const prefix = answers?.prefix ?? (await askPrefix(write));
  if (prefix === undefined) return;
  const title = answers?.title ?? (await askTitle(prefix));
  if (title === undefined) return;
  const made = await write({ prefix, title });
  if ('fault' in made) {
    showError(made.fault);
    return;
  }
  const document = await open(made);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const first = document.getText().indexOf('- 1 ');
  const position = document.positionAt(first + '- 1 '.length);
  // Selects the placeholder title.
  editor.selection = new vscode.Selection(position, document.lineAt(position).range.end);
}

async function open({ fileName, text }: Extract<NewCatalog, { text: string }>): Promise<vscode.TextDocument> {
  const folder = await pickFolder();
  const uri = folder && vscode.Uri.joinPath(folder.uri, fileName);
  const written = uri && (await writeNewFile(uri, new TextEncoder().encode(text)));
  return written
    ? vscode.workspace.openTextDocument(uri)
    : vscode.workspace.openTextDocument({ language: 'yaml', content: text });
}

async function askPrefix(write: (params: NewCatalogParams) => Promise<NewCatalog>): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Catalog (1/2)'),
    prompt: vscode.l10n.t('Prefix used in citations, for example INTERPOL-SP in “INTERPOL-SP 3.4”'),
    ignoreFocusOut: true,
    async validateInput(prefix) {
      if (prefix.trim() === '') return vscode.l10n.t('Enter a prefix.');
      const made = await write({ prefix, title: '' });
      return 'fault' in made ? made.fault : undefined;
    },
  });
}

async function askTitle(prefix: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Catalog (2/2)'),
    prompt: vscode.l10n.t('Full name of {0} (optional)', prefix),
    ignoreFocusOut: true,
  });
}
