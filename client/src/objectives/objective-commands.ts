import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CiteParams,
  OBJECTIVES_REQUESTS,
  type ObjectivesNode,
  type ObjectivesPlace,
} from '../../../server/src/protocol/index.ts';
import type { InsertReferenceArgument } from '../insertion/insert-reference.ts';
import type { MigrationAnswers } from '../migration/migration-flow.ts';
import { needingServer } from '../needing-server.ts';
import { openDefinition } from '../open-definition.ts';
import { showReferences } from '../show-references.ts';
import { withoutIcons } from '../without-icons.ts';
import type { Row } from './objectives-tree.ts';

type Chosen = Row | ObjectivesNode;

/** The row that a command applies to: the one of the context menu, else the selected one of either view. */
export function objectiveCommands(
  client: BaseLanguageClient,
  objectives: vscode.TreeView<Row>,
  cited: vscode.TreeView<ObjectivesNode>,
): vscode.Disposable {
  const command = (name: string, run: (node: ObjectivesNode) => Promise<unknown>) =>
    vscode.commands.registerCommand(
      `objectiveReferences.${name}`,
      needingServer(client, async (chosen?: Chosen) => {
        const node = nodeOf(chosen ?? objectives.selection[0] ?? cited.selection[0]);
        if (node) await run(node);
      }),
    );
  const cite = (node: ObjectivesNode, withTitle: boolean) => citationOf(client, { place: node.place, withTitle });
  return vscode.Disposable.from(
    command('copyReference', async (node) => copy(await cite(node, false))),
    command('copyReferenceWithTitle', async (node) => copy(await cite(node, true))),
    command('insertObjective', ({ place }) => insert(place)),
    command('openObjective', async ({ target }) => open(client, target)),
    command('findObjectiveReferences', (node) => find(client, node)),
    command('migrateFromEdition', ({ place }) => migrate(place)),
  );
}

function nodeOf(chosen: Chosen | undefined): ObjectivesNode | undefined {
  if (chosen === undefined || 'more' in chosen) return undefined;
  return 'node' in chosen ? chosen.node : chosen;
}

async function citationOf(client: BaseLanguageClient, params: CiteParams): Promise<string | null> {
  return client.sendRequest<string | null>(OBJECTIVES_REQUESTS.cite, params);
}

async function copy(text: string | null): Promise<void> {
  if (text === null) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', withoutIcons(text)), 3000);
}

/** As it must be cited in that document, replacing the selections of the last active editor. */
async function insert({ folder, framework, edition, number }: ObjectivesPlace): Promise<void> {
  if (framework === undefined || number === undefined) return;
  const name = { prefix: framework, ...(edition !== undefined && { edition }), number };
  const argument: InsertReferenceArgument = { ...(folder !== undefined && { folder }), references: [name] };
  await vscode.commands.executeCommand('objectiveReferences.insertReference', argument);
}

/** Where the objective is defined. */
async function open(client: BaseLanguageClient, target: ObjectivesNode['target']): Promise<void> {
  if (target) await openDefinition(client, target.uri, target.range?.start ?? { line: 0, character: 0 });
}

/** In a peek view at its entry, which closes immediately if the editor is not visible yet. */
async function find(client: BaseLanguageClient, { target }: ObjectivesNode): Promise<void> {
  if (!target?.range) return;
  await open(client, target);
  await showReferences(client, target.uri, target.range.start);
}

async function migrate({ folder, framework }: ObjectivesPlace): Promise<void> {
  const answers: MigrationAnswers = {
    ...(folder !== undefined && { folder }),
    ...(framework !== undefined && { framework }),
  };
  await vscode.commands.executeCommand('objectiveReferences.migrate', answers);
}
