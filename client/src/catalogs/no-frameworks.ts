import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CATALOG_REQUESTS, type EnableFramework, type ShippedCatalogInfo } from '../../../server/src/protocol/index.ts';
import { inform } from '../notify.ts';

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
