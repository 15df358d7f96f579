// Fixing many files in one step, and undoing that in one step.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const CATALOG = `prefix: QUAY
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Drive the piles, replacedBy: [2.1]}
      - {number: 1.2, title: Light the quay, replacedBy: [2.2, 2.3]}
  - edition: "2024"
    objectives:
      - 2.1 Keep the piles
      - 2.2 Keep the lamps
      - 2.3 Pay for the light
`;
const OPENED = 'As QUAY 1.1\r\nand INTERPOL-SP 9.9 ask.';
const CLOSED = '- QUAY 1.1 and 1.2 \r\n';

export function fixingTests(driver: WorkbenchDriver, folder: string): void {
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
  const until = async (what: string, isSo: () => boolean) => {
    for (let left = 200; !isSo(); left--) {
      assert.ok(left > 0, `timed out waiting for ${what}`);
      await driver.page.waitForTimeout(50);
    }
  };
  const start = async (opened: string, closed: string) => {
    writeFileSync(join(folder, 'quay.objectives.yaml'), CATALOG);
    writeFileSync(join(folder, closed), CLOSED);
    await driver.openNewFile(opened, OPENED);
    // The error can be diagnosed before the new catalog is read; the stale reference shows that it is.
    await driver.untilWarning();
  };
  /** Undoes the change of all files in the active editor, and saves them. */
  const undoEverywhere = async (...names: string[]) => {
    await driver.click('INTERPOL-SP');
    await driver.press('Control+Z');
    // Changed files get a tab, a moment later; only files with a tab are saved.
    const tabOf = (name: string) => driver.page.locator(`.tab.dirty[data-resource-name="${name}"]`);
    for (const name of names) await tabOf(name).waitFor({ state: 'attached' });
    await driver.runCommand('File: Save All Files');
  };

  test('one command fixes all files of the workspace, and one undo reverts them', async () => {
    await start('fix-opened.md', 'fix-closed.md');
    await driver.runCommand('Objective References: Fix All in Workspace');
    const fixed = () => /2\.1/.test(textOf('fix-closed.md')) && /2\.1/.test(textOf('fix-opened.md'));
    await until('both files fixed', fixed);
    assert.equal(textOf('fix-opened.md'), OPENED.replace('1.1', '2.1'));
    assert.equal(textOf('fix-closed.md'), CLOSED.replace('1.1', '2.1'));
    await undoEverywhere('fix-opened.md', 'fix-closed.md');
    await until('both files as before', () => !fixed());
    await until('the opened file as before', () => textOf('fix-opened.md') === OPENED);
    await until('the closed file as before', () => textOf('fix-closed.md') === CLOSED);
    await driver.closeEditors();
    for (const name of ['fix-opened.md', 'fix-closed.md']) rmSync(join(folder, name));
  });

  test('migration asks for framework, edition and successors, and previews the changes', async () => {
    await start('migrate-opened.md', 'migrate-closed.md');
    const { page } = driver;
    const answer = async (title: RegExp, label: string) => {
      await page.locator('.quick-input-title', { hasText: title }).waitFor();
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first().click();
    };
    await driver.runCommand('Objective References: Migrate References to Edition…');
    await answer(/^Migrate References$/, 'QUAY');
    await answer(/^Migrate References to QUAY$/, '2024');
    await answer(/^QUAY 1\.2 /, '2.3');
    await answer(/^Migrate References to QUAY 2024$/, 'Preview changes');
    const preview = page.locator('.bulk-edit-panel');
    for (const name of ['migrate-opened.md', 'migrate-closed.md']) {
      await preview.locator('.monaco-list-row', { hasText: name }).waitFor();
    }
    assert.equal(textOf('migrate-closed.md'), CLOSED);
    // The changes of both files and nothing else, all of them selected.
    const said = preview.locator('.monaco-list-row');
    assert.deepEqual(await said.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label'))), [
      'migrate-closed.md, making text edits',
      'line 1, replacing 1.1 with 2.1',
      'line 1, replacing 1.2 with 2.3',
      'migrate-opened.md, making text edits',
      'line 1, replacing 1.1 with 2.1',
    ]);
    assert.equal(await preview.locator('.edit-checkbox[aria-checked="false"]').count(), 0);
    await preview.locator('.monaco-button', { hasText: 'Apply' }).first().click();
    const migrated = CLOSED.replace('1.1', '2.1').replace('1.2', '2.3');
    await until('the closed file migrated', () => textOf('migrate-closed.md') === migrated);
    await until('the opened file migrated', () => textOf('migrate-opened.md') === OPENED.replace('1.1', '2.1'));
  });
}
