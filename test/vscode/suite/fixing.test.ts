// Fixes on save and by choice.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { codeActions, untilAction } from './support/features.ts';
import { untilDiagnostics, untilFound, untilText } from './support/waiting.ts';

const CATALOG = `prefix: QUAY
levels: [goal, measure]
editions:
  - edition: "2020"
    objectives:
      - 1 Build the quay
      - {number: 1.1, title: Drive the piles, replacedBy: [2.1]}
      - number: 1.2
        title: Light the quay
        replacedBy: [2.2, 2.3]
      - {number: 1.3, title: Drive more piles, replacedBy: [{number: 2.1, relation: merged}]}
  - edition: "2024"
    objectives:
      - 2 Keep the quay
      - 2.1 Keep the piles
      - 2.2 Keep the lamps
      - 2.3 Pay for the light
`;

/** Line endings, tabs and trailing spaces are unchanged. */
const PLAN = '# Plan\r\n\r\nAs QUAY 1.1, 2.2 and 1.3\task, **QUAY 1.2** and QUAY 1.1. \r\n\r\n- é😀 QUAY 1.1';
const FIXED = '# Plan\r\n\r\nAs QUAY 2.1 and 2.2\task, **QUAY 1.2** and QUAY 2.1. \r\n\r\n- é😀 QUAY 2.1';

async function openPlan(name: string, text: string, problems: number): Promise<vscode.TextDocument> {
  await writeFile('quay.objectives.yaml', CATALOG);
  const document = await vscode.workspace.openTextDocument(await writeFile(name, text));
  await vscode.window.showTextDocument(document);
  await untilDiagnostics(document.uri, problems);
  return document;
}

const bytesOf = async ({ uri }: vscode.TextDocument): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));

async function whileFixedOnSave(run: () => Promise<void>): Promise<void> {
  const editor = vscode.workspace.getConfiguration('editor');
  const actions = { 'source.fixAll.objectiveReferences': 'explicit' };
  await editor.update('codeActionsOnSave', actions, vscode.ConfigurationTarget.Global);
  try {
    await run();
  } finally {
    await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
  }
}

test('saving fixes what needs no choice, and undo restores every byte', async () => {
  const document = await openPlan('quay-plan.md', PLAN, 5);
  await whileFixedOnSave(async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 6), 's');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(document.getText(), FIXED.replace('Plan', 'Plans'));
    assert.ok(!document.isDirty);
    assert.equal(await bytesOf(document), FIXED.replace('Plan', 'Plans'));
    // A second save changes nothing.
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(document.getText(), FIXED.replace('Plan', 'Plans'));
  });
  await untilDiagnostics(document.uri, 1);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), PLAN.replace('Plan', 'Plans'));
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), PLAN);
  await vscode.commands.executeCommand('workbench.action.files.save');
  assert.equal(await bytesOf(document), PLAN);
});

test('saving fixes nothing unless the setting is enabled', async () => {
  const document = await openPlan('quay-unfixed.md', 'QUAY 1.1', 1);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 8), '.');
  assert.ok(await vscode.workspace.applyEdit(edit));
  await vscode.commands.executeCommand('workbench.action.files.save');
  assert.equal(await bytesOf(document), 'QUAY 1.1.');
});

test('several replacements are choices with their titles, none of them preferred', async () => {
  const document = await openPlan('quay-choice.md', 'As QUAY 1.2 asks.', 1);
  const range = new vscode.Range(0, 3, 0, 11);
  const choices = await untilFound('the successors', async () => {
    const actions = await codeActions(document.uri, range);
    const found = actions.filter(({ title }) => /\b2\.[23]\b/.test(title));
    return found.length > 0 && found;
  });
  assert.deepEqual(
    choices.slice(0, 2).map(({ title, isPreferred }) => [title, isPreferred ?? false]),
    [
      ['Replace with 2.2 Keep the lamps', false],
      ['Replace with 2.3 Pay for the light', false],
    ],
  );
  const [, second] = choices;
  assert.ok(second?.edit && (await vscode.workspace.applyEdit(second.edit)));
  assert.equal(document.getText(), 'As QUAY 2.3 asks.');
  await untilDiagnostics(document.uri, 0);
});

test('all files of the workspace are fixed in one edit, and one undo restores every byte of all', async () => {
  const closed = await writeFile('quay-closed.md', 'QUAY 1.1\r\nand QUAY 1.2');
  const document = await openPlan('quay-opened.md', PLAN, 5);
  await vscode.commands.executeCommand('objectiveReferences.fixAllInWorkspace');
  assert.equal(document.getText(), FIXED);
  const other = await vscode.workspace.openTextDocument(closed);
  assert.equal(other.getText(), 'QUAY 2.1\r\nand QUAY 1.2');
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), PLAN);
  await untilText(other, 'QUAY 1.1\r\nand QUAY 1.2');
  assert.ok((await document.save()) && (await other.save()));
  assert.equal(await bytesOf(document), PLAN);
  assert.equal(await bytesOf(other), 'QUAY 1.1\r\nand QUAY 1.2');
});

test('a quick fix fixes all problems of its code in the workspace', async () => {
  const closed = await writeFile('quay-far.md', 'QUAY 1.1');
  const document = await openPlan('quay-near.md', 'QUAY 1.3', 1);
  const range = new vscode.Range(0, 0, 0, 8);
  const action = await untilAction(document.uri, range, 'Fix all replaced objectives in workspace');
  assert.ok(action.command);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  assert.equal(document.getText(), 'QUAY 2.1');
  assert.equal((await vscode.workspace.openTextDocument(closed)).getText(), 'QUAY 2.1');
});
