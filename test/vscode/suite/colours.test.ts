// Colours and titles, as VS Code asks extensions for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, writeFile } from './support/documents.ts';
import { untilFound } from './support/waiting.ts';

/** Names of the types that VS Code is given tokens of in the document; undefined where there are none. */
async function tokenTypes(uri: vscode.Uri): Promise<string[] | undefined> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    uri,
  );
  if (!legend || !tokens) return undefined;
  return [...tokens.data].flatMap((value, at) => (at % 5 === 3 ? (legend.tokenTypes[value] ?? '?') : []));
}

for (const kind of DOCUMENT_KINDS.filter(({ languageId }) => ['markdown', 'plaintext'].includes(languageId))) {
  test(`references have semantic tokens in ${kind.name}`, async () => {
    const { document } = await openDocument(kind, 'As INTERPOL-SP 3.4 asks.');
    assert.deepEqual(await tokenTypes(document.uri), ['objectivePrefix', 'objectiveNumber']);
  });
}

test('a Markdown document without references is left to others', async () => {
  const [kind] = DOCUMENT_KINDS;
  assert.ok(kind);
  const { document } = await openDocument(kind, 'Nothing is cited.');
  assert.equal(await tokenTypes(document.uri), undefined);
});

test("TypeScript's semantic tokens stay its own", async () => {
  const uri = await writeFile('tokens.ts', '// As INTERPOL-SP 3.4 asks.\nclass Training {}\n');
  await vscode.window.showTextDocument(uri);
  // TypeScript's server takes a while to load.
  const types = await untilFound("TypeScript's tokens", () => tokenTypes(uri));
  assert.deepEqual(types, ['class']);
});

test('titles are shown beside numbers when somebody wants them', async () => {
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
