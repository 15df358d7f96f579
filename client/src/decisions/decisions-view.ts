import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  MIGRATION_REQUESTS,
  type MigrateParams,
  type MigrationOutcome,
  type ReferenceDecision,
} from '../../../server/src/protocol/index.ts';
import { needingServer } from '../needing-server.ts';
import { warn } from '../notify.ts';
import { withoutIcons } from '../without-icons.ts';
import { DECIDE, DecisionsTree, type Row } from './decisions-tree.ts';
import { needing, type Way, waysOf } from './rows.ts';

const VIEW = 'objectiveReferences.decisions';
export const SHOW_DECISIONS = 'objectiveReferences.showDecisions';
/** Milliseconds to wait while typing. */
const PAUSE = 500;

/**
 * The view "Needs Your Decision": what migrations leave, until it is empty. Files are searched only while it is visible,
 * and after a decision.
 */
export function registerDecisions(client: BaseLanguageClient, changed: vscode.Event<void>): vscode.Disposable {
  const tree = new DecisionsTree(client);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = true;

  async function refresh(): Promise<void> {
    isOutdated = false;
    await vscode.window.withProgress({ location: { viewId: VIEW } }, () => tree.refresh());
    const { count } = tree;
    view.badge = count === 0 ? undefined : { value: count, tooltip: needing(count) };
    view.description = count === 0 ? '' : `${count}`;
  }

  function outdated(): void {
    isOutdated = true;
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(refresh, PAUSE);
  }

  /** @param row of the reference, or of a way to settle it */
  async function decide(row: Row | undefined = view.selection[0]): Promise<void> {
    if (!row || row.kind === 'group') return;
    const reference = row.kind === 'way' ? row.above : row;
    const way = row.kind === 'way' ? row.way : await pickWay(reference);
    const decision = way && (await decisionOf(way));
    if (!decision) return;
    const { group, decision: about } = reference;
    const made: ReferenceDecision = { uri: about.uri, range: about.range, number: about.number, decision };
    const { folder, prefix, edition } = group;
    const params: MigrateParams = { folder, prefix, edition, choices: [], decisions: [made], preview: false };
    const outcome = await client.sendRequest<MigrationOutcome | null>(MIGRATION_REQUESTS.migrate, params);
    if (!outcome?.applied) {
      void warn(vscode.l10n.t('{0} {1} was not changed. Change it in the text.', prefix, about.number));
    }
    await refresh();
  }

  const parts = vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(({ visible }) => visible && isOutdated && refresh()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => tree.has(document) && outdated()),
    vscode.workspace.onDidSaveTextDocument(outdated),
    changed(outdated),
    vscode.commands.registerCommand(DECIDE, needingServer(client, decide)),
    vscode.commands.registerCommand('objectiveReferences.refreshDecisions', refresh),
    vscode.commands.registerCommand(SHOW_DECISIONS, async () => {
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      await refresh();
    }),
  );
  return vscode.Disposable.from(parts, { dispose: () => clearTimeout(timer) });
}

async function pickWay({ group, decision }: Row & { readonly kind: 'reference' }): Promise<Way | undefined> {
  const rows = waysOf(group, decision).map((way) => ({
    label: `$(${way.icon}) ${withoutIcons(way.label)}`,
    description: withoutIcons(way.description),
    way,
  }));
  const title = `${group.prefix} ${decision.number}`;
  const options = { title, placeHolder: decision.message, matchOnDescription: true };
  return (await vscode.window.showQuickPick(rows, options))?.way;
}

/** Undefined if the user cancels the question for a reason. */
async function decisionOf({ decision }: Way): Promise<ReferenceDecision['decision'] | undefined> {
  if (decision !== 'ignore') return decision;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore with a Reason'),
    prompt: vscode.l10n.t('The reason is written in a comment beside the reference.'),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Enter a reason.') : undefined),
  });
  return reason === undefined ? undefined : { kind: 'ignore', reason: reason.trim() };
}
