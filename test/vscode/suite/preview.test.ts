// References in the Markdown preview, as VS Code's own Markdown extension renders it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilFound } from './support/waiting.ts';

const render = (document: vscode.TextDocument) =>
  vscode.commands.executeCommand<string>('markdown.api.render', document);

/** The rendered text, once it contains `part`. */
function rendered(document: vscode.TextDocument, part: string): Promise<string> {
  return untilFound(`'${part}' in the preview`, async () => {
    const html = await render(document);
    return html.includes(part) && html;
  });
}

test('the preview shows titles and problems', async () => {
  const uri = await writeFile(
    'preview.md',
    'See INTERPOL-SP 3.4, not `INTERPOL-SP 3.4`.\n\n| a |\n|---|\n| INTERPOL-SP 9.9 |\n',
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const html = await rendered(document, 'objective-reference-current');
  assert.match(
    html,
    /<span class="objective-reference objective-reference-current" title="INTERPOL-SP 3\.4 [^"]*digital/,
  );
  assert.match(
    html,
    /<span class="objective-reference objective-reference-unknown-objective" title="[^"]*9\.9[^"]*">INTER/,
  );
  assert.equal(html.split('<span class="objective-reference').length, 3);
});

test('the preview follows the text before it is saved', async () => {
  const uri = await writeFile('preview-edited.md', 'See INTERPOL-SP 3.4.\n');
  const document = await vscode.workspace.openTextDocument(uri);
  await rendered(document, 'objective-reference-current');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 16, 0, 19), '9.9');
  assert.ok(await vscode.workspace.applyEdit(edit));
  const html = await rendered(document, 'objective-reference-unknown-objective');
  assert.ok(!html.includes('objective-reference-current'));
});
