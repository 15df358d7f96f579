// Runs the tests of the extension in French.
//   node scripts/support/run-typescript.mjs test/keyboard/run-french.ts [--grep PATTERN] [--repeat N]
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readRunOptions } from '../support/run-options.ts';
import { runTests, test } from '../support/runner.ts';
import { WorkbenchDriver } from './driver.ts';
import { hasRoomForPlaceholder } from './workbench-page.ts';

readRunOptions();
const PICTURES = resolve('.cache/keyboard');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plans-')));
const driver = await WorkbenchDriver.open({ folder, extensionUnderDevelopment: resolve('.'), language: 'fr' });
mkdirSync(PICTURES, { recursive: true });

test('problems, hovers and quick fixes are in French', async () => {
  await driver.openNewFile('plan.md', 'Voir INTERPOL-SP 3.4 et INTERPOL-SP$0 3.6.');
  await driver.untilError();
  assert.match(await driver.hover('INTERPOL-SP 3.4'), /édition 2014-2016/);
  assert.match((await driver.problems()).join('\n'), /introuvable\. Vouliez-vous dire/);
  await driver.openFile('plan.md:1:30');
  await driver.openQuickFixes();
  await driver.page.locator('.action-widget .monaco-list-row', { hasText: 'Remplacer par' }).first().waitFor();
  await driver.press('Escape');
});

test('commands and their prompts are in French', async () => {
  await driver.runCommand('Objective References: Nouveau catalogue…');
  await driver.page.locator('.quick-input-title', { hasText: 'Nouveau catalogue (1/2)' }).waitFor();
  await driver.press('Escape');
  await driver.runCommand('Objective References: Insérer une référence…');
  await driver.page.locator('.quick-input-title', { hasText: 'Insérer une référence' }).waitFor();
  assert.ok(await driver.page.evaluate(hasRoomForPlaceholder), 'the placeholder is cut off');
  await driver.press('Escape');
});

try {
  await runTests({
    mayRetry: true,
    afterEach: () => driver.closeEditors(),
    onFailure: async (name) => {
      await driver.screenshot(join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`));
      await driver.openFolder(folder);
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
}
