import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, writeFile } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilActive, untilDiagnostics, untilEvent, untilFound } from './support/waiting.ts';

for (const kind of DOCUMENT_KINDS) {
  test(`hover in ${kind.name} shows the objective, its priority and its framework`, async () => {
    const { document, cursor } = await openDocument(kind, 'As INTERPOL-SP 3.$04 asks.');
    const text = await hoverText(document.uri, cursor);
    assert.match(text, /cybercrime training/);
    assert.match(text, /Innovation, capacity building and research/);
    assert.match(text, /2014-2016/);
  });
}

test('we show no hover beside a reference', async () => {
  for (const kind of DOCUMENT_KINDS) {
    const { document, cursor } = await openDocument(kind, 'A$0s INTERPOL-SP 3.4 asks.');
    assert.doesNotMatch(await hoverText(document.uri, cursor), /INTERPOL/);
  }
});

/** The links in the hover at the cursor, as a click would run them; only one command may run. */
async function followLinks(uri: vscode.Uri, cursor: vscode.Position): Promise<readonly [command: string, unknown[]][]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, cursor);
  const written = hovers.flatMap(({ contents }) => contents.filter((each) => each instanceof vscode.MarkdownString));
  const ours = written.filter(({ value }) => value.includes('command:objectiveReferences.'));
  for (const { isTrusted } of ours) {
    assert.deepEqual(isTrusted, { enabledCommands: ['objectiveReferences.openDefinition'] });
  }
  return ours.flatMap(({ value }) =>
    [...value.matchAll(/\]\((command:[^)]*)\)/g)].map(([, link]) => {
      const { path, query } = vscode.Uri.parse(link ?? '');
      return [path, JSON.parse(query)] as const;
    }),
  ) as [string, unknown[]][];
}

test('a number in a hover opens its entry, in a catalog of the workspace and in a built-in one', async () => {
  await writeFile(
    'dock.objectives.yaml',
    'prefix: DOCK\neditions:\n  - {edition: a, objectives: [{number: "1.1", title: Old, replacedBy: [2.1]}]}\n  - {edition: b, objectives: [2.1 New]}\n',
  );
  const dock = await vscode.workspace.openTextDocument(await writeFile('dock.md', 'DOCK 1.1'));
  await untilDiagnostics(dock.uri, 1);
  const places = [
    [dock.uri, new vscode.Position(0, 6), 'dock.objectives.yaml', '2.1'],
    [
      (await vscode.workspace.openTextDocument(await writeFile('range.md', 'INTERPOL-SP 3.1-3.5'))).uri,
      new vscode.Position(0, 13),
      'interpol-sp.objectives.yaml',
      '3.2',
    ],
  ] as const;
  for (const [uri, cursor, catalog, number] of places) {
    const [first] = await untilFound('a link', async () => {
      const links = await followLinks(uri, cursor);
      return links.length > 0 && links;
    });
    await vscode.commands.executeCommand(first![0], ...first![1]);
    const editor = await untilActive(catalog, ({ uri }) => uri.path.endsWith(catalog));
    await untilEvent(`the cursor before ${number}`, vscode.window.onDidChangeTextEditorSelection, () => {
      const { line, character } = editor.selection.active;
      return editor.document.lineAt(line).text.startsWith(number, character);
    });
  }
});
