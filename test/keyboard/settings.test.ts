// Messages about settings, and which commands are offered.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const CATALOG = `prefix: KEEL
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Lay it, replacedBy: [2.1]}
  - edition: "2024"
    objectives:
      - 2.1 Lay it well
`;

export function settingsTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  const listed = async (text: string): Promise<number> =>
    (await driver.offered(text)).filter((label) => label.includes(text)).length;

  const until = async (what: string, isSo: () => Promise<boolean>) => {
    for (let left = 40; !(await isSo()); left--) {
      if (left === 0) throw new Error(`timed out waiting ${what}`);
      await page.waitForTimeout(300);
    }
  };

  let isRepeated = false;

  test('an invalid setting is reported, with a button that opens it', async () => {
    // It is reported once in each window.
    if (isRepeated) await driver.reload();
    isRepeated = true;
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode/settings.json'), '{"objectiveReferences.limits.files": 0}');
    const report = await driver.notification('objectiveReferences.limits.files must be a whole number above zero.');
    await report.getByRole('button', { name: 'Open Settings' }).click();
    await page.locator('.settings-editor .setting-item-title', { hasText: 'Files' }).first().waitFor();
    rmSync(join(folder, '.vscode'), { recursive: true });
    await driver.runCommand('View: Close All Editors');
    await report.waitFor({ state: 'detached' });
  });

  test('a built-in framework is disabled from a list', async () => {
    const command = 'Objective References: Enable or Disable Built-in Frameworks…';
    const selected = (hasText: string) => page.locator('.quick-input-widget .quick-input-count', { hasText });
    const written = join(folder, 'objrefs.yaml');
    try {
      await driver.runCommand(command);
      await selected('1 Selected').waitFor();
      await rows.filter({ hasText: 'INTERPOL-SP' }).locator('.monaco-checkbox').click();
      await selected('0 Selected').waitFor();
      await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
      await until('for objrefs.yaml', async () => existsSync(written));
      assert.equal(readFileSync(written, 'utf8'), 'format: 1\nframeworks:\n  INTERPOL-SP: off\n');
    } finally {
      rmSync(written, { force: true });
    }
    await until('for the framework to be enabled again', async () => {
      await driver.runCommand(command);
      await selected(' Selected').waitFor();
      const isEnabled = await selected('1 Selected').isVisible();
      await driver.press('Escape');
      return isEnabled;
    });
  });

  test('migrating is offered if a framework has another edition', async () => {
    const catalog = join(folder, 'keel.objectives.yaml');
    const command = 'Objective References: Migrate References to Edition…';
    const isOffered = async () => (await listed(command)) > 0;
    assert.ok(!(await isOffered()), 'offered without a framework to migrate');
    try {
      writeFileSync(catalog, CATALOG);
      await until('to be offered', isOffered);
    } finally {
      rmSync(catalog);
    }
    await until('not to be offered any more', async () => !(await isOffered()));
  });
}
