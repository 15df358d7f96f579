import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  OBJECTIVES_REQUESTS,
  type ObjectivesNode,
  type ObjectivesPage,
  type ObjectivesParams,
  type ObjectivesPlace,
} from '../../../server/src/protocol/index.ts';
import { tooltip, treeItem } from './tree-item.ts';
import type { ViewFilter } from './view-filter.ts';

/** Number of rows of a level; each "Show More…" adds as many. */
const FIRST_PAGE = 200;
const GROWTH = 5;

export const SHOW_MORE = 'objectiveReferences.showMoreObjectives';

/** A row: a node, or "Show More…". */
export type Row = { readonly node: ObjectivesNode } | { readonly more: number; readonly above: Row | undefined };

/** Requests each level from the server when it is expanded. */
export class ObjectivesTree implements vscode.TreeDataProvider<Row> {
  readonly #client: BaseLanguageClient;
  readonly #filter: ViewFilter;
  readonly #answered: (page: ObjectivesPage | undefined) => void;
  readonly #changed = new vscode.EventEmitter<Row | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Number of rows of a level, if more were requested. */
  readonly #limits = new Map<string, number>();
  /** Rows that were expanded or collapsed, by identifier: VS Code forgets those that a filter hides. */
  readonly #opened = new Map<string, boolean>();
  /** The levels that VS Code shows, and what the server answered, as JSON. */
  readonly #shown = new Map<string, { readonly above: Row | undefined; readonly answer: string }>();
  /** Levels that a refresh has requested already: each is handed out once. */
  #requested = new Map<string, ObjectivesPage | undefined>();
  #refreshes = 0;
  /** The number of the refresh that is shown: older ones may end later. */
  #current = 0;

  /** @param answered is called with the top level whenever it was requested; with undefined if there is no answer */
  constructor(client: BaseLanguageClient, filter: ViewFilter, answered: (page: ObjectivesPage | undefined) => void) {
    this.#client = client;
    this.#filter = filter;
    this.#answered = answered;
  }

  /**
   * Requests the levels that are shown again, and updates the view if one of them has changed. They are requested first
   * because VS Code forgets all rows when it updates a view: a command chosen in a row's menu meanwhile would be lost.
   *
   * @param afresh reads all files again, regardless of file events
   */
  async refresh(afresh = false): Promise<void> {
    const refresh = ++this.#refreshes;
    const requested = new Map([[TOP, await this.#request(undefined, afresh)]]);
    const below = [...this.#shown].filter(([key]) => key !== TOP);
    await Promise.all(below.map(async ([key, { above }]) => requested.set(key, await this.#request(above))));
    if (refresh < this.#current) return;
    this.#current = refresh;
    this.#answered(requested.get(TOP));
    const shown = [...this.#shown];
    if (shown.length > 0 && shown.every(([key, { answer }]) => answer === JSON.stringify(requested.get(key)))) return;
    this.#update(requested);
  }

  /** Shows other rows: the filter has changed. */
  filterChanged(): void {
    this.#current = ++this.#refreshes;
    this.#update(new Map());
  }

  #update(requested: Map<string, ObjectivesPage | undefined>): void {
    this.#requested = requested;
    this.#shown.clear();
    this.#changed.fire(undefined);
  }

  /** A row was expanded or collapsed. */
  opened(row: Row, isOpen: boolean): void {
    if (!('node' in row)) return;
    this.#opened.set(this.#idOf(row.node), isOpen);
    if (!isOpen) this.#shown.delete(keyOf(row.node.place));
  }

  showMore(row: Row | undefined): void {
    if (!row || 'node' in row) return;
    const key = keyOf(placeOf(row.above));
    this.#limits.set(key, (this.#limits.get(key) ?? FIRST_PAGE) * GROWTH);
    this.#requested.delete(key);
    this.#changed.fire(row.above);
  }

  async getChildren(above?: Row): Promise<Row[]> {
    const key = keyOf(placeOf(above));
    const isRequested = this.#requested.has(key);
    const page = isRequested ? this.#requested.get(key) : await this.#request(above);
    this.#requested.delete(key);
    if (!above && !isRequested) this.#answered(page);
    this.#shown.set(key, { above, answer: JSON.stringify(page) });
    if (!page) return [];
    const rows: Row[] = page.nodes.map((node) => ({ node }));
    return page.more > 0 ? [...rows, { more: page.more, above }] : rows;
  }

  /** Undefined if there is no answer: the client has reported why. */
  async #request(above: Row | undefined, afresh = false): Promise<ObjectivesPage | undefined> {
    const place = placeOf(above);
    const limit = this.#limits.get(keyOf(place)) ?? FIRST_PAGE;
    const params: ObjectivesParams = { place, filter: this.#filter.value, limit, ...(afresh && { afresh }) };
    return this.#client.sendRequest<ObjectivesPage>(OBJECTIVES_REQUESTS.children, params).catch(() => undefined);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    if ('node' in row) {
      const id = this.#idOf(row.node);
      const isOpen = this.#opened.get(id) ?? row.node.isOpen ?? false;
      return treeItem(this.#client, { ...row.node, isOpen }, id, true);
    }
    const item = new vscode.TreeItem(vscode.l10n.t('Show More…'));
    item.id = `${keyOf(placeOf(row.above))} more`;
    item.description = vscode.l10n.t('{0} more', row.more);
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    item.command = { command: SHOW_MORE, title: vscode.l10n.t('Show More…'), arguments: [row] };
    return item;
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    row: Row,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem | undefined> {
    const text = 'node' in row ? await tooltip(this.#client, row.node, token) : undefined;
    if (text) item.tooltip = text;
    return item;
  }

  /** Each filter has its own expanded rows. */
  #idOf({ kind, place, target }: ObjectivesNode): string {
    const { text, only } = this.#filter.value;
    const range = kind === 'line' ? target?.range?.start : undefined;
    return JSON.stringify([text, only, place, range]);
  }
}

const placeOf = (row: Row | undefined): ObjectivesPlace => (row && 'node' in row ? row.node.place : {});
const keyOf = (place: ObjectivesPlace): string => JSON.stringify(place);
const TOP = keyOf({});
