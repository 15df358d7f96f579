import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecisionInFile,
  MIGRATION_REQUESTS,
  type MigratableFramework,
  type MigrationPlan,
} from '../../../server/src/protocol/index.ts';
import { countReferences, type DecisionGroup, meaning, needing, spokenRow, type Way, waysOf } from './decision-rows.ts';

export const DECIDE = 'objectiveReferences.decide';

/** A row: a framework, a reference in it, or a way to settle that. */
export type Row =
  | { readonly kind: 'group'; readonly group: DecisionGroup }
  | { readonly kind: 'reference'; readonly group: DecisionGroup; readonly decision: DecisionInFile }
  | { readonly kind: 'way'; readonly above: Row & { readonly kind: 'reference' }; readonly way: Way };

/** The references that need a decision, by framework. Below each, the ways to settle it. */
export class DecisionsTree implements vscode.TreeDataProvider<Row> {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #groups: readonly DecisionGroup[] = [];
  /** What VS Code shows, as JSON. */
  #shown: string | undefined;
  /** The last request: what is shown waits for it, because VS Code keeps an answer that comes before a refresh. */
  #loading: Promise<readonly DecisionGroup[] | undefined> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  get count(): number {
    return this.#groups.reduce((sum, { decisions }) => sum + countReferences(decisions), 0);
  }

  /** Whether a reference in the document needs a decision. */
  has(document: vscode.TextDocument): boolean {
    const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
    return this.#groups.some(({ decisions }) => decisions.some((decision) => decision.uri === uri));
  }

  /**
   * Requests everything again. Resolves when the last request that was made meanwhile is answered.
   *
   * @param isForced draws the rows again if they are the same, too: VS Code would take the focus from them, and leave a
   * row without children that is expanded at that moment
   */
  async refresh(isForced = false): Promise<void> {
    // The client reports why the server does not answer.
    this.#loading = this.#request().catch(() => undefined);
    await this.#loaded();
    if (isForced || this.#shown !== JSON.stringify(this.#groups)) this.#changed.fire(undefined);
  }

  async #loaded(): Promise<void> {
    for (;;) {
      const loading = this.#loading;
      const groups = await loading;
      if (loading !== this.#loading) continue;
      this.#groups = groups ?? this.#groups;
      return;
    }
  }

  async #request(): Promise<DecisionGroup[]> {
    const frameworks = await this.#client.sendRequest<MigratableFramework[]>(MIGRATION_REQUESTS.frameworks, {});
    const groups: DecisionGroup[] = [];
    for (const { folder, prefix, editions } of frameworks) {
      const edition = editions.find(({ isCurrent }) => isCurrent)?.id;
      if (edition === undefined) continue;
      const target = { folder, prefix, edition };
      const params = { ...target, choices: [] };
      const plan = await this.#client.sendRequest<MigrationPlan | null>(MIGRATION_REQUESTS.plan, params);
      if (plan && plan.decisions.length > 0) groups.push({ ...target, decisions: plan.decisions });
    }
    return groups;
  }

  async getChildren(above?: Row): Promise<Row[]> {
    if (!above) {
      await this.#loaded();
      this.#shown = JSON.stringify(this.#groups);
      return this.#groups.map((group) => ({ kind: 'group', group }));
    }
    if (above.kind === 'group') {
      const { group } = above;
      return group.decisions.map((decision) => ({ kind: 'reference', group, decision }));
    }
    return above.kind === 'reference'
      ? waysOf(above.group, above.decision).map((way) => ({ kind: 'way', above, way }))
      : [];
  }

  getParent(row: Row): Row | undefined {
    if (row.kind === 'way') return row.above;
    return row.kind === 'reference' ? { kind: 'group', group: row.group } : undefined;
  }

  /** What is now in the place of a reference that was settled: the next one, or the last one of its framework. */
  inPlaceOf({ folder, prefix, decisions }: DecisionGroup, decision: DecisionInFile): Row | undefined {
    const group = this.#groups.find((one) => one.folder === folder && one.prefix === prefix) ?? this.#groups[0];
    const next = group?.decisions[decisions.indexOf(decision)] ?? group?.decisions.at(-1);
    return group && next && { kind: 'reference', group, decision: next };
  }

  getTreeItem(row: Row): vscode.TreeItem {
    if (row.kind === 'group') return groupItem(row.group);
    return row.kind === 'reference' ? this.#referenceItem(row.group, row.decision) : wayItem(row);
  }

  #referenceItem(group: DecisionGroup, decision: DecisionInFile): vscode.TreeItem {
    const { excerpt, uri, range, message } = decision;
    const { protocol2CodeConverter: converter } = this.#client;
    const file = converter.asUri(uri);
    const path = vscode.workspace.asRelativePath(file);
    const label = { label: excerpt.text, highlights: [[...excerpt.span]] as [number, number][] };
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = JSON.stringify([group.folder, group.prefix, uri, range, decision.number]);
    item.description = [meaning(decision), `${path}:${range.start.line + 1}`].filter((part) => part !== '').join(' · ');
    item.tooltip = message;
    item.contextValue = 'reference';
    item.accessibilityInformation = { label: spokenRow(group, decision, path) };
    const selection = converter.asRange(range);
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [file, { selection }] };
    return item;
  }
}

function groupItem({ folder, prefix, edition, decisions }: DecisionGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(`${prefix} ${edition}`, vscode.TreeItemCollapsibleState.Expanded);
  item.id = JSON.stringify([folder, prefix, edition]);
  const [, ...others] = vscode.workspace.workspaceFolders ?? [];
  const name = others.length > 0 ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder))?.name : undefined;
  const count = countReferences(decisions);
  item.description = name === undefined ? `${count}` : `${count} · ${name}`;
  item.accessibilityInformation = { label: `${prefix} ${edition}, ${needing(count)}` };
  item.iconPath = new vscode.ThemeIcon('library');
  return item;
}

/** Enter or a click carries it out. */
function wayItem(row: Row & { readonly kind: 'way' }): vscode.TreeItem {
  const { label, description, icon } = row.way;
  const item = new vscode.TreeItem(label);
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = 'way';
  item.command = { command: DECIDE, title: label, arguments: [row] };
  return item;
}
