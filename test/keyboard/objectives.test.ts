// The views of the activity bar: all objectives, and those that a document cites.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const CATALOG = `prefix: BEACON
title: Beacon plan
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Build the tower, replacedBy: [2.1]}
  - edition: "2024"
    objectives:
      - 2 Keep the light
      - 2.1 Paint the tower
      - 2.2 Change the lamp
      - 2.3 Train the keepers
`;
const LOG = 'On Monday BEACON 2.1 was begun.\nOn Friday BEACON 2.1 was done, and BEACON:2020 1.1 was closed.\n';

export function objectivesTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  writeFileSync(join(folder, 'beacon.objectives.yaml'), CATALOG);
  writeFileSync(join(folder, 'beacon-log.md'), LOG);
  const pane = (title: string) => page.locator(`.pane:has(.pane-header[aria-label^="${title}"])`);
  const objectives = pane('Objectives');
  const cited = pane('Cited Here');
  /** A row by its accessible name. */
  const row = (view: Locator, said: string) => view.locator(`.monaco-list-row[aria-label^="${said}"]`);
  const open = async (view: Locator, said: string) => {
    const found = row(view, said);
    if ((await found.getAttribute('aria-expanded')) === 'false') await found.locator('.monaco-tl-twistie').click();
    await found.and(page.locator('[aria-expanded="true"]')).waitFor();
  };
  const clearFilter = objectives.locator('.action-label[aria-label^="Clear Objectives Filter"]');
  /** The view with the objectives of the current edition, after any other state. */
  const showTree = async () => {
    if (!(await objectives.isVisible())) {
      // The whole icon: while the view counts, a badge covers it.
      const icon = page.locator('.action-label[aria-label^="Objective References"]');
      await page.locator('.activitybar .action-item', { has: icon }).click();
    }
    if (await clearFilter.isVisible()) await clearFilter.click();
    await row(objectives, 'BEACON').waitFor();
    for (const said of ['BEACON', '2024', '2 Keep the light']) await open(objectives, said);
  };
  /** A tree that is loading ignores keys. */
  const pressUntil = async (key: string, seen: Locator) => {
    if (!(await seen.isVisible())) await driver.press(key);
    await seen.waitFor();
  };
  const chooseInMenu = async (found: Locator, title: string) => {
    await found.click({ button: 'right' });
    const item = page.locator('.monaco-menu .action-item', { has: page.locator(`[aria-label="${title}"]`) });
    await item.hover();
    // A menu ignores clicks at first, which may belong to the one that opened it: its timer is set before this one.
    await page.evaluate(() => new Promise((settle) => setTimeout(settle, 300)));
    await item.click();
  };

  test('the activity bar has objectives with their counts, and expands them level by level', async () => {
    await driver.openNewFile('beacon-plan.md', 'As BEACON 2.2 and BEACON 7.7 ask, $0.');
    await driver.untilError();
    await showTree();
    await row(objectives, 'BEACON Beacon plan, 5 references, 1 stale, 1 unknown').waitFor();
    await row(objectives, '2020, 1 reference, 1 stale').waitFor();
    const [edition, priority] = [row(objectives, '2024, current, 3 references'), row(objectives, '2 Keep the light')];
    // A click collapses what is expanded; the keys expand it and its children.
    await edition.click();
    await edition.and(page.locator('[aria-expanded="false"]')).waitFor();
    await pressUntil('ArrowRight', priority);
    await pressUntil('ArrowDown', priority.and(page.locator('.focused')));
    await pressUntil('ArrowRight', row(objectives, '2.3 Train the keepers, not cited'));
    await open(objectives, '2.1 Paint the tower, 2 references');
    await open(objectives, 'beacon-log.md, 2 references');
    await row(objectives, 'On Friday BEACON 2.1 was done').waitFor();
  });

  test('a click on an objective opens its entry, one on a line its position', async () => {
    await showTree();
    for (const said of ['2.1 Paint the tower', 'beacon-log.md']) await open(objectives, said);
    await row(objectives, '2.1 Paint the tower').click();
    await page.locator('.tab.active[data-resource-name="beacon.objectives.yaml"]').waitFor();
    await row(objectives, 'On Friday BEACON 2.1').click();
    await page.locator('.tab.active[data-resource-name="beacon-log.md"]').waitFor();
    await page.locator('.statusbar-item:has-text("Ln 2, Col 21")').waitFor();
  });

  test('a filter leaves the matches, is shown, and can be cleared', async () => {
    await showTree();
    await objectives.locator('.action-label[aria-label^="Filter Objectives"]').click();
    await page.locator('.quick-input-widget input.input').fill('keepers');
    await driver.press('Enter');
    await objectives.locator('.message:has-text("Filter: keepers")').waitFor();
    await row(objectives, '2.2 Change the lamp').waitFor({ state: 'detached' });
    await row(objectives, '2.3 Train the keepers').waitFor();
    await clearFilter.click();
    await objectives.locator('.message:has-text("Filter: keepers")').waitFor({ state: 'hidden' });
    await showTree();
    await row(objectives, '2.2 Change the lamp').waitFor();
  });

  test('the view can show only objectives with stale references', async () => {
    await showTree();
    await driver.runCommand('Objective References: Show Objectives with Stale References Only');
    await row(objectives, '2.2 Change the lamp').waitFor({ state: 'detached' });
    await row(objectives, '1.1 Build the tower, 2020').waitFor();
    await driver.runCommand('Objective References: Show All Objectives');
    await showTree();
    await row(objectives, '2.2 Change the lamp').waitFor();
  });

  test('the menu of an objective inserts a reference at the cursor', async () => {
    await showTree();
    await driver.openNewFile('beacon-plan.md', 'As BEACON 2.2 and BEACON 7.7 ask, $0.');
    await chooseInMenu(row(objectives, '2.3 Train the keepers'), 'Insert Reference at Cursor');
    assert.equal(await driver.savedText(), 'As BEACON 2.2 and BEACON 7.7 ask, BEACON 2.3.');
    await row(objectives, '2.3 Train the keepers, 1 reference').waitFor();
  });

  test('the menu of an objective shows its references', async () => {
    await showTree();
    await chooseInMenu(row(objectives, '2.1 Paint the tower'), 'Find All References');
    await page.locator('.peekview-widget .monaco-list-row:has-text("beacon-log.md")').waitFor();
    await driver.press('Escape');
  });

  test('the other view has what the document cites, follows edits, and leads to their lines', async () => {
    await showTree();
    await driver.openNewFile('beacon-cited.md', 'BEACON 1.1 was closed.\nSee $0');
    await row(cited, '1.1 Build the tower, 2020, replaced by 2.1, 1 reference, 1 stale').waitFor();
    await driver.type('BEACON 9.9');
    await row(cited, '9.9, unknown, 1 reference').waitFor();
    await open(cited, '1.1 Build the tower');
    await row(cited, 'BEACON 1.1 was closed.').click();
    await page.locator('.statusbar-item:has-text("Ln 1, Col 1")').waitFor();
    // The reference at the cursor is selected in the view.
    await driver.click('BEACON 9.9');
    await row(cited, '9.9, unknown').and(page.locator('.selected')).waitFor();
    await driver.savedText();
    await driver.closeEditors();
    rmSync(join(folder, 'beacon-cited.md'));
    // The view updates with open files, and checks the others only on request.
    await objectives.hover();
    await objectives.locator('.action-label[aria-label^="Refresh Objectives"]').click();
    await row(objectives, '2020, 1 reference, 1 stale').waitFor();
  });

  test('the view has a message for a document without references', async () => {
    await showTree();
    await driver.openNewFile('beacon-none.md', 'Nothing.');
    await cited.locator('.welcome-view:has-text("No objectives are cited")').waitFor();
    await driver.runCommand('View: Show Explorer');
  });
}
