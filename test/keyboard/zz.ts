import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '../support/runner.ts';
import { coverageTests } from './coverage.test.ts';
import { WorkbenchDriver } from './driver.ts';
import { settingsTests } from './settings.test.ts';

const PICTURES = resolve('.cache/keyboard');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plans-')));
const driver = await WorkbenchDriver.open({ folder, extensionUnderDevelopment: resolve('.') });
rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
coverageTests(driver, folder);
settingsTests(driver, folder);
try {
  await driver.openNewFile('warm.md', 'As INTERPOL-SP 9.9 asks.');
  await driver.untilError();
  await runTests({
    onFailure: (name) => driver.screenshot(join(PICTURES, `${name.replaceAll(/\W+/g, '-').slice(0, 30)}.png`)),
  });
} catch (error) {
  console.error(String(error));
} finally {
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
}
