// A file in another format that becomes a catalog.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilActive, untilFound } from './support/waiting.ts';

test('Import Framework… opens the contents of a document as a new catalog, which is not saved yet', async () => {
  const file = await writeFile('haven.md', '# Haven Plan 2024\n\n- 1.1 Dredge the basin\n- 1.2 Light the quay\n');
  await vscode.commands.executeCommand('objectiveReferences.importFramework', file, { prefix: 'HAVEN' });
  const { document } = await untilActive('a new document', ({ isUntitled }) => isUntitled);
  assert.equal(document.languageId, 'yaml');
  assert.equal(
    document.getText(),
    'format: 1\nprefix: HAVEN\naliases: [Haven Plan]\ntitle: Haven Plan\neditions:\n  - edition: 2024\n    published: 2024\n' +
      '    objectives:\n      - 1.1 Dredge the basin\n      - 1.2 Light the quay\n',
  );
  // Saving it does not ask for a name, and makes it a catalog, if files are on disk.
  const named = file.path.replace('haven.md', 'haven.objectives.yaml');
  assert.equal(document.uri.path === named, file.scheme === 'file');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.workspace.fs.delete(file);
});

test('Import Framework… names a separate catalog after its edition, beside the existing one', async () => {
  const file = await writeFile('haven.md', '# Haven Plan 2024\n\n- 1.1 Dredge the basin\n');
  const text = 'prefix: HAVEN\nedition: "2020"\nobjectives:\n  - 1.1 Dredge\n';
  const catalog = await writeFile('plans/haven.objectives.yaml', text);
  // It is known as soon as it has been read.
  const isBeside = async () => {
    await vscode.commands.executeCommand('objectiveReferences.importFramework', file, { prefix: 'HAVEN' });
    const { path, scheme } = vscode.window.activeTextEditor?.document.uri ?? file;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return catalog.scheme !== 'file' || (scheme === 'untitled' && path.endsWith('/plans/haven-2024.objectives.yaml'));
  };
  await untilFound('the name beside the other catalog', isBeside);
  assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(catalog)), text);
  for (const each of [file, catalog]) await vscode.workspace.fs.delete(each);
});

test('Import Framework… from the Explorer, which also passes all selected files, asks for the prefix', async () => {
  const file = await writeFile('haven.md', '# Haven Plan 2024\n\n- 1.1 Dredge the basin\n');
  const importing = vscode.commands.executeCommand('objectiveReferences.importFramework', file, [file]);
  let isOver = false;
  const over = importing.then(() => {
    isOver = true;
  });
  // An input is not visible to extensions; it is there once it can be closed.
  while (!isOver) {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await Promise.race([over, new Promise((settle) => setTimeout(settle, 50))]);
  }
  assert.equal(vscode.window.activeTextEditor, undefined);
  await vscode.workspace.fs.delete(file);
});
