// Runs the tests by keyboard and mouse on the VSIX, installed from the file, in Restricted Mode, as at first for users.
//   node scripts/support/run-typescript.mjs test/keyboard/run-installed.ts [FILE.vsix] [--grep PATTERN] [--repeat N]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installExtension, packagedExtension } from '../../scripts/support/vscode-server/extension.ts';
import { readRunOptions } from '../support/run-options.ts';
import { runTests } from '../support/runner.ts';
import { WorkbenchDriver } from './driver.ts';
import { lookingTests } from './looking.test.ts';
import { newcomerTests } from './newcomer.test.ts';
import { typingTests } from './typing.test.ts';

/** Screenshots of the workbench after a failed test. */
const PICTURES = resolve('.cache/keyboard-installed');

const [file = packagedExtension()] = readRunOptions();
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'installed-')));
const extensions = join(scratch, 'extensions');
const folder = join(scratch, 'plans');
let driver: WorkbenchDriver | undefined;
try {
  rmSync(PICTURES, { recursive: true, force: true });
  for (const path of [folder, PICTURES]) mkdirSync(path, { recursive: true });
  installExtension(resolve(file), extensions);
  driver = await WorkbenchDriver.open({ folder, server: { extensions, workspaceTrust: true } });
  await driver.page.locator('.statusbar').getByText('Restricted Mode').waitFor();
  newcomerTests(driver);
  typingTests(driver);
  lookingTests(driver);
  await runTests({
    mayRetry: true,
    afterEach: async () => driver?.closeEditors(),
    onFailure: async (name) => {
      await driver?.screenshot(join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`));
      await driver?.openFolder(folder);
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await driver?.close();
  rmSync(scratch, { recursive: true, force: true });
}
