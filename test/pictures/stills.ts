// The README's pictures.
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { WIDTH } from './studio.ts';

const PLAN = 'plans/annual-plan.md';

/** Each leaves the window as it found it, but for its size; the file may be left open and changed. */
export const STILLS: Readonly<Record<string, (driver: WorkbenchDriver) => Promise<void>>> = {
  async hover(driver) {
    await open(driver, `${PLAN}:1:1`, 400);
    await driver.hover('INTERPOL-SP 3.4');
  },

  async completion(driver) {
    await open(driver, `${PLAN}:15:24`, 430);
    await driver.type('\n\nThe mobile laboratory serves INTERPOL-SP 3');
    await driver.untilSuggestions('priority 3 and its objectives', ({ length }) => length === 6);
    for (let row = 0; row < 4; row += 1) await driver.press('ArrowDown');
    await driver.untilSuggestions('3.4', (rows) => rows[4]?.selected === true);
  },

  async 'quick-fix'(driver) {
    await open(driver, `${PLAN}:11:65`, 400);
    await driver.press('Control+.');
    await driver.page.locator('.action-widget').waitFor();
  },

  async problems(driver) {
    for (const file of ['plans/national-bureau-plan.md', 'reports/training-report.txt', 'registers/risks.csv', PLAN]) {
      await open(driver, file, 460);
    }
    await driver.problems();
  },
};

async function open(driver: WorkbenchDriver, file: string, height: number): Promise<void> {
  await driver.page.setViewportSize({ width: WIDTH, height });
  await driver.openFile(file);
  await driver.untilError();
}
