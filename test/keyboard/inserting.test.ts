// References picked from a list.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';
import { hasRoomForPlaceholder } from './workbench-page.ts';

const CATALOG = `prefix: DOCK
editions:
  - edition: "2020"
    objectives:
      - {number: 1.9, title: Light the dock, replacedBy: [1.2]}
  - edition: "2024"
    objectives:
      - 1 Keep the dock
      - 1.1 Keep the piles
      - 1.2 Keep the lamps
`;
const LIST = '.quick-input-widget';

export function insertingTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  const input = () => page.locator(`${LIST} input.input`);
  const row = (name: string) => page.locator(`${LIST} .monaco-list-row.focused[aria-label^="${name}"]`);
  const titled = (text: string) => page.locator(`${LIST} .quick-input-title`, { hasText: text });
  const open = async () => {
    await driver.press('Control+K');
    await driver.press('Control+G');
    await titled('Insert Reference').waitFor();
  };
  const withCatalog = (name: string, run: () => Promise<void>) =>
    test(name, async () => {
      writeFileSync(join(folder, 'dock.objectives.yaml'), CATALOG);
      try {
        await run();
      } finally {
        rmSync(join(folder, 'dock.objectives.yaml'));
      }
    });

  withCatalog('two references are found by some letters, checked by keyboard, and written as a list', async () => {
    await driver.openNewFile('pick.md', 'As $0 asks.');
    await open();
    assert.ok(await page.evaluate(hasRoomForPlaceholder), 'the placeholder is cut off');
    await driver.type('lamps kep');
    await row('DOCK 1.2').waitFor();
    // Focuses the list, after the button.
    for (const key of ['Tab', 'Tab', 'Space']) await driver.press(key);
    await page.locator(`${LIST} .quick-input-count`, { hasText: '1' }).waitFor();
    await input().fill('cybercrime training');
    await row('INTERPOL-SP 3.4').waitFor();
    // Checked items stay in the list.
    assert.equal(await page.locator(`${LIST} .monaco-list-row`, { hasText: 'DOCK 1.2' }).count(), 1);
    await input().focus();
    for (const key of ['Tab', 'Tab', 'Space']) await driver.press(key);
    await page.locator(`${LIST} .quick-input-count`, { hasText: '2' }).waitFor();
    await driver.press('Enter');
    await page.locator(LIST).waitFor({ state: 'hidden' });
    assert.equal(await driver.savedText(), 'As DOCK 1.2 and INTERPOL-SP 3.4 asks.');
    await driver.press('Control+Z');
    assert.equal(await driver.savedText(), 'As  asks.');
  });

  withCatalog(
    'Enter takes the first row, with its title where that is switched on, and it is a recent one then',
    async () => {
      await driver.openNewFile('titled.md', 'As ');
      await open();
      // It is remembered, by an attempt that has failed, too.
      if (!(await titled('with titles').isVisible())) {
        await page.getByRole('button', { name: 'Insert With Titles' }).click();
      }
      await titled('with titles').waitFor();
      await input().fill('dock 1.1');
      // Before there are results.
      await input().press('Enter');
      assert.equal(await driver.savedText(), 'As DOCK 1.1 (Keep the piles)');
      await open();
      // Others may be recent, too.
      await page.locator(`${LIST} .monaco-list-row`, { hasText: 'Recent' }).first().waitFor();
      assert.match((await page.locator(`${LIST} .monaco-list-row`).first().textContent()) ?? '', /DOCK 1\.1.*Recent/);
      await page.getByRole('button', { name: 'Insert Without Titles' }).click();
      await driver.press('Escape');
    },
  );

  withCatalog('withdrawn objectives are shown on request, with what replaced them', async () => {
    await driver.openNewFile('gone.md', 'As ');
    await open();
    await input().fill('dock light');
    await page.locator(`${LIST} .monaco-list-row`).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show Withdrawn Objectives' }).click();
    await row('DOCK 1.9').waitFor();
    assert.match((await row('DOCK 1.9').textContent()) ?? '', /Replaced by 1\.2/);
    await driver.press('Escape');
  });

  test('references are copied if there is no editor, and if it is read-only', async () => {
    const pick = async () => {
      await driver.runCommand('Objective References: Insert Reference');
      await titled('Insert Reference').waitFor();
      await input().fill('cybercrime training');
      await row('INTERPOL-SP 3.4').waitFor();
      await input().press('Enter');
      const copied = await driver.notification('Copied INTERPOL-SP 3.4');
      await driver.closeNotification(copied);
    };
    await driver.runCommand('View: Close All Editors');
    await pick();
    await driver.openNewFile('shipped.md', 'As INTERPOL-SP 3.4 and INTERPOL-SP 9.9 ask.');
    await driver.untilError();
    await driver.click('INTERPOL-SP 3.4', 'Control');
    await page.locator('.tab.active[data-resource-name="interpol-sp.objectives.yaml"]').waitFor();
    await pick();
  });
}
