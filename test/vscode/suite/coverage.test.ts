// Which objectives are cited where, in a panel and in files.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilEvent } from './support/waiting.ts';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('objectiveReferences.coverage'),
    );

test('Show Coverage opens one panel, and shows it again', async () => {
  await vscode.commands.executeCommand('objectiveReferences.showCoverage');
  await vscode.commands.executeCommand('objectiveReferences.showCoverage');
  await untilEvent('the panel', vscode.window.tabGroups.onDidChangeTabs, () => panels().length > 0);
  assert.deepEqual(
    panels().map(({ label }) => label),
    ['Coverage of Objectives'],
  );
  await vscode.window.tabGroups.close(panels());
});

test('Export Coverage… writes what the command line would', async () => {
  await writeFile('export-coverage.objectives.yaml', 'prefix: JETTY\nobjectives:\n  - 1 Build\n  - 2 Light\n');
  await writeFile('export-coverage.md', 'As JETTY 2 asks.\n');
  const uri = await writeFile('coverage.json', '');
  await vscode.commands.executeCommand('objectiveReferences.exportCoverage', { format: 'json', uri });
  const report = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  const cited = report.objectives
    .filter(({ prefix }: { prefix: string }) => prefix === 'JETTY')
    .map(({ number, citations }: { number: string; citations: { file: string }[] }) => [
      number,
      citations.map(({ file }) => file),
    ]);
  assert.deepEqual(cited, [
    ['1', []],
    ['2', ['export-coverage.md']],
  ]);
  for (const name of ['coverage.json', 'export-coverage.md', 'export-coverage.objectives.yaml']) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..', name));
  }
});
