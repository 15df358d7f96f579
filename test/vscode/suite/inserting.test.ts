// References that a command inserts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilFound } from './support/waiting.ts';

const REFERENCES = [
  { prefix: 'INTERPOL-SP', number: '3.4' },
  { prefix: 'INTERPOL-SP', edition: '2014-2016', number: '1.1' },
];
const insert = (argument: unknown) => vscode.commands.executeCommand('objectiveReferences.insertReference', argument);

async function openWith(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await writeFile(name, text)));
}

test('references are inserted at all cursors, as one undo step', async () => {
  const editor = await openWith('insert.md', 'a \nb here c\n');
  editor.selections = [new vscode.Selection(0, 2, 0, 2), new vscode.Selection(1, 2, 1, 6)];
  await insert({ references: REFERENCES });
  const { document } = editor;
  assert.equal(document.getText(), 'a INTERPOL-SP 1.1 and 3.4\nb INTERPOL-SP 1.1 and 3.4 c\n');
  assert.deepEqual(
    editor.selections.map(({ isEmpty, active }) => [isEmpty, active.line, active.character]),
    [
      [true, 0, 25],
      [true, 1, 25],
    ],
  );
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), 'a \nb here c\n');
});

test('a cell gets a list without a comma, a value of JSON a string', async () => {
  const table = await openWith('insert.csv', 'a,b\n,c\n');
  table.selection = new vscode.Selection(1, 0, 1, 0);
  await insert({ references: [...REFERENCES, { prefix: 'INTERPOL-SP', number: '2.1' }] });
  assert.equal(table.document.getText(), 'a,b\nINTERPOL-SP 1.1 and 2.1 and 3.4,c\n');
  const data = await openWith('insert.json', '{"a": }\n');
  data.selection = new vscode.Selection(0, 6, 0, 6);
  await insert({ references: REFERENCES });
  assert.equal(data.document.getText(), '{"a": "INTERPOL-SP 1.1 and 3.4"}\n');
});

test('unknown objectives are not inserted', async () => {
  const editor = await openWith('insert-none.md', 'a');
  await insert({ references: [{ prefix: 'INTERPOL-SP', number: '9.9' }] });
  await insert({ references: [] });
  assert.equal(editor.document.getText(), 'a');
});

test('an objective of the view is inserted in the form that the document needs', async () => {
  const catalog = await writeFile(
    'pier.objectives.yaml',
    'prefix: PIER\neditions:\n  - edition: "2020"\n    objectives: [1.1 Build]\n  - edition: "2024"\n    objectives: [1.1 Paint]\n',
  );
  try {
    const editor = await openWith('insert-declared.md', '---\nobjectives: PIER:2020\n---\nSee PIER 1.1.\n\n');
    const { document } = editor;
    await untilFound('the catalog', async () =>
      (await hoverText(document.uri, new vscode.Position(3, 9))).includes('Build'),
    );
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const place = { framework: 'PIER', edition: '2024', number: '1.1' };
    const node = { kind: 'objective', place, label: '1.1', hasChildren: false };
    await vscode.commands.executeCommand('objectiveReferences.insertObjective', node);
    assert.equal(document.lineAt(4).text, 'PIER:2024 1.1');
  } finally {
    await vscode.workspace.fs.delete(catalog);
  }
});
