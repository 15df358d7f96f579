// The text of an office file, which VS Code itself cannot show.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { wordParts, zipOf } from '../../support/office-files.ts';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { definitions, hoverText } from './support/features.ts';
import { untilActive, untilDiagnostics, untilEvent, untilFound, untilWatched } from './support/waiting.ts';

const paragraph = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>';
const plan = (text: string) => zipOf(wordParts(`${paragraph('Training', HEADING)}${paragraph(text)}`));

test('Open as Text shows the text of a Word document, with problems, meanings and an outline, and follows the file', async () => {
  const file = await writeFile('the plan [1].docx', plan('As INTERPOL-SP 3.4 and INTERPOL-SP 9.9 ask.'));
  await vscode.commands.executeCommand('objectiveReferences.openAsText', file);
  const { document } = await untilActive('the text', ({ uri }) => uri.scheme === 'objective-references-text');
  // VS Code may still have the document of an earlier round.
  const text = '# Training\n\nAs INTERPOL-SP 3.4 and INTERPOL-SP 9.9 ask.';
  await untilEvent('the text', vscode.workspace.onDidChangeTextDocument, () => document.getText() === text);
  assert.equal(document.languageId, 'markdown');

  const [problem] = await untilDiagnostics(document.uri, 1);
  assert.equal(problem && document.getText(problem.range), 'INTERPOL-SP 9.9');
  const cited = new vscode.Position(2, 17);
  assert.match(await hoverText(document.uri, cited), /INTERPOL-SP 3\.4/);
  assert.equal((await definitions(document.uri, cited)).length, 1);
  const outline = await untilFound('the outline', async () => {
    const command = 'vscode.executeDocumentSymbolProvider';
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(command, document.uri);
    return symbols?.map(({ name }) => name).join();
  });
  assert.equal(outline, '# Training');

  await vscode.commands.executeCommand('type', { text: 'x' });
  assert.match(document.getText(), /^# Training/);
  await untilWatched();
  await writeFile('the plan [1].docx', plan('As INTERPOL-SP 3.4 asks.'));
  await untilEvent('the new text', vscode.workspace.onDidChangeTextDocument, () =>
    document.getText().endsWith('asks.'),
  );
  await untilDiagnostics(document.uri, 0);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(file);
});

test('Open as Text opens the file of the active editor, and nothing where it cannot be read', async () => {
  const file = await writeFile('plan.docx', plan('As INTERPOL-SP 3.4 asks.'));
  const damaged = await writeFile('damaged.docx', 'PK\u0003\u0004\u0000');
  const texts = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
  await vscode.commands.executeCommand('vscode.open', damaged);
  await vscode.commands.executeCommand('objectiveReferences.openAsText');
  assert.deepEqual(texts(), ['damaged.docx']);
  await vscode.commands.executeCommand('vscode.open', file);
  await vscode.commands.executeCommand('objectiveReferences.openAsText');
  await untilActive('the text', ({ uri }) => uri.scheme === 'objective-references-text');
  assert.ok(texts().includes('plan.docx.md'));
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const each of [file, damaged]) await vscode.workspace.fs.delete(each);
});
