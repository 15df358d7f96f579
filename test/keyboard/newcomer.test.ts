// The steps of the README for new users, in order, with only this extension.
import assert from 'node:assert/strict';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

export function newcomerTests(driver: WorkbenchDriver): void {
  test('a newcomer hovers, completes, finds a stale reference and fixes it', async () => {
    await driver.runCommand('Objective References: Open Example');
    await driver.page.locator('.tab.active[data-resource-name="annual-plan.md"]').waitFor();
    await driver.untilWarning();

    assert.match(await driver.hover('INTERPOL-SP 3.4'), /cybercrime training/);

    await driver.click('# Annual plan');
    await driver.press('Control+Enter');
    await driver.type('It serves INTERPOL-SP ');
    await driver.untilSuggestions('all objectives', (rows) => rows.length > 6);
    await driver.type('forensic');
    await driver.untilSuggestions('3.4 first', ([row]) => row?.label === '3.4' && row.selected);
    await driver.press('Enter');
    await driver.untilNoSuggestions();
    const line = (text: string) => driver.page.locator('.editor-instance .view-line', { hasText: text });
    await line('It serves INTERPOL-SP 3.4').waitFor();

    const problem = (await driver.problems()).find((row) => row.includes('NPP 2.3 was removed in'));
    assert.match(problem ?? '', /replaced by 2\.1 Run one hotline/);

    await driver.click('NPP 2.3');
    await driver.openQuickFixes();
    await driver.page.locator('.action-widget .monaco-list-row.focused', { hasText: 'Replace with 2.1' }).waitFor();
    await driver.press('Enter');
    await line('NPP 2.1').waitFor();
    await driver.page.locator('.editor-instance .squiggly-warning').first().waitFor({ state: 'detached' });
  });
}
