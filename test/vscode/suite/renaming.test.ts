import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilDiagnostics, untilFound, untilText } from './support/waiting.ts';

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
  // The range of the other plan includes 3.4: both of its ends are listed.
  assert.deepEqual(
    references.map(({ uri }) => uri.path.replace(/.*\//, '')).filter((name) => name.startsWith('renum')),
    ['renum-other.md', 'renum-other.md', 'renum-other.md', 'renum-plan.md', 'renum.objectives.yaml'],
  );

  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    plan.uri,
    cursor,
    '3.9',
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.equal(plan.getText(), 'As RENUM 3.9 asks.\n');
  const documentOf = (uri: vscode.Uri) => vscode.workspace.openTextDocument(uri);
  const [others, listed] = [await documentOf(other), await documentOf(catalog)];
  assert.equal(others.getText(), 'RENUM 3.3, 3.9 and RENUM 3.3-3.9.\n');
  assert.equal(listed.getText(), CATALOG.replace('3.4', '3.9'));

  // One undo reverts all of it.
  await vscode.window.showTextDocument(plan);
  await vscode.commands.executeCommand('undo');
  assert.equal(plan.getText(), 'As RENUM 3.4 asks.\n');
  await untilText(others, 'RENUM 3.3, 3.4 and RENUM 3.3-3.5.\n');
  await untilText(listed, CATALOG);
  await vscode.workspace.saveAll();
});

test('another prefix is written in catalog and plans too', async () => {
  const catalog = await writeFile('former.objectives.yaml', CATALOG.replace('RENUM', 'FORMER'));
  const other = await writeFile('former-other.md', 'FORMER 3.3, 3.4\n');
  const plan = await vscode.workspace.openTextDocument(await writeFile('former-plan.md', 'As FORMER 3.4 asks.\n'));
  await vscode.window.showTextDocument(plan);
  await untilFound('the catalog to count', async () =>
    (await hoverText(plan.uri, new vscode.Position(0, 11))).includes('Train'),
  );
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    plan.uri,
    new vscode.Position(0, 5),
    'LATER PLAN',
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
  const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
  assert.equal(plan.getText(), 'As LATER PLAN 3.4 asks.\n');
  assert.equal(await textOf(other), 'LATER PLAN 3.3, 3.4\n');
  assert.equal(await textOf(catalog), CATALOG.replace('RENUM', 'LATER PLAN'));
  await vscode.workspace.saveAll();
});

test('catalogs show how often their objectives are cited, and a plan has an outline of what it cites', async () => {
  const catalog = await writeFile('counted.objectives.yaml', CATALOG.replace('RENUM', 'COUNTED'));
  const plan = await writeFile('counted-plan.txt', 'COUNTED 3.4, then COUNTED 3.3 and 3.4.\n');
  await vscode.window.showTextDocument(catalog);
  const titles = await untilFound('the counts', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      catalog,
      9,
    );
    const found = lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
    return found.length === 5 && found;
  });
  assert.ok(titles.includes('0: Try It'));
  assert.deepEqual(
    titles.filter((title) => title !== '0: Try It'),
    ['0: 3 references', '1: 3 references', '3: 1 reference', '4: 2 references'],
  );
  await vscode.window.showTextDocument(plan);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    plan,
  );
  const counted = symbols.find(({ name }) => name === 'COUNTED');
  assert.deepEqual(
    counted?.children.map(({ name }) => name),
    ['3.3 Before', '3.4 Train'],
  );
});

test('objrefs.yaml follows a catalog that is renamed', async () => {
  const catalog = await writeFile('moved.yaml', 'prefix: MOVED\nobjectives: [1.1 One]\n');
  const configuration = await writeFile('objrefs.yaml', 'catalogs: [moved.yaml]\n');
  const plan = await writeFile('moved-plan.md', 'MOVED 1.1');
  const [folder] = vscode.workspace.workspaceFolders!;
  try {
    await vscode.window.showTextDocument(plan);
    const at = new vscode.Position(0, 7);
    await untilFound('the catalog to count', async () => (await hoverText(plan, at)).includes('One'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(catalog, vscode.Uri.joinPath(folder!.uri, 'far', 'away.yaml'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const document = await vscode.workspace.openTextDocument(configuration);
    await untilText(document, 'catalogs: [far/away.yaml]\n');
    await document.save();
    await untilFound('the catalog to count', async () => (await hoverText(plan, at)).includes('One'));
  } finally {
    await vscode.workspace.fs.delete(configuration);
    const moved = vscode.Uri.joinPath(folder!.uri, 'far');
    await vscode.workspace.fs.delete(moved, { recursive: true }).then(undefined, () => {});
  }
});

test('a rename is refused with a message that says why', async () => {
  const plan = await vscode.workspace.openTextDocument(
    await writeFile('renum-shipped.md', 'As INTERPOL-SP 3.4 asks.\n'),
  );
  await vscode.window.showTextDocument(plan);
  await assert.rejects(
    async () =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', plan.uri, new vscode.Position(0, 16), '9'),
    /is built in/,
  );
});

test('problems of files that are not open are shown if the setting is enabled', async () => {
  const closed = await writeFile('never-opened.md', 'INTERPOL-SP 9.9\n');
  const entries = '  - {number: 3.4, title: Old, withdrawn: true, replacedBy: [3.5]}\n  - 3.5 New\n';
  await writeFile('stale.objectives.yaml', `prefix: STALE\nobjectives:\n${entries}`);
  const stale = await writeFile('stale-plan.md', 'As STALE 3.4 asks.\n');
  const settings = vscode.workspace.getConfiguration('objectiveReferences');
  const target = vscode.ConfigurationTarget.Workspace;
  await settings.update('diagnostics.closedFiles', true, target);
  try {
    const [problem] = await untilDiagnostics(closed, 1);
    assert.match(problem?.message ?? '', /9\.9/);
    const [gone] = await untilDiagnostics(stale, 1);
    assert.equal(typeof gone?.code === 'object' ? gone.code.value : gone?.code, 'replaced-objective');
    assert.deepEqual(gone?.tags, [vscode.DiagnosticTag.Deprecated]);
  } finally {
    await settings.update('diagnostics.closedFiles', undefined, target);
    await vscode.workspace.fs.delete(closed);
  }
  await untilDiagnostics(closed, 0);
});
