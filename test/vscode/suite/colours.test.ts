// Colours and titles, as VS Code requests them from extensions.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument } from './support/documents.ts';
import { tokenTypes } from './support/features.ts';
import { untilFound } from './support/waiting.ts';

for (const kind of DOCUMENT_KINDS.filter(({ languageId }) => ['markdown', 'plaintext'].includes(languageId))) {
  test(`references have semantic tokens in ${kind.name}`, async () => {
    const { document } = await openDocument(kind, 'As INTERPOL-SP 3.4 asks.');
    const types = await untilFound('the tokens', () => tokenTypes(document.uri));
    assert.deepEqual(types, ['objectivePrefix', 'objectiveNumber']);
  });
}

test('a Markdown document without references is left to other providers', async () => {
  const [kind] = DOCUMENT_KINDS;
  assert.ok(kind);
  const { document } = await openDocument(kind, 'Nothing is cited.');
  assert.equal(await tokenTypes(document.uri), undefined);
});

test('titles are shown beside numbers when the setting is enabled', async () => {
  const configuration = vscode.workspace.getConfiguration('objectiveReferences');
  const [kind] = DOCUMENT_KINDS;
  assert.ok(kind);
  const { document } = await openDocument(kind, 'As INTERPOL-SP 3.4 asks.');
  const hints = async () => {
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const command = 'vscode.executeInlayHintProvider';
    return (await vscode.commands.executeCommand<vscode.InlayHint[]>(command, document.uri, everything)) ?? [];
  };
  assert.deepEqual(await hints(), []);
  await configuration.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Workspace);
  try {
    const [hint] = await untilFound('a hint', async () => {
      const found = await hints();
      return found.length > 0 && found;
    });
    assert.equal(hint?.label, 'Provide innovative cybercrime training…');
    assert.equal(hint.position.character, kind.leader.length + 'As INTERPOL-SP 3.4'.length);
  } finally {
    await configuration.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Workspace);
  }
});
