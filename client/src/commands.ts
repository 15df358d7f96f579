import * as vscode from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';
import type { NewCatalogParams, WhatChanged } from '../../server/src/protocol/index.ts';
import { editShippedCatalog } from './catalogs/edit-shipped.ts';
import { importFramework, isImportAnswers } from './catalogs/import-framework.ts';
import { newCatalog } from './catalogs/new-catalog.ts';
import { chooseFrameworks } from './catalogs/no-frameworks.ts';
import { TRY_IT, tryIt } from './catalogs/try-it.ts';
import type { ExampleFolder } from './example/example-folder.ts';
import { fixExample } from './example/fix-example.ts';
import { migrateCommand } from './migration/migrate-command.ts';
import type { MigrationAnswers } from './migration/migration-flow.ts';
import { needingServer } from './needing-server.ts';
import { OPEN_DEFINITION, openDefinition } from './open-definition.ts';
import { markDocumentReviewed } from './reviews/mark-reviewed.ts';
import { showWhatChanged } from './reviews/what-changed.ts';
import { compareEditions } from './revision/revision-commands.ts';
import { SHOW_REFERENCES, showReferences } from './show-references.ts';

/** The commands of the client. Commands of the server are registered by the language client. */
export function registerCommands(
  client: BaseLanguageClient,
  log: vscode.LogOutputChannel,
  extensionUri: vscode.Uri,
  example: ExampleFolder,
  restart: () => Promise<void>,
): vscode.Disposable[] {
  const asking = <A extends readonly unknown[]>(run: (...args: A) => unknown) => needingServer(client, run);
  return [
    vscode.commands.registerCommand('objectiveReferences.openExample', async () => {
      await example.open();
    }),
    vscode.commands.registerCommand('objectiveReferences.resetExample', () => example.reset()),
    vscode.commands.registerCommand('objectiveReferences.fixExample', () => fixExample(example)),
    vscode.commands.registerCommand(
      'objectiveReferences.migrate',
      asking((answers?: MigrationAnswers) => migrateCommand(client, answers)),
    ),
    // The Explorer passes a file and all selected files, the menu of a view the focused row.
    vscode.commands.registerCommand(
      'objectiveReferences.importFramework',
      asking((file?: unknown, answers?: unknown) =>
        importFramework(
          client,
          file instanceof vscode.Uri ? file : undefined,
          isImportAnswers(answers) ? answers : undefined,
        ),
      ),
    ),
    vscode.commands.registerCommand(
      'objectiveReferences.compareEditions',
      asking(() => compareEditions(client)),
    ),
    vscode.commands.registerCommand('objectiveReferences.markDocumentReviewed', asking(markDocumentReviewed)),
    vscode.commands.registerCommand(
      'objectiveReferences.showWhatChanged',
      asking((at?: WhatChanged) => showWhatChanged(client, at)),
    ),
    vscode.commands.registerCommand(
      'objectiveReferences.newCatalog',
      asking((answers?: NewCatalogParams) => newCatalog(client, answers)),
    ),
    vscode.commands.registerCommand(TRY_IT, (uri?: unknown) =>
      tryIt(client, typeof uri === 'string' ? uri : undefined),
    ),
    vscode.commands.registerCommand(
      'objectiveReferences.editShippedCatalog',
      asking((prefix?: string) => editShippedCatalog(client, extensionUri, prefix)),
    ),
    vscode.commands.registerCommand(
      'objectiveReferences.chooseFrameworks',
      asking(() => chooseFrameworks(client)),
    ),
    vscode.commands.registerCommand('objectiveReferences.restartServer', restart),
    vscode.commands.registerCommand(SHOW_REFERENCES, (uri: string, position: Position, locations?: Location[]) =>
      showReferences(client, uri, position, locations),
    ),
    vscode.commands.registerCommand(OPEN_DEFINITION, (uri: string, position: Position) =>
      openDefinition(client, uri, position),
    ),
    vscode.commands.registerCommand('objectiveReferences.showLog', () => log.show()),
  ];
}
