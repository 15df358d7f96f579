import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilDiagnostics, untilFound } from './support/waiting.ts';

const CATALOG = 'prefix: RENUM\nedition: y2024\nobjectives:\n  - 3.3 Before\n  - 3.4 Train\n  - 3.5 After\n';

test('renaming 3.4 from a plan changes its catalog and other plans, opened or not', async () => {
  const catalog = await writeFile('renum.objectives.yaml', CATALOG);
  const other = await writeFile('renum-other.md', 'RENUM 3.3, 3.4 and RENUM 3.3-3.5.\n');
  const plan = await vscode.workspace.openTextDocument(await writeFile('renum-plan.md', 'As RENUM 3.4 asks.\n'));
  await vscode.window.showTextDocument(plan);
  const cursor = new vscode.Position(0, 10);
  await untilFound('the catalog to count', async () => (await hoverText(plan.uri, cursor)).includes('Train'));

  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    plan.uri,
    cursor,
  );
  assert.equal(references.filter(({ uri }) => uri.path.includes('/renum')).length, 3, 'catalog, plan and other plan');

  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    plan.uri,
    cursor,
    '3.9',
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.equal(plan.getText(), 'As RENUM 3.9 asks.\n');
  const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
  assert.equal(await textOf(other), 'RENUM 3.3, 3.9 and RENUM 3.3-3.9.\n');
  assert.equal(await textOf(catalog), CATALOG.replace('3.4', '3.9'));
});

test('a rename is refused with a message that says why', async () => {
  const plan = await vscode.workspace.openTextDocument(
    await writeFile('renum-shipped.md', 'As INTERPOL-SP 3.4 asks.\n'),
  );
  await vscode.window.showTextDocument(plan);
  await assert.rejects(
    async () =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', plan.uri, new vscode.Position(0, 16), '9'),
    /comes with the product/,
  );
});

test('problems are shown of files that nobody has open, where that is switched on', async () => {
  const closed = await writeFile('never-opened.md', 'INTERPOL-SP 9.9\n');
  const settings = vscode.workspace.getConfiguration('objectiveReferences');
  const target = vscode.ConfigurationTarget.Workspace;
  await settings.update('diagnostics.closedFiles', true, target);
  try {
    const [problem] = await untilDiagnostics(closed, 1);
    assert.match(problem?.message ?? '', /9\.9/);
  } finally {
    await settings.update('diagnostics.closedFiles', undefined, target);
    await vscode.workspace.fs.delete(closed);
  }
  await untilDiagnostics(closed, 0);
});
