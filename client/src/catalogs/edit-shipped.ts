import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CATALOG_REQUESTS, type ShippedCatalogInfo } from '../../../server/src/protocol/index.ts';
import { inform } from '../notify.ts';
import { pickFolder, writeNewFile } from './catalog-file.ts';

/**
 * The command "Customize Built-in Catalog…": copies a built-in catalog into the folder and opens it. An existing copy
 * is opened unchanged.
 *
 * @param prefix of the framework; asks for it if absent
 */
export async function editShippedCatalog(
  client: BaseLanguageClient,
  extensionUri: vscode.Uri,
  prefix?: string,
): Promise<void> {
  const shipped = await client.sendRequest<ShippedCatalogInfo[]>(CATALOG_REQUESTS.shipped, {});
  const chosen = prefix === undefined ? await pick(shipped) : shipped.find((catalog) => catalog.prefix === prefix);
  const folder = chosen && (await pickFolder());
  if (!folder) return;
  const target = vscode.Uri.joinPath(folder.uri, chosen.file);
  const source = vscode.Uri.joinPath(extensionUri, 'seeds', chosen.file);
  const isNew = await writeNewFile(target, await vscode.workspace.fs.readFile(source));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
  const said = isNew
    ? vscode.l10n.t(
        'This copy replaces the built-in catalog of {0}. Delete it to restore the built-in catalog.',
        chosen.prefix,
      )
    : vscode.l10n.t('{0} already exists and was not changed.', chosen.file);
  void inform(said);
}

async function pick(shipped: readonly ShippedCatalogInfo[]): Promise<ShippedCatalogInfo | undefined> {
  const items = shipped.map((catalog) => ({ label: catalog.prefix, description: catalog.title, catalog }));
  const options = {
    title: vscode.l10n.t('Customize Built-in Catalog'),
    placeHolder: vscode.l10n.t('Select a catalog to copy'),
    matchOnDescription: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.catalog;
}
