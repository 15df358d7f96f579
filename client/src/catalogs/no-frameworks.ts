import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CATALOG_REQUESTS, type EnableFramework, type ShippedCatalogInfo } from '../../../server/src/protocol/index.ts';
import { inform } from '../notify.ts';
import { pickFolder } from './catalog-file.ts';

/** The command of the server that enables a built-in framework, which the language client registers. */
export const ENABLE_FRAMEWORK = 'objectiveReferences.enableFramework';

/** Where no framework is enabled, shows the ways to one: a new catalog, an imported one, a built-in one. */
export async function offerFrameworks(client: BaseLanguageClient, folder: vscode.Uri | undefined): Promise<void> {
  const shipped = folder ? await client.sendRequest<ShippedCatalogInfo[]>(CATALOG_REQUESTS.shipped, {}) : [];
  const answers = new Map<string, () => Thenable<unknown>>([
    [vscode.l10n.t('New Catalog…'), () => vscode.commands.executeCommand('objectiveReferences.newCatalog')],
    [vscode.l10n.t('Import Framework…'), () => vscode.commands.executeCommand('objectiveReferences.importFramework')],
  ]);
  for (const { prefix } of shipped) {
    const argument: EnableFramework = { uri: folder?.toString() ?? '', prefix };
    answers.set(vscode.l10n.t('Enable {0}', prefix), () => vscode.commands.executeCommand(ENABLE_FRAMEWORK, argument));
  }
  const answer = await inform(vscode.l10n.t('No frameworks are enabled in this folder.'), ...answers.keys());
  await answers.get(answer ?? '')?.();
}

/**
 * The command "Enable or Disable Built-in Frameworks…": a list of them in which those that are enabled in the folder are
 * selected. Changes are written to its `objrefs.yaml`.
 */
export async function chooseFrameworks(client: BaseLanguageClient): Promise<void> {
  const folder = await pickFolder();
  if (!folder) return;
  const uri = client.code2ProtocolConverter.asUri(folder.uri);
  const shipped = await client.sendRequest<ShippedCatalogInfo[]>(CATALOG_REQUESTS.shipped, { uri });
  const rows = shipped.map(({ prefix, title, enabled }) => ({
    label: prefix,
    description: title,
    picked: enabled,
    prefix,
    enabled,
  }));
  const chosen = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Built-in Frameworks in {0}', folder.name),
    placeHolder: vscode.l10n.t('Select the frameworks to enable'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return;
  for (const { prefix, enabled } of rows.filter((row) => row.enabled !== chosen.includes(row))) {
    const argument: EnableFramework = { uri, prefix, enabled: !enabled };
    await vscode.commands.executeCommand(ENABLE_FRAMEWORK, argument);
  }
}
