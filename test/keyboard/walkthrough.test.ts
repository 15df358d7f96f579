// The walkthrough as users follow it.
import assert from 'node:assert/strict';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

export function walkthroughTests(driver: WorkbenchDriver): void {
  const step = (id: string) => driver.page.locator(`.getting-started-step[data-step-id$="#start#${id}"]`);
  const press = async (id: string, button: string) => {
    await step(id).getByRole('button', { name: button }).click();
    // The click selects the step, too, which takes the focus a moment later: its timer is set before this one.
    await driver.page.evaluate(() => new Promise((settle) => setTimeout(settle, 300)));
  };
  const untilDone = (id: string) => step(id).locator('[role="checkbox"][aria-checked="true"]').waitFor();
  const show = async (id: string) => {
    await step(id).locator('.step-title').click();
    // It takes the focus a moment after opening.
    await step(id).and(driver.page.locator('.expanded:focus')).waitFor();
  };

  let isRepeated = false;

  test('each step of the walkthrough works as described and is checked off', async () => {
    const before = driver.page.viewportSize();
    try {
      // VS Code keeps which steps a user has completed.
      if (isRepeated) await driver.openAsNewUser();
      isRepeated = true;
      // Wide enough for the walkthrough and the editors that it opens to its side.
      await driver.page.setViewportSize({ width: 1600, height: 900 });
      await driver.runCommand('Welcome: Open Walkthrough...');
      await driver.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Objective References' }).click();
      await step('cite').waitFor();
      assert.equal(await driver.page.locator('.getting-started-step [aria-checked="true"]').count(), 0);

      await press('cite', 'Open Example');
      await driver.page.locator('.tab.active[data-resource-name="annual-plan.md"]').waitFor();
      await driver.untilWarning();
      await untilDone('cite');

      await show('find');
      await press('find', 'Show Problems');
      await driver.page.locator('.markers-panel .monaco-list-row', { hasText: 'NPP 2.3 was removed in' }).waitFor();
      await untilDone('find');

      await show('fix');
      const fix = driver.page.locator('.action-widget .monaco-list-row', { hasText: 'Replace with 2.1' });
      const fixed = driver.page.locator('.editor-instance .view-line', { hasText: 'NPP 2.1' }).first();
      await press('fix', 'Fix a Reference');
      await fix.click();
      await fixed.waitFor();
      await untilDone('fix');

      await show('own');
      await press('own', 'New Catalog');
      await driver.page.locator('.quick-input-widget', { hasText: 'New Catalog (1/2)' }).waitFor();
      await driver.type('CITY\n');
      await driver.page.locator('.quick-input-widget', { hasText: 'New Catalog (2/2)' }).waitFor();
      await driver.press('Escape');
      await untilDone('own');
      await driver.closeEditors();
    } finally {
      if (before) await driver.page.setViewportSize(before);
    }
  });
}
