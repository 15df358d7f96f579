// The day a framework is revised: from a Word file of the new edition to an empty list, by keyboard alone. The steps are
// those of docs/revising.md.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG, MEANT, MIGRATED, PLAN, secondEdition } from '../support/revised-framework.ts';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const LIST = '.quick-input-widget';

export function revisingTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  const title = (text: string | RegExp) => page.locator(`${LIST} .quick-input-title`, { hasText: text });
  const focused = (text: string) => page.locator(`${LIST} .monaco-list-row.focused`, { hasText: text });
  const pane = page.locator('.pane:has(.pane-header[aria-label^="Needs Your Decision"])');
  const rows = pane.locator('.monaco-list-row');
  /** Where the focus is. */
  const focusedAt = () =>
    page.evaluate(() => {
      const rows = document.querySelectorAll('.monaco-list-row.focused');
      const said = [...rows].map((row) => row.ariaLabel + String(row.ariaExpanded));
      return [document.activeElement?.className, ...said].join();
    });
  /** Presses a key until something is there. A key may take a moment to have its effect, and the next one would be too many. */
  const pressUntil = async (key: string, isSeen: () => Promise<boolean>) => {
    for (let presses = 0; !(await isSeen()); presses++) {
      assert.ok(presses < 40, `${key} does not lead there`);
      const before = await focusedAt();
      await driver.press(key);
      for (let looks = 0; looks < 10 && !(await isSeen()) && (await focusedAt()) === before; looks++) {
        await page.waitForTimeout(100);
      }
    }
  };
  const until = (isSo: () => Promise<boolean>) => pressUntil('Shift', isSo);

  /** Runs the first action of a notification, by keyboard. Returns its text. */
  const accept = async (text: string) => {
    const notification = await driver.notification(text);
    const row = page.locator('.notifications-center .monaco-list-row.focused', { hasText: text });
    await driver.runCommand('Notifications: Show Notifications');
    await pressUntil('ArrowDown', () => row.isVisible());
    const said = (await notification.textContent()) ?? '';
    const button = row.locator('.monaco-button').first();
    // The list is drawn again when another notification comes, and its row has the focus again.
    for (let tries = 0; await notification.isVisible(); tries++) {
      assert.ok(tries < 5, `Enter does not run the action of ${text}`);
      await pressUntil('Tab', () => button.evaluate((element) => element === document.activeElement));
      await driver.press('Enter');
      await notification.waitFor({ state: 'detached', timeout: 3000 }).catch(() => undefined);
    }
    return said;
  };

  /** Makes the new edition of the catalog of a Word file, with all proposals but one accepted at first. Returns the folder. */
  const importEdition = async () => {
    // VS Code remembers what a folder has seen of its frameworks: each attempt has its own folder.
    const isRepeated = existsSync(join(folder, 'plan.md'));
    const place = isRepeated ? mkdtempSync(join(folder, 'revision-')) : folder;
    writeFileSync(join(place, 'nps.objectives.yaml'), CATALOG);
    writeFileSync(join(place, 'plan.md'), PLAN);
    writeFileSync(join(place, 'NPS 2028.docx'), await secondEdition());
    if (isRepeated) await driver.openFolder(place);
    // The server has read the catalog when it counts references.
    await driver.openFile('nps.objectives.yaml');
    await page.locator('.codelens-decoration', { hasText: 'reference' }).first().waitFor();
    await driver.openFile('plan.md');
    await driver.runCommand('Objective References: Import Framework…');
    await page.locator(LIST, { hasText: 'Import Framework' }).waitFor();
    await page.locator(`${LIST} input.input`).fill(join(place, '/'));
    await page.locator(`${LIST} .monaco-list-row`, { hasText: 'plan.md' }).waitFor();
    await pressUntil('ArrowDown', () => focused('NPS 2028.docx').isVisible());
    await driver.press('Enter');
    await focused('New edition of nps.objectives.yaml (compare)').waitFor();
    await driver.press('Enter');
    await title('NPS 2023-2027 to 2028-2032: 7 proposals').waitFor();
    // All but the withdrawn one are similar enough.
    await page.locator(`${LIST} .quick-input-count`, { hasText: '6' }).waitFor();
    await driver.type('withdrawn');
    await page.locator(`${LIST} .monaco-list-row`, { hasText: '3.4' }).waitFor({ state: 'detached' });
    await pressUntil('ArrowDown', () => focused('1.4').isVisible());
    const list = page.locator(`${LIST} .quick-input-list .monaco-list`);
    await pressUntil('Tab', () => list.evaluate((element) => element.contains(document.activeElement)));
    await driver.press('Space');
    await page.locator(`${LIST} .quick-input-count`, { hasText: '7' }).waitFor();
    await driver.press('Enter');
    await page.locator('.tab.active[data-resource-name="nps.objectives.yaml"]').waitFor();
    const catalog = await driver.savedText();
    assert.match(catalog, /edition: 2028-2032/);
    assert.match(catalog, /^# Maintained by the strategy office\n/);
    assert.match(catalog, /title: Patrol public transport at night\n +replacedBy: \[\]/);
    return place;
  };

  /** Follows the notification of the new edition to the migration, and its notification to the list of what is left. */
  const migrate = async () => {
    const [, affected] = /(\d+) references are affected/.exec(await accept('NPS has a new edition 2028-2032')) ?? [];
    await title('Migrate References to NPS 2028-2032').waitFor();
    await driver.press('ArrowDown');
    await focused('Apply').waitFor();
    await driver.press('Enter');
    const [, left] = /(\d+) references still need your decision/.exec(await accept('need your decision')) ?? [];
    await rows.first().waitFor();
    await until(async () => (await rowsLeft()) === Number(left));
    assert.ok(Number(left) < Number(affected));
  };

  /** Decides each reference in the list with the arrows and Enter, until the list is empty. */
  const decideAll = async (place: string) => {
    await driver.runCommand('Objective References: Show References That Need Your Decision');
    const reference = () => pane.locator('.monaco-list-row.focused[aria-level="2"]');
    const way = (text: string) => pane.locator('.monaco-list-row.focused[aria-level="3"]', { hasText: text });
    for (let left = await rowsLeft(); left > 0; ) {
      await pressUntil('ArrowDown', () => reference().isVisible());
      const spoken = (await reference().getAttribute('aria-label')) ?? '';
      // What it meant comes first, and what the number means now after that.
      const meant = MEANT.find(({ title }) => /“([^”]+)”/.exec(spoken)?.[1] === title);
      assert.ok(meant, `nothing is said of what was meant: ${spoken}`);
      // Expands the row, and leads to what is below it once that is there.
      await pressUntil('ArrowRight', () => way('').isVisible());
      await pressUntil('ArrowDown', () => way(meant.answer).isVisible());
      assert.equal(await pane.locator('[aria-level="2"][aria-expanded="true"]').getAttribute('aria-label'), spoken);
      await driver.press('Enter');
      const all = focused('references to NPS');
      await until(async () => (await rowsLeft()) < left || (await page.locator(LIST).isVisible()));
      if (await page.locator(LIST).isVisible()) {
        await pressUntil('ArrowDown', () => all.isVisible());
        await driver.press('Enter');
      }
      await until(async () => (await rowsLeft()) < left);
      left = await rowsLeft();
      // The rows change a moment after the count.
      await pane.locator('[aria-level="3"]').first().waitFor({ state: 'detached' });
      // The row that had the focus is gone: the next one has it.
      if (left > 0) await reference().waitFor();
    }
    await pane.getByText('No references need your decision.').waitFor();
    await driver.openFile('plan.md');
    await driver.press('Control+S');
    // VS Code itself saves an edit of several files, a moment later. Where the number that a citation gets is cited with its
    // other meaning, not decided yet, it names its edition.
    const saved = () => readFileSync(join(place, 'plan.md'), 'utf8').replaceAll(':2028-2032', '');
    for (let looks = 0; looks < 100 && saved() !== MIGRATED; looks++) await page.waitForTimeout(100);
    assert.equal(saved(), MIGRATED);
  };

  /** As the title of the view says: rows out of sight are not in the page. */
  const rowsLeft = async () => Number((await pane.locator('.pane-header .description').textContent()) ?? 0);

  // One story, since each notification comes once: an attempt begins with a folder that has seen nothing.
  test(
    'a Word file becomes a new edition, its notification leads to the migration, and the arrows and Enter decide the rest',
    async () => {
      const place = await importEdition();
      await driver.closeEditors();
      await migrate();
      await driver.closeEditors();
      await decideAll(place);
    },
    { seconds: 240 },
  );
}
