import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CitedNode } from '../../../server/src/protocol/index.ts';
import { setContext, setEmpty } from '../context-keys.ts';
import { documentSelector } from '../document-selector.ts';
import { CitedTree, type CitingText, partsOf } from './cited-tree.ts';
import type { RefreshableView } from './objectives-view.ts';

/** Milliseconds to wait while typing or moving the cursor. */
const PAUSE = 300;

/** The view of what the active document cites. It follows edits and the cursor while it is visible. */
export function citedView(client: BaseLanguageClient): RefreshableView<CitedNode> {
  const tree = new CitedTree(client, (isEmpty) => {
    setEmpty('citedHere', isEmpty);
    revealSoon();
  });
  const view = vscode.window.createTreeView('objectiveReferences.citedHere', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let revealing: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = false;

  function follow(): void {
    const text = textToShow(tree.shown);
    if (text !== tree.shown) tree.show(text);
    setContext('objectiveReferences.citedHere.hasDocument', !!text);
    view.description = text ? nameOf(text.uri) : '';
  }

  function outdated(pause = 0): void {
    isOutdated = !view.visible;
    clearTimeout(refreshing);
    if (view.visible) refreshing = setTimeout(() => tree.show(tree.shown), pause);
  }

  function edited(part: vscode.TextDocument): void {
    if (tree.shown && partsOf(tree.shown).includes(part)) outdated(PAUSE);
  }

  /** Not while the view has the focus. */
  function revealSoon(): void {
    clearTimeout(revealing);
    revealing = setTimeout(() => {
      const editor = vscode.window.activeTextEditor;
      const cited = editor && view.visible ? tree.citedAt(editor.document, editor.selection.active) : undefined;
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
    vscode.window.onDidChangeActiveNotebookEditor(follow),
    vscode.workspace.onDidChangeTextDocument(({ document }) => edited(document)),
    // Cells were added, removed or moved.
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => notebook === tree.shown && outdated(PAUSE)),
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

/** The text of the active editor; if it is not one of ours, the previous one as long as it is visible. */
function textToShow(before: CitingText | undefined): CitingText | undefined {
  const { activeNotebookEditor, activeTextEditor, visibleTextEditors, visibleNotebookEditors } = vscode.window;
  if (activeNotebookEditor) return activeNotebookEditor.notebook;
  const active = activeTextEditor?.document;
  if (active && vscode.languages.match(documentSelector(), active) > 0) return active;
  const visible = [
    ...visibleTextEditors.map(({ document }) => document),
    ...visibleNotebookEditors.map((editor) => editor.notebook),
  ];
  return before && visible.includes(before) ? before : undefined;
}
