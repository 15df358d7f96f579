// Runs the tests by keyboard and mouse.
//   node scripts/support/run-typescript.mjs test/keyboard/run.ts [EXTENSION_FOLDER]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '../support/runner.ts';
import { accessibilityTests } from './accessible.test.ts';
import { colourTests } from './colours.test.ts';
import { coverageTests } from './coverage.test.ts';
import { WorkbenchDriver } from './driver.ts';
import { fixingTests } from './fixing.test.ts';
import { insertingTests } from './inserting.test.ts';
import { lookingTests } from './looking.test.ts';
import { objectivesTests } from './objectives.test.ts';
import { settingsTests } from './settings.test.ts';
import { statusTests } from './status.test.ts';
import { typingTests } from './typing.test.ts';
import { walkthroughTests } from './walkthrough.test.ts';

/** Pictures of the workbench: as it was when a test failed, and those that tests take. */
const PICTURES = resolve('.cache/keyboard');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plans-')));
const driver = await WorkbenchDriver.open({ folder, extensionUnderDevelopment: resolve(process.argv[2] ?? '.') });
rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
typingTests(driver);
lookingTests(driver);
colourTests(driver, folder);
coverageTests(driver, folder);
settingsTests(driver, folder);
fixingTests(driver, folder);
accessibilityTests(driver, folder, PICTURES);
walkthroughTests(driver);
objectivesTests(driver, folder);
insertingTests(driver, folder);
statusTests(driver, folder);
try {
  await runTests({
    onFailure: (name) => driver.screenshot(join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`)),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
}
