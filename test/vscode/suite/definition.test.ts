import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, textOf } from './support/documents.ts';
import { definitions } from './support/features.ts';
import { untilActive, untilEvent } from './support/waiting.ts';

const SHIPPED_CATALOG = 'objective-references:/seeds/interpol-sp.objectives.yaml';

for (const kind of DOCUMENT_KINDS) {
  test(`definition in ${kind.name} is the line of the built-in catalog that defines the number`, async () => {
    const { document, cursor } = await openDocument(kind, 'As INTERPOL-SP 3.$04 asks.');
    const [link] = await definitions(document.uri, cursor);
    assert.ok(link, 'there is no definition');
    assert.equal(link.targetUri.toString(), SHIPPED_CATALOG);
    const catalog = await vscode.workspace.openTextDocument(link.targetUri);
    assert.match(catalog.lineAt((link.targetSelectionRange ?? link.targetRange).start.line).text, /\b3\.4\b/);
    assert.ok(link.originSelectionRange, 'the span to underline is missing');
    assert.equal(document.getText(link.originSelectionRange), 'INTERPOL-SP 3.4');
  });
}

test('going to the definition opens the catalog there, read-only', async () => {
  const [markdown] = DOCUMENT_KINDS;
  assert.ok(markdown);
  const opened = await openDocument(markdown, 'As INTERPOL-SP 3.$04 asks.');
  await vscode.commands.executeCommand('editor.action.revealDefinition');
  const editor = await untilActive('the catalog', ({ uri }) => uri.toString() === SHIPPED_CATALOG);
  assert.equal(editor.document.languageId, 'yaml');
  await untilEvent('the cursor on 3.4', vscode.window.onDidChangeTextEditorSelection, () =>
    /\b3\.4\b/.test(editor.document.lineAt(editor.selection.active.line).text),
  );

  const before = editor.document.getText();
  await vscode.commands.executeCommand('type', { text: 'x' });
  assert.equal(editor.document.getText(), before);
  assert.equal(textOf(opened, markdown), 'As INTERPOL-SP 3.4 asks.');
});

test('only built-in catalogs can be opened in their scheme', async () => {
  for (const path of ['/package.json', '/seeds/../package.json', '/seeds/none.objectives.yaml']) {
    const uri = vscode.Uri.from({ scheme: 'objective-references', path });
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri), `${path} opened`);
  }
});
