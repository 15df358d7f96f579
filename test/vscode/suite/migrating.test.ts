// Migration of references to another edition.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilDiagnostics, untilFound, untilText } from './support/waiting.ts';

const CATALOG = `prefix: PIER
levels: [goal, measure]
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Drive the piles, replacedBy: [2.1]}
      - {number: 1.2, title: Light the pier, replacedBy: [2.2, 2.3]}
  - edition: "2024"
    objectives:
      - 2.1 Keep the piles
      - 2.2 Keep the lamps
      - 2.3 Pay for the light
`;
const OPENED = 'As PIER:2020 1.1\r\nand PIER 1.2, 2.2\task \r\n';
const CLOSED = '- PIER 1.1 and 1.2';
/** With 2.3 chosen for 1.2. */
const MIGRATED = { opened: 'As PIER:2024 2.1\r\nand PIER 2.3, 2.2\task \r\n', closed: '- PIER 2.1 and 2.3' };
const ANSWERS = { framework: 'PIER', edition: '2024', choices: { '1.2': ['2.3'] } };

async function openPlans() {
  await writeFile('pier.objectives.yaml', CATALOG);
  const closed = await writeFile('pier-closed.md', CLOSED);
  const opened = await vscode.workspace.openTextDocument(await writeFile('pier-opened.md', OPENED));
  await vscode.window.showTextDocument(opened);
  await untilDiagnostics(opened.uri, 2);
  return { opened, closed: async () => vscode.workspace.openTextDocument(closed) };
}

const migrate = (answers: object) => vscode.commands.executeCommand('objectiveReferences.migrate', answers);

test('migration rewrites all files in one edit, and one undo restores every byte of all', async () => {
  const { opened, closed } = await openPlans();
  await migrate({ ...ANSWERS, apply: 'now' });
  assert.equal(opened.getText(), MIGRATED.opened);
  const other = await closed();
  assert.equal(other.getText(), MIGRATED.closed);
  await vscode.window.showTextDocument(opened);
  await vscode.commands.executeCommand('undo');
  assert.equal(opened.getText(), OPENED);
  await untilText(other, CLOSED);
  assert.ok((await opened.save()) && (await other.save()));
});

test('migration can be previewed, and changes what the preview shows when that is applied', async () => {
  const { opened, closed } = await openPlans();
  let isOver = false;
  const migrating = migrate({ ...ANSWERS, apply: 'preview' }).then(() => {
    isOver = true;
  });
  // No event reports that the preview is open; applying does nothing until then.
  await untilFound('the end of the preview', async () => {
    await vscode.commands.executeCommand('refactorPreview.apply');
    return isOver;
  });
  await migrating;
  assert.equal(opened.getText(), MIGRATED.opened);
  const other = await closed();
  assert.equal(other.getText(), MIGRATED.closed);
  await vscode.window.showTextDocument(opened);
  await vscode.commands.executeCommand('undo');
  assert.equal(opened.getText(), OPENED);
  await untilText(other, CLOSED);
  assert.ok((await opened.save()) && (await other.save()));
});

test('migration changes nothing when its preview is discarded', async () => {
  const { opened, closed } = await openPlans();
  let isOver = false;
  const migrating = migrate({ ...ANSWERS, apply: 'preview' }).then(() => {
    isOver = true;
  });
  await untilFound('the end of the preview', async () => {
    await vscode.commands.executeCommand('refactorPreview.discard');
    return isOver;
  });
  await migrating;
  assert.equal(opened.getText(), OPENED);
  assert.equal((await closed()).getText(), CLOSED);
});
