import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CitedNode } from '../../../server/src/protocol/index.ts';
import { documentSelector } from '../document-selector.ts';
import { CitedTree } from './cited-tree.ts';
import type { RefreshableView } from './objectives-view.ts';

/** Milliseconds to wait while typing or moving the cursor. */
const PAUSE = 300;

/** The view of what the active document cites. It follows edits and the cursor while it is visible. */
export function citedView(client: BaseLanguageClient): RefreshableView<CitedNode> {
  const tree = new CitedTree(client, () => revealSoon());
  const view = vscode.window.createTreeView('objectiveReferences.citedHere', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let revealing: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = false;

  function follow(): void {
    const document = documentToShow(tree.document);
    if (document !== tree.document) tree.show(document);
    void vscode.commands.executeCommand('setContext', 'objectiveReferences.citedHere.hasDocument', !!document);
    view.description = document ? nameOf(document.uri) : '';
  }

  function outdated(pause = 0): void {
    isOutdated = !view.visible;
    clearTimeout(refreshing);
    if (view.visible) refreshing = setTimeout(() => tree.show(tree.document), pause);
  }

  /** Not while the view has the focus. */
  function revealSoon(): void {
    clearTimeout(revealing);
    revealing = setTimeout(() => {
      const editor = vscode.window.activeTextEditor;
      const isShown = view.visible && editor?.document === tree.document;
      const cited = editor && isShown ? tree.citedAt(editor.selection.active) : undefined;
      const [selected] = view.selection;
      if (!cited || selected === cited || (selected && tree.getParent(selected) === cited)) return;
      // It may have been replaced by the answer to a later request.
      view.reveal(cited, { select: true, focus: false }).then(undefined, () => {});
    }, PAUSE);
  }

  follow();
  const parts = vscode.Disposable.from(
    view,
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeVisibleTextEditors(follow),
    vscode.window.onDidChangeTextEditorSelection(revealSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => document === tree.document && outdated(PAUSE)),
    view.onDidChangeVisibility(({ visible }) => visible && isOutdated && outdated()),
    {
      dispose() {
        clearTimeout(refreshing);
        clearTimeout(revealing);
      },
    },
  );
  return { view, outdated, dispose: () => parts.dispose() };
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** The document of the active editor; if it is not one of ours, the previous one as long as it is visible. */
function documentToShow(before: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const active = activeTextEditor?.document;
  if (active && vscode.languages.match(documentSelector(), active) > 0) return active;
  return visibleTextEditors.some(({ document }) => document === before) ? before : undefined;
}
