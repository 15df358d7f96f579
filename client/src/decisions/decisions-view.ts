import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type DecisionInFile,
  MIGRATION_REQUESTS,
  type MigrateParams,
  type MigrationOutcome,
  type ReferenceDecision,
} from '../../../server/src/protocol/index.ts';
import { setEmpty } from '../context-keys.ts';
import { needingServer } from '../needing-server.ts';
import { warn } from '../notify.ts';
import { withoutIcons } from '../without-icons.ts';
import { type DecisionGroup, decidedTogether, likeIt, meaning, needing, type Way, waysOf } from './decision-rows.ts';
import { DECIDE, DecisionsTree, type Row } from './decisions-tree.ts';

const VIEW = 'objectiveReferences.decisions';
export const SHOW_DECISIONS = 'objectiveReferences.showDecisions';
/** Key of the workspace state: whether the list was not empty. */
const LEFT = 'objectiveReferences.decisionsLeft';
/** Milliseconds to wait while typing. */
const PAUSE = 500;

/**
 * The view "Needs Your Decision": what migrations leave, until it is empty. Files are searched only while it is visible,
 * after a decision, and after a start if something was left.
 */
export function registerDecisions(
  client: BaseLanguageClient,
  state: vscode.Memento,
  changed: vscode.Event<void>,
): vscode.Disposable {
  const tree = new DecisionsTree(client);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = true;

  async function refresh(isForced = false): Promise<void> {
    isOutdated = false;
    clearTimeout(timer);
    await vscode.window.withProgress({ location: { viewId: VIEW } }, () => tree.refresh(isForced));
    const { count } = tree;
    setEmpty('decisions', count === 0);
    view.badge = count === 0 ? undefined : { value: count, tooltip: needing(count) };
    view.description = count === 0 ? '' : `${count}`;
    if (state.get<boolean>(LEFT, false) !== count > 0) await state.update(LEFT, count > 0);
  }

  function outdated(): void {
    isOutdated = true;
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(() => refresh(), PAUSE);
  }

  /** @param row of the reference, or of a way to settle it */
  async function decide(row: Row | undefined = view.selection[0]): Promise<void> {
    if (!row || row.kind === 'group') return;
    const { group, decision: about } = row.kind === 'way' ? row.above : row;
    const way = row.kind === 'way' ? row.way : await pickWay(group, about);
    const decision = way && (await decisionOf(way));
    const meant = decision && (await pickReferences(group, about));
    const decisions = meant && (await withTheirLists(group, meant, decision));
    if (!decisions) return;
    const { folder, prefix, edition } = group;
    const params: MigrateParams = { folder, prefix, edition, choices: [], decisions, preview: false };
    const outcome = await client.sendRequest<MigrationOutcome | null>(MIGRATION_REQUESTS.migrate, params);
    if (!outcome?.applied) {
      void warn(vscode.l10n.t('{0} {1} was not changed. Change it in the text.', prefix, about.number));
    }
    await refresh();
    // Its row is gone, and with it the focus.
    const next = tree.inPlaceOf(group, about);
    if (next && view.visible) await view.reveal(next, { focus: true });
  }

  const parts = vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(({ visible }) => visible && isOutdated && refresh()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => tree.has(document) && outdated()),
    vscode.workspace.onDidSaveTextDocument(outdated),
    changed(outdated),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running && (view.visible || state.get<boolean>(LEFT, false))) void refresh();
    }),
    vscode.commands.registerCommand(DECIDE, needingServer(client, decide)),
    vscode.commands.registerCommand('objectiveReferences.refreshDecisions', () => refresh(true)),
    vscode.commands.registerCommand(SHOW_DECISIONS, async () => {
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      await refresh();
    }),
  );
  return vscode.Disposable.from(parts, { dispose: () => clearTimeout(timer) });
}

async function pickWay(
  group: DecisionGroup,
  decision: DecisionInFile,
  title = `${group.prefix} ${decision.number}`,
): Promise<Way | undefined> {
  const rows = waysOf(group, decision).map((way) => ({
    label: `$(${way.icon}) ${withoutIcons(way.label)}`,
    description: withoutIcons(way.description),
    way,
  }));
  const options = { title, placeHolder: decision.message, matchOnDescription: true, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(rows, options))?.way;
}

/** The references to settle: that of the row, or all like it. Undefined if canceled. */
async function pickReferences(
  group: DecisionGroup,
  about: DecisionInFile,
): Promise<readonly DecisionInFile[] | undefined> {
  const all = likeIt(group, about);
  if (all.length < 2) return [about];
  const number = `${group.prefix} ${about.number}`;
  const rows = [
    { label: vscode.l10n.t('This reference'), description: withoutIcons(about.excerpt.text), meant: [about] },
    {
      label: vscode.l10n.t('All {0} references to {1}', all.length, withoutIcons(number)),
      description: withoutIcons(meaning(about)),
      meant: all,
    },
  ];
  const options = { title: number, placeHolder: vscode.l10n.t('Which references does this settle?') };
  return (await vscode.window.showQuickPick(rows, options))?.meant;
}

/** With decisions about what has to be decided together with them, each of which is asked for. Undefined if canceled. */
async function withTheirLists(
  group: DecisionGroup,
  rows: readonly DecisionInFile[],
  decision: ReferenceDecision['decision'],
): Promise<readonly ReferenceDecision[] | undefined> {
  const made = rows.map(({ uri, range, number }) => ({ uri, range, number, decision }));
  const others = decidedTogether(group, rows, decision.kind === 'ignore');
  for (const [index, other] of others.entries()) {
    const title = vscode.l10n.t(
      '{0} ({1} of {2}, decided together)',
      `${group.prefix} ${other.number}`,
      index + 2,
      others.length + 1,
    );
    const way = await pickWay(group, other, title);
    const decision = way && (await decisionOf(way));
    if (!decision) return undefined;
    const { uri, range, number } = other;
    made.push({ uri, range, number, decision });
  }
  return made;
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
