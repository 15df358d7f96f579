// Objectives whose wording has changed since a document was reviewed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { hoverText, untilAction } from './support/features.ts';
import { untilDiagnostics, untilEvent, untilFound } from './support/waiting.ts';

const catalog = (words: string) =>
  `prefix: QUAY\nedition: "2024"\nobjectives:\n  - {number: 1.1, title: Mend the quay, text: ${JSON.stringify(words)}}\n`;
const BEFORE = 'Two cranes lift every load, by day.';
const AFTER = 'Three cranes lift every load, by day and night.';

test('what changed since a review is shown in the diff editor, and a review of it can be undone', async () => {
  await writeFile('quay.objectives.yaml', catalog(BEFORE));
  const document = await vscode.workspace.openTextDocument(await writeFile('quay.md', 'As QUAY 1.1 says.'));
  await vscode.window.showTextDocument(document);
  const position = new vscode.Position(0, 4);
  await untilFound('the catalog', async () => (await hoverText(document.uri, position)).includes('Mend the quay'));
  await vscode.commands.executeCommand('objectiveReferences.markDocumentReviewed');
  const record = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'objrefs.reviews.yaml');
  const recorded = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(record));
  await untilFound('the record on disk', async () => (await recorded()).includes(BEFORE));

  await writeFile('quay.objectives.yaml', catalog(AFTER));
  const [problem] = await untilDiagnostics(document.uri, 1);
  assert.deepEqual(codeOf(problem!), 'changed-objective');
  const hover = await hoverText(document.uri, position);
  assert.ok(hover.includes('~~Two~~ **Three** cranes lift every load, by day **and night**'), hover);

  const show = await untilAction(document.uri, problem!.range, 'Show what changed in QUAY 1.1');
  await vscode.commands.executeCommand(show.command!.command, ...show.command!.arguments!);
  const { original, modified } = await untilDiff('QUAY 1.1: Reviewed ↔ Today');
  const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
  assert.equal(await text(original), `Mend the quay\n\n${BEFORE}\n`);
  assert.equal(await text(modified), `Mend the quay\n\n${AFTER}\n`);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');

  // At the cursor too.
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  await untilEvent(
    'the cursor in the plan',
    vscode.window.onDidChangeActiveTextEditor,
    () => vscode.window.activeTextEditor === editor,
  );
  await vscode.commands.executeCommand('objectiveReferences.showWhatChanged');
  await untilDiff('QUAY 1.1: Reviewed ↔ Today');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');

  const mark = await untilAction(document.uri, problem!.range, 'Mark QUAY 1.1 as Reviewed');
  await vscode.commands.executeCommand(mark.command!.command, ...mark.command!.arguments!);
  await untilDiagnostics(document.uri, 0);
  const opened = await vscode.workspace.openTextDocument(record);
  await vscode.window.showTextDocument(opened);
  assert.ok(opened.getText().includes(AFTER));
  await vscode.commands.executeCommand('undo');
  await untilDiagnostics(document.uri, 1);
  assert.ok(await opened.save());
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(record);
});

const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);

function untilDiff(label: string): Promise<vscode.TabInputTextDiff> {
  return untilEvent(`the tab ${label}`, vscode.window.tabGroups.onDidChangeTabs, () => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    return tab?.label === label && tab.input instanceof vscode.TabInputTextDiff && tab.input;
  });
}
