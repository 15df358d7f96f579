// Documents that are not files.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilDiagnostics, untilEvent, untilFound } from './support/waiting.ts';

test('cells of a notebook have hovers and errors, separately', async () => {
  const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: [source] });
  const content = {
    cells: [cell('INTERPOL-SP 3.4'), cell('INTERPOL-SP 3.45')],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  const uri = await writeFile('notebook.ipynb', JSON.stringify(content));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const [right, wrong] = notebook.getCells().map(({ document }) => document);
  assert.ok(right && wrong);
  assert.match(await hoverText(right.uri, new vscode.Position(0, 12)), /cybercrime training/);
  await untilDiagnostics(wrong.uri, 1);
  await untilDiagnostics(right.uri, 0);
});

test('an open notebook is one document: its references are those of its cells', async () => {
  const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: [source] });
  const content = {
    cells: [cell('INTERPOL-SP 2.2'), cell('INTERPOL-SP 2.2')],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  const uri = await writeFile('two-cells.ipynb', JSON.stringify(content));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const [first] = notebook.getCells();
  assert.ok(first);
  await hoverText(first.document.uri, new vscode.Position(0, 12));
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    first.document.uri,
    new vscode.Position(0, 13),
  );
  const inNotebook = found.filter((location) => location.uri.path === uri.path);
  assert.deepEqual(
    inNotebook.map((location) => location.uri.scheme),
    ['vscode-notebook-cell', 'vscode-notebook-cell'],
  );
});

test('the commit message box has hover and errors', async () => {
  const control = vscode.scm.createSourceControl('test', 'Test', vscode.workspace.workspaceFolders?.[0]?.uri);
  try {
    control.inputBox.value = 'Plan INTERPOL-SP 3.45';
    await vscode.commands.executeCommand('workbench.view.scm');
    const box = await untilOpen('the commit message box', 'vscode-scm');
    assert.match(await hoverText(box.uri, new vscode.Position(0, 8)), /INTERPOL/);
    await untilDiagnostics(box.uri, 1);
  } finally {
    control.dispose();
  }
});

test('the editor of a comment has hover and errors', async () => {
  const uri = await writeFile('commented.md', 'A plan.\n');
  await vscode.window.showTextDocument(uri);
  const controller = vscode.comments.createCommentController('test', 'Test');
  controller.commentingRangeProvider = { provideCommentingRanges: () => [new vscode.Range(0, 0, 0, 0)] };
  try {
    const thread = controller.createCommentThread(uri, new vscode.Range(0, 0, 0, 0), []);
    thread.canReply = true;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    // VS Code also writes into it while it is shown.
    const editor = await untilFound('an edit of the comment', async () => {
      const document = await untilOpen('the editor of the comment', 'comment');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'Cite INTERPOL-SP 3.45');
      return (await vscode.workspace.applyEdit(edit)) && document;
    });
    assert.match(await hoverText(editor.uri, new vscode.Position(0, 8)), /INTERPOL/);
    await untilDiagnostics(editor.uri, 1);
  } finally {
    controller.dispose();
  }
});

function untilOpen(what: string, scheme: string): Promise<vscode.TextDocument> {
  return untilEvent(what, vscode.workspace.onDidOpenTextDocument, () =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === scheme),
  );
}
