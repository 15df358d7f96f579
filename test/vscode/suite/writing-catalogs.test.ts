// New catalogs, and built-in ones that are copied to be edited.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, writeFile } from './support/documents.ts';
import { completionItems, hoverText, labelOf, untilAction } from './support/features.ts';
import { untilActive, untilDiagnostics, untilEvent, untilFound } from './support/waiting.ts';

const [markdown] = DOCUMENT_KINDS;

function fileIn(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

test('a new catalog is a valid file of the folder, with its first title selected', async () => {
  const target = fileIn('mole.objectives.yaml');
  await vscode.commands.executeCommand('objectiveReferences.newCatalog', { prefix: 'MOLE', title: 'Plan: the mole' });
  try {
    const editor = await untilActive('the new catalog', ({ uri }) => uri.toString() === target.toString());
    await untilEvent(
      'the title to be selected',
      vscode.window.onDidChangeTextEditorSelection,
      () => editor.document.getText(editor.selection) === 'The first goal',
    );
    assert.match(editor.document.getText(), /^title: "Plan: the mole"$/m);
    await untilDiagnostics(editor.document.uri, 0);
    await editor.edit((edit) => edit.replace(editor.selection, 'Mend the mole'));
    assert.ok(markdown);
    const plan = await openDocument(markdown, 'MOLE $01');
    await untilFound('the new title', async () =>
      /Mend the mole/.test(await hoverText(plan.document.uri, plan.cursor)),
    );

    // Another framework under that name is not created as a file, so that nothing is lost.
    await vscode.commands.executeCommand('objectiveReferences.newCatalog', { prefix: 'MOLE', title: 'Another' });
    await untilActive('a new document', ({ isUntitled }) => isUntitled);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  } finally {
    await vscode.workspace.fs.delete(target);
  }
});

test('a new catalog that was closed and deleted on disk has no definitions any more', async () => {
  const target = fileIn('ghost.objectives.yaml');
  await vscode.commands.executeCommand('objectiveReferences.newCatalog', { prefix: 'GHOST', title: 'Ghost' });
  await untilActive('the new catalog', ({ uri }) => uri.toString() === target.toString());
  assert.ok(markdown);
  const plan = await openDocument(markdown, 'GHOST $01');
  const definitions = () =>
    vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      plan.document.uri,
      plan.cursor,
    );
  await untilFound('a definition', async () => (await definitions()).length > 0);
  await vscode.window.showTextDocument(target);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(target);
  // VS Code may keep the document open for minutes.
  await untilFound('no definition', async () => (await definitions()).length === 0);
});

test('a built-in framework that is cited is enabled by a quick fix, in a saved objrefs.yaml', async () => {
  assert.ok(markdown);
  const { document } = await openDocument(markdown, 'See NIST CSF PR.AA-01');
  const [hint] = await untilDiagnostics(document.uri, 1);
  assert.ok(hint);
  assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
  const { command } = await untilAction(document.uri, hint.range, /^Enable NIST CSF in this folder$/);
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  const file = fileIn('objrefs.yaml');
  const isWritten = async () =>
    /NIST CSF: on/.test(
      new TextDecoder().decode(
        await vscode.workspace.fs.readFile(file).then(
          (bytes) => bytes,
          () => new Uint8Array(),
        ),
      ),
    );
  try {
    await untilFound('the saved configuration', isWritten);
    await untilDiagnostics(document.uri, 0);
  } finally {
    await vscode.workspace.fs.delete(file);
  }
});

test('fields of a catalog have completion, hovers and folding', async () => {
  const uri = await writeFile('wharf.objectives.yaml', 'prefix: WHARF\nobjectives:\n  - 1.1 Build\n  - 1.2 Light\n');
  const catalog = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(catalog);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'numb\n'));
  const items = await completionItems(catalog.uri, new vscode.Position(0, 4));
  assert.ok(items.map(labelOf).includes('numbering'));
  await vscode.commands.executeCommand('undo');
  const prefix = catalog.positionAt(catalog.getText().indexOf('prefix:'));
  assert.match(await hoverText(catalog.uri, prefix), /Prefix before the number in citations/);
  const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
    'vscode.executeFoldingRangeProvider',
    catalog.uri,
  );
  const list = catalog.positionAt(catalog.getText().indexOf('objectives:')).line;
  assert.ok(folds.some(({ start }) => start === list));
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.workspace.fs.delete(catalog.uri);
});

test('lists of a catalog are formatted; other files have no formatter of ours', async () => {
  const formatted = async (uri: vscode.Uri): Promise<vscode.TextEdit[]> => {
    const options = { tabSize: 2, insertSpaces: true };
    return (await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', uri, options)) ?? [];
  };
  const uri = fileIn('format.objectives.yaml');
  const text = 'prefix: FMT\naliases: [ "Fmt",Format plan ]\nobjectives: [1 A]\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const catalog = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(catalog);
  await untilFound('a formatter', async () => (await formatted(uri)).length > 0);
  const edits = await formatted(uri);
  await editor.edit((edit) => {
    for (const { range, newText } of edits) edit.replace(range, newText);
  });
  assert.equal(catalog.getText(), text.replace('[ "Fmt",Format plan ]', '[Fmt, Format plan]'));
  assert.ok(markdown);
  const plan = await openDocument(markdown, 'aliases: [ a,b ]$0');
  assert.deepEqual(await formatted(plan.document.uri), []);
  await vscode.window.showTextDocument(catalog);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.workspace.fs.delete(uri);
});

test('a built-in catalog is copied into the folder, where it replaces the built-in one, and is not overwritten later', async () => {
  const target = fileIn('nist-csf.objectives.yaml');
  await vscode.commands.executeCommand('objectiveReferences.editShippedCatalog', 'NIST CSF');
  const editor = await untilActive('the copy', ({ uri }) => uri.toString() === target.toString());
  assert.match(editor.document.getText(), /^prefix: NIST CSF$/m);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# ours\n'));
  await vscode.commands.executeCommand('workbench.action.files.save');
  // It is enabled now, unlike the built-in one.
  assert.ok(markdown);
  const plan = await openDocument(markdown, 'NIST CSF PR.A$0A');
  await untilFound('the hover of the copy', async () => (await hoverText(plan.document.uri, plan.cursor)) !== '');
  await vscode.commands.executeCommand('objectiveReferences.editShippedCatalog', 'NIST CSF');
  const again = await untilActive('the copy', ({ uri }) => uri.toString() === target.toString());
  assert.match(again.document.getText(), /^# ours/);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(target);
});
