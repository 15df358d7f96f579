import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type CitedHereParams, type CitedNode, OBJECTIVES_REQUESTS } from '../../../server/src/protocol/index.ts';
import { tooltip, treeItem } from './tree-item.ts';

/** A document, or a notebook as one. */
export type CitingText = vscode.TextDocument | vscode.NotebookDocument;

/** The documents that a text consists of: its cells. */
export const partsOf = (text: CitingText): readonly vscode.TextDocument[] =>
  'getCells' in text ? text.getCells().map(({ document }) => document) : [text];

function paramsOf(text: CitingText, { code2ProtocolConverter: converter }: BaseLanguageClient): CitedHereParams {
  const uri = converter.asUri(text.uri);
  return 'getCells' in text ? { uri, cells: partsOf(text).map((cell) => converter.asUri(cell.uri)) } : { uri };
}

/** The tree of what a document cites, which the server sends at once. */
export class CitedTree implements vscode.TreeDataProvider<CitedNode> {
  readonly #client: BaseLanguageClient;
  readonly #answered: (isEmpty: boolean) => void;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #shown: CitingText | undefined;
  readonly #parents = new WeakMap<CitedNode, CitedNode>();
  #objectives: readonly CitedNode[] = [];
  /** Number of requests so far. */
  #asked = 0;

  /** @param answered is called when the tree has changed */
  constructor(client: BaseLanguageClient, answered: (isEmpty: boolean) => void) {
    this.#client = client;
    this.#answered = answered;
  }

  get shown(): CitingText | undefined {
    return this.#shown;
  }

  /** Shows another text, or the same one after an edit. */
  show(shown: CitingText | undefined): void {
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  /** The cited objective at the cursor in the document or a cell, in the text that was requested last. */
  citedAt({ uri }: vscode.TextDocument, position: vscode.Position): CitedNode | undefined {
    const { protocol2CodeConverter: converter, code2ProtocolConverter } = this.#client;
    const own = code2ProtocolConverter.asUri(uri);
    return this.#objectives.find(({ children }) =>
      children.some(
        ({ target }) => target?.range && target.uri === own && converter.asRange(target.range).contains(position),
      ),
    );
  }

  async getChildren(above?: CitedNode): Promise<readonly CitedNode[] & CitedNode[]> {
    if (above) return [...above.children];
    const asked = ++this.#asked;
    const params = this.#shown && paramsOf(this.#shown, this.#client);
    const nodes = params
      ? await this.#client.sendRequest<CitedNode[] | null>(OBJECTIVES_REQUESTS.citedHere, params).catch(() => null)
      : null;
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
      this.#answered(this.#objectives.length === 0);
    }
    return nodes ?? [];
  }

  getParent(node: CitedNode): CitedNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: CitedNode): vscode.TreeItem {
    const { kind, place, state, target } = node;
    const at = kind === 'line' && [target?.uri, target?.range?.start];
    const above = kind === 'line' ? this.getParent(node)?.state : state;
    const id = JSON.stringify([this.#shown?.uri.toString(), place, above, at]);
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
