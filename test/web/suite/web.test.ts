// Behaviour that is specific to VS Code in a browser.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from '../../vscode/suite/support/documents.ts';
import { completionItems, definitions, hoverText, labelOf } from '../../vscode/suite/support/features.ts';
import { untilActive, untilDiagnostics, untilFound } from '../../vscode/suite/support/waiting.ts';

const [folder] = vscode.workspace.workspaceFolders ?? [];
const inFolder = (name: string) => vscode.Uri.joinPath(folder!.uri, name);

test('the extension runs in a worker of the browser, from another site, with a virtual folder', async () => {
  const extension = vscode.extensions.getExtension('objective-references.objective-references');
  assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
  assert.equal(vscode.env.remoteName, undefined);
  assert.ok('WorkerGlobalScope' in globalThis);
  assert.equal(folder?.uri.scheme, 'vscode-test-web');
  assert.equal(extension?.extensionUri.scheme, 'http');
  const { host } = (globalThis as unknown as { location: { host: string } }).location;
  assert.ok(extension?.extensionUri.authority !== host, host);
});

test('catalogs and texts of the folder are read through VS Code, opened or not', async () => {
  const plan = await vscode.workspace.openTextDocument(inFolder('plan.md'));
  const cursor = new vscode.Position(0, plan.getText().indexOf('1.1'));
  await untilFound('the catalog', async () => (await hoverText(plan.uri, cursor)).includes('Dig the canal'));
  await untilDiagnostics(plan.uri, 1);

  const [link] = await definitions(plan.uri, cursor);
  assert.equal(link?.targetUri.toString(), inFolder('canal.objectives.yaml').toString());
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    plan.uri,
    cursor,
  );
  const files = references.map(({ uri }) => uri.path.slice(folder!.uri.path.length));
  assert.deepEqual(files.sort(), ['canal.objectives.yaml', 'notes/closed.txt', 'plan.md']);
  assert.ok((await completionItems(plan.uri, cursor)).map(labelOf).includes('1.2'));
});

test('a catalog that is written without being opened takes effect immediately', async () => {
  const uri = await writeFile('lock.objectives.yaml', 'prefix: LOCK\nobjectives: [1.1 Build the lock]\n');
  const plan = await vscode.workspace.openTextDocument(await writeFile('lock.md', 'LOCK 1.1'));
  const says = (title: string) =>
    untilFound(title, async () => (await hoverText(plan.uri, new vscode.Position(0, 5))).includes(title));
  await says('Build the lock');
  await writeFile('lock.objectives.yaml', 'prefix: LOCK\nobjectives: [1.1 Mend the lock]\n');
  await says('Mend the lock');
  await vscode.workspace.fs.delete(uri);
  await untilFound('no hover', async () => !(await hoverText(plan.uri, new vscode.Position(0, 5))).includes('lock'));
});

for (const file of ['measures.csv', 'measures.docx']) {
  test(`Import Framework… reads ${file}`, async () => {
    await vscode.commands.executeCommand('objectiveReferences.importFramework', inFolder(file), { prefix: 'DAM' });
    const { document } = await untilActive('a new document', ({ isUntitled }) => isUntitled);
    assert.ok(document.getText().includes('- 1.1 Raise the dam'), document.getText());
    assert.ok(document.getText().startsWith('format: 1\nprefix: DAM\n'), document.getText());
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

test('a file in another format is a catalog if objrefs.yaml names it', async () => {
  const configuration = await writeFile('objrefs.yaml', 'catalogs: [{file: measures.csv, prefix: DAM}]\n');
  const plan = await vscode.workspace.openTextDocument(await writeFile('dam.md', 'DAM 1.1'));
  await untilFound('the table', async () =>
    (await hoverText(plan.uri, new vscode.Position(0, 5))).includes('Raise the dam'),
  );
  await vscode.workspace.fs.delete(configuration);
});

test('commands that need git are not offered, since it is not available', async () => {
  const commands = await vscode.commands.getCommands();
  assert.ok(commands.includes('objectiveReferences.fixAllInWorkspace'));
  assert.ok(!commands.includes('objectiveReferences.checkSinceWritten'));
});
