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
  #isAfresh = false;

  /** @param answered is called with the top level whenever it was requested; with undefined if there is no answer */
  constructor(client: BaseLanguageClient, filter: ViewFilter, answered: (page: ObjectivesPage | undefined) => void) {
    this.#client = client;
    this.#filter = filter;
    this.#answered = answered;
  }

  /** @param afresh reads all files again, regardless of file events */
  refresh(afresh = false): void {
    this.#isAfresh ||= afresh;
    this.#changed.fire(undefined);
  }

  /** A row was expanded or collapsed. */
  opened(row: Row, isOpen: boolean): void {
    if ('node' in row) this.#opened.set(this.#idOf(row.node), isOpen);
  }

  showMore(row: Row | undefined): void {
    if (!row || 'node' in row) return;
    const key = keyOf(placeOf(row.above));
    this.#limits.set(key, (this.#limits.get(key) ?? FIRST_PAGE) * GROWTH);
    this.#changed.fire(row.above);
  }

  async getChildren(above?: Row): Promise<Row[]> {
    const place = placeOf(above);
    const afresh = !above && this.#isAfresh;
    if (!above) this.#isAfresh = false;
    const limit = this.#limits.get(keyOf(place)) ?? FIRST_PAGE;
    const params: ObjectivesParams = { place, filter: this.#filter.value, limit, ...(afresh && { afresh }) };
    const page = await this.#client
      .sendRequest<ObjectivesPage>(OBJECTIVES_REQUESTS.children, params)
      // The client has reported why the server does not answer.
      .catch(() => undefined);
    if (!above) this.#answered(page);
    if (!page) return [];
    const rows: Row[] = page.nodes.map((node) => ({ node }));
    return page.more > 0 ? [...rows, { more: page.more, above }] : rows;
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
