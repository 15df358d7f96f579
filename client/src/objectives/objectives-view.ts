import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ObjectivesPage } from '../../../server/src/protocol/index.ts';
import { setEmpty } from '../context-keys.ts';
import { ObjectivesTree, type Row, SHOW_MORE } from './objectives-tree.ts';
import { ViewFilter } from './view-filter.ts';
import { describeFilter, joined } from './wording.ts';

const VIEW = 'objectiveReferences.objectives';
/**
 * Milliseconds until a message says that references are counted: while there are no rows, VS Code hides the tree for a
 * message, and with it the focus.
 */
const PAUSE = 1000;

/** A view that can be refreshed. */
export interface RefreshableView<Element> extends vscode.Disposable {
  readonly view: vscode.TreeView<Element>;
  /** The contents may have changed: refreshes now if the view is visible, else when it becomes visible. */
  outdated(): void;
}

/** The Objectives view with its commands. */
export function objectivesView(client: BaseLanguageClient, memento: vscode.Memento): RefreshableView<Row> {
  const filter = new ViewFilter(memento);
  const counting = new CountingShown();
  const tree = new ObjectivesTree(client, filter, answered);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  let isOutdated = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function answered(page: ObjectivesPage | undefined): void {
    const { nodes, isCounting } = page ?? { nodes: [], isCounting: false };
    counting.show(isCounting && view.visible);
    clearTimeout(waiting);
    setEmpty('objectives', page !== undefined && nodes.length === 0);
    // Otherwise the welcome view would say that there are no catalogs.
    if (!page) {
      view.message = vscode.l10n.t('The server has stopped');
      return;
    }
    const nothing = filter.isActive && nodes.length === 0 ? vscode.l10n.t('No matching objectives') : '';
    const message = joined(' · ', [describeFilter(filter.value), nothing]);
    view.message = message;
    if (!isCounting) return;
    waiting = setTimeout(() => {
      view.message = joined(' · ', [message, vscode.l10n.t('Counting references…')]);
    }, PAUSE);
  }

  function outdated(): void {
    isOutdated = !view.visible;
    if (view.visible) void tree.refresh();
  }

  /** A hidden view asks for nothing, so it would show progress on its icon long after the counting has ended. */
  function visibilityChanged(): void {
    if (!view.visible) isOutdated = counting.end() || isOutdated;
    else if (isOutdated) outdated();
  }

  const command = <T>(name: string, run: (argument: T) => void) =>
    vscode.commands.registerCommand(`objectiveReferences.${name}`, run);
  const parts = vscode.Disposable.from(
    view,
    counting,
    { dispose: () => clearTimeout(waiting) },
    filter.onDidChange(() => tree.filterChanged()),
    view.onDidChangeVisibility(visibilityChanged),
    view.onDidExpandElement(({ element }) => tree.opened(element, true)),
    view.onDidCollapseElement(({ element }) => tree.opened(element, false)),
    vscode.commands.registerCommand(SHOW_MORE, (row?: Row) => tree.showMore(row)),
    command('filterObjectives', async () => {
      const text = await askForText(filter.value.text);
      if (text !== undefined) filter.set({ text });
    }),
    command('clearObjectivesFilter', () => filter.clear()),
    command('showAllObjectives', () => filter.set({ only: 'all' })),
    command('showUncitedObjectives', () => filter.set({ only: 'uncited' })),
    command('showStaleObjectives', () => filter.set({ only: 'stale' })),
    command('sortObjectivesByCatalog', () => filter.set({ order: 'catalog' })),
    command('sortObjectivesByReferences', () => filter.set({ order: 'references' })),
    command('refreshObjectives', () => tree.refresh(true)),
  );
  return { view, outdated, dispose: () => parts.dispose() };
}

function askForText(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Objectives'),
    prompt: vscode.l10n.t('Filter by number or title (empty shows all)'),
    placeHolder: vscode.l10n.t('cybercrime training'),
    value,
  });
}

/** A progress bar in the view, while references are counted. */
class CountingShown {
  #end: (() => void) | undefined;

  show(isCounting: boolean): void {
    if (isCounting === (this.#end !== undefined)) return;
    this.#end?.();
    this.#end = undefined;
    if (!isCounting) return;
    const over = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    void vscode.window.withProgress({ location: { viewId: VIEW } }, () => over);
  }

  /** Returns whether it was shown. */
  end(): boolean {
    const isShown = this.#end !== undefined;
    this.show(false);
    return isShown;
  }

  dispose(): void {
    this.end();
  }
}
