import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, textOf } from './support/documents.ts';
import { untilAction } from './support/features.ts';
import { untilDiagnostics } from './support/waiting.ts';

for (const kind of DOCUMENT_KINDS) {
  test(`an unknown number in ${kind.name} is an error under the reference`, async () => {
    const { document } = await openDocument(kind, 'As INTERPOL-SP 3.45 and INTERPOL-SP 3.4 ask.');
    const [diagnostic] = await untilDiagnostics(document.uri, 1);
    assert.ok(diagnostic);
    assert.equal(codeOf(diagnostic), 'unknown-objective');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(diagnostic.range), 'INTERPOL-SP 3.45');
  });

  test(`a quick fix in ${kind.name} changes the number, and the error disappears`, async () => {
    const opened = await openDocument(kind, 'As INTERPOL-SP 3.45 asks.');
    const { document } = opened;
    const [diagnostic] = await untilDiagnostics(document.uri, 1);
    assert.ok(diagnostic);
    const fix = await untilAction(document.uri, diagnostic.range, /^Change to 3\.4 /);
    assert.ok(fix.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(textOf(opened, kind), 'As INTERPOL-SP 3.4 asks.');
    await untilDiagnostics(document.uri, 0);
  });
}

test('an error follows what is typed', async () => {
  for (const kind of DOCUMENT_KINDS) {
    const { document } = await openDocument(kind, 'As INTERPOL-SP 3.4');
    await vscode.commands.executeCommand('type', { text: '5' });
    await untilDiagnostics(document.uri, 1);
    await vscode.commands.executeCommand('deleteLeft');
    await untilDiagnostics(document.uri, 0);
  }
});

function codeOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

test('a problem links to a page that opens as a preview, and so do links in it', async () => {
  const [kind] = DOCUMENT_KINDS;
  assert.ok(kind);
  const { document } = await openDocument(kind, 'INTERPOL-SP 9.9');
  const [problem] = await untilDiagnostics(document.uri, 1);
  const page = typeof problem?.code === 'object' ? problem.code.target : undefined;
  assert.ok(page);
  assert.equal(page.toString(), 'objective-references:/docs/problems/unknown-objective.md');
  for (const each of [page, page.with({ path: '/docs/declaring.md' })]) {
    await vscode.commands.executeCommand('vscode.open', each);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom, 'it is shown as a text');
    assert.equal(input.uri.toString(), each.toString());
    assert.match((await vscode.workspace.openTextDocument(each)).getText(), /^# /);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('the documentation opens at its first page, as a preview', async () => {
  await vscode.commands.executeCommand('objectiveReferences.openDocumentation');
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof vscode.TabInputCustom, 'it is shown as a text');
  assert.match(
    (await vscode.workspace.openTextDocument(input.uri)).getText(),
    /^# Objective References\n.*\]\(docs\//s,
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});
