import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { hoverText } from '../suite/support/features.ts';
import { untilDiagnostics, untilEvent, untilFound } from '../suite/support/waiting.ts';

const catalog = (title: string, more = '') =>
  `prefix: DELTA\nedition: y2024\nobjectives:\n  - 1.1 ${title}\n  - 1.2 Second\n${more}`;
const AT_NUMBER = new vscode.Position(0, 7);

async function write(folder: number, name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![folder]!.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();

test('folders with catalogs of the same prefix each use their own', async () => {
  const folders = () => vscode.workspace.workspaceFolders?.length === 2;
  await untilEvent('both folders', vscode.workspace.onDidChangeWorkspaceFolders, folders);
  const catalogs = [
    await write(0, 'delta.objectives.yaml', catalog('North', '  - 1.3 Only here\n')),
    await write(1, 'delta.objectives.yaml', catalog('South')),
  ];
  const plans = [await write(0, 'plan.md', 'DELTA 1.1, 1.3'), await write(1, 'plan.md', 'DELTA 1.1, 1.3')];
  const closed = await write(1, 'closed.md', 'DELTA 1.1');
  for (const plan of plans) await vscode.window.showTextDocument(plan, { preview: false });
  for (const [index, title] of ['North', 'South'].entries()) {
    await untilFound(`the catalog of ${title}`, async () =>
      (await hoverText(plans[index]!, AT_NUMBER)).includes(title),
    );
  }
  await untilDiagnostics(plans[0]!, 0);
  await untilDiagnostics(plans[1]!, 1);
  // Neither catalog has an error.
  for (const uri of catalogs) await untilDiagnostics(uri, 0);

  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    plans[1],
    AT_NUMBER,
    '1.9',
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.equal(await textOf(plans[1]!), 'DELTA 1.9, 1.3');
  assert.equal(await textOf(closed), 'DELTA 1.9');
  assert.equal(await textOf(catalogs[1]!), catalog('South').replace('1.1', '1.9'));
  assert.equal(await textOf(plans[0]!), 'DELTA 1.1, 1.3');
  assert.equal(await textOf(catalogs[0]!), catalog('North', '  - 1.3 Only here\n'));
});
