// Coverage of objectives, in a panel and in files.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilEvent, untilFound } from './support/waiting.ts';

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
  const catalog = 'prefix: JETTY\nobjectives:\n  - 1 Build\n  - 2 Light\n';
  const written = [
    await writeFile('export-coverage.objectives.yaml', catalog),
    await writeFile('export-coverage.md', 'As JETTY 2 asks.\n'),
  ];
  const uri = await writeFile('coverage.json', '');
  written.push(uri);
  try {
    // No event reports that a catalog has been read that no document cites yet.
    const cited = await untilFound('the new catalog', async () => {
      await vscode.commands.executeCommand('objectiveReferences.exportCoverage', { format: 'json', uri });
      const report: Report = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
      const ours = report.objectives.filter(({ prefix }) => prefix === 'JETTY');
      return ours.length > 0 && ours.map(({ number, citations }) => [number, citations.map(({ file }) => file)]);
    });
    assert.deepEqual(cited, [
      ['1', []],
      ['2', ['export-coverage.md']],
    ]);
  } finally {
    for (const file of written) await vscode.workspace.fs.delete(file);
  }
});

interface Report {
  objectives: { prefix: string; number: string; citations: { file: string }[] }[];
}
