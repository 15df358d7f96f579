// Runs the tests by keyboard and mouse.
//   node scripts/support/run-typescript.mjs test/keyboard/run.ts [GROUP…] [--grep PATTERN] [--repeat N]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readRunOptions } from '../support/run-options.ts';
import { runTests } from '../support/runner.ts';
import { accessibilityTests } from './accessible.test.ts';
import { colourTests } from './colours.test.ts';
import { coverageTests } from './coverage.test.ts';
import { WorkbenchDriver } from './driver.ts';
import { fixingTests } from './fixing.test.ts';
import { insertingTests } from './inserting.test.ts';
import { lookingTests } from './looking.test.ts';
import { objectivesTests } from './objectives.test.ts';
import { paletteTests } from './palette.test.ts';
import { revisingTests } from './revising.test.ts';
import { settingsTests } from './settings.test.ts';
import { statusTests } from './status.test.ts';
import { typingTests } from './typing.test.ts';
import { walkthroughTests } from './walkthrough.test.ts';

/** Screenshots of the workbench: after a failed test, and those taken by tests. */
const PICTURES = resolve('.cache/keyboard');
/** Each has its own folder, so that its catalogs do not appear in the lists of others. */
const GROUPS: Readonly<Record<string, (driver: WorkbenchDriver, folder: string) => void>> = {
  typing: typingTests,
  looking: lookingTests,
  colours: colourTests,
  coverage: coverageTests,
  palette: paletteTests,
  settings: settingsTests,
  fixing: fixingTests,
  revising: revisingTests,
  accessibility: (driver, folder) => accessibilityTests(driver, folder, PICTURES),
  walkthrough: walkthroughTests,
  objectives: objectivesTests,
  inserting: insertingTests,
  status: statusTests,
};

rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'plans-')));
const chosen = readRunOptions();
let driver: WorkbenchDriver | undefined;
try {
  for (const [name, addTests] of Object.entries(GROUPS)) {
    if (chosen.length === 0 || chosen.includes(name)) driver = await runGroup(driver, name, addTests);
  }
} finally {
  await driver?.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** In the driver's existing window, if there is one; resolves to the driver. */
async function runGroup(
  given: WorkbenchDriver | undefined,
  name: string,
  addTests: (typeof GROUPS)[string],
): Promise<WorkbenchDriver> {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const driver = given ?? (await WorkbenchDriver.open({ folder, extensionUnderDevelopment: resolve('.') }));
  if (given) await driver.openFolder(folder);
  await untilReady(driver, folder);
  console.log(`${name}:`);
  addTests(driver, folder);
  try {
    await runTests({
      mayRetry: true,
      afterEach: () => driver.closeEditors(),
      onFailure: async (test) => {
        await driver.screenshot(join(PICTURES, `${test.replaceAll(/\W+/g, '-')}.png`));
        // Open editors and the focus must not make the next test fail.
        await driver.openFolder(folder);
        await untilReady(driver, folder);
      },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  return driver;
}

/** Waits until the extension runs, since commands are listed only then, and VS Code watches the folder. */
async function untilReady(driver: WorkbenchDriver, folder: string): Promise<void> {
  await driver.openNewFile('first.md', 'As INTERPOL-SP 9.9 asks.');
  await driver.untilError();
  await driver.untilWatched();
  await driver.closeEditors();
  rmSync(join(folder, 'first.md'));
}
