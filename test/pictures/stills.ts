// The README's pictures.
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { photograph } from './camera.ts';
import { WIDTH } from './studio.ts';

const PLAN = 'plans/annual-plan.md';
/** Files of the sample with references in them that are wrong or out of date. */
const FILES = [PLAN, 'plans/district-plan.md', 'plans/national-bureau-plan.md', 'registers/risks.csv'];

/** Each arranges what is to be seen in a fresh window. */
export const STILLS: Readonly<Record<string, (driver: WorkbenchDriver) => Promise<void>>> = {
  async hover(driver) {
    await open(driver, `${PLAN}:5:1`, 400);
    // The pointer leaves the number free.
    await driver.hover('investigators | INTERPOL-SP');
  },

  async completion(driver) {
    await open(driver, `${PLAN}:5:1`, 440);
    await driver.type('\nThe new mobile laboratory serves \n');
    await driver.press('ArrowUp');
    await driver.press('End');
    await driver.type('INTERPOL-SP 3');
    await driver.untilSuggestions('priority 3 and its objectives', ({ length }) => length === 6);
    for (let row = 0; row < 4; row += 1) await driver.press('ArrowDown');
    await driver.untilSuggestions('3.4', (rows) => rows[4]?.selected === true);
  },

  async 'quick-fix'(driver) {
    await open(driver, `${PLAN}:1:1`, 440);
    await driver.click('INTERPOL-SP 4.6');
    await openQuickFixes(driver);
  },

  async problems(driver) {
    for (const file of FILES) await open(driver, file, 900);
    await driver.page.setViewportSize({ width: 980, height: 330 });
    await driver.problems();
    await driver.runCommand('View: Toggle Maximized Panel');
    // No row is chosen.
    await driver.press('Escape');
  },
};

async function open(driver: WorkbenchDriver, file: string, height: number): Promise<void> {
  await driver.page.setViewportSize({ width: WIDTH, height });
  await driver.openFile(file);
  const group = driver.page.locator('.editor-group-container.active');
  await group.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
}

export async function openQuickFixes(driver: WorkbenchDriver): Promise<void> {
  // The menu closes when the window is still busy with its layout.
  await photograph(driver.page);
  await driver.press('Control+.');
  await driver.page.locator('.action-widget .monaco-list-row.focused').waitFor();
}
