import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type CitedNode, OBJECTIVES_REQUESTS } from '../../../server/src/protocol/index.ts';
import { tooltip, treeItem } from './tree-item.ts';

/** The tree of what a document cites, which the server sends at once. */
export class CitedTree implements vscode.TreeDataProvider<CitedNode> {
  readonly #client: BaseLanguageClient;
  readonly #answered: () => void;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #document: vscode.TextDocument | undefined;
  readonly #parents = new WeakMap<CitedNode, CitedNode>();
  #objectives: readonly CitedNode[] = [];
  /** Number of requests so far. */
  #asked = 0;

  /** @param answered is called when the tree has changed */
  constructor(client: BaseLanguageClient, answered: () => void) {
    this.#client = client;
    this.#answered = answered;
  }

  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** Shows another document, or the same one after an edit. */
  show(document: vscode.TextDocument | undefined): void {
    this.#document = document;
    this.#changed.fire(undefined);
  }

  /** The cited objective at the cursor, in the text that was requested last. */
  citedAt(position: vscode.Position): CitedNode | undefined {
    const { protocol2CodeConverter: converter } = this.#client;
    return this.#objectives.find(({ children }) =>
      children.some(({ target }) => target?.range && converter.asRange(target.range).contains(position)),
    );
  }

  async getChildren(above?: CitedNode): Promise<readonly CitedNode[] & CitedNode[]> {
    if (above) return [...above.children];
    const asked = ++this.#asked;
    const uri = this.#document && this.#client.code2ProtocolConverter.asUri(this.#document.uri);
    const nodes =
      uri === undefined
        ? null
        : await this.#client.sendRequest<CitedNode[] | null>(OBJECTIVES_REQUESTS.citedHere, { uri }).catch(() => null);
    const visit = (node: CitedNode): void => {
      for (const child of node.children) {
        this.#parents.set(child, node);
        visit(child);
      }
    };
    for (const node of nodes ?? []) visit(node);
    // A late answer belongs to a text that is no longer shown.
    if (asked === this.#asked) {
      this.#objectives = (nodes ?? []).flatMap(({ children }) => children);
      this.#answered();
    }
    return nodes ?? [];
  }

  getParent(node: CitedNode): CitedNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: CitedNode): vscode.TreeItem {
    const { kind, place, state, target } = node;
    const range = kind === 'line' ? target?.range?.start : undefined;
    const above = kind === 'line' ? this.getParent(node)?.state : state;
    const id = JSON.stringify([this.#document?.uri.toString(), place, above, range]);
    return treeItem(this.#client, node, id, false);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: CitedNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const text = await tooltip(this.#client, node, token);
    if (text) item.tooltip = text;
    return item;
  }
}
