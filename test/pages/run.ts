// Tests the pages that the command line writes, in a browser.
//   node scripts/support/run-typescript.mjs test/pages/run.ts
import { launchChromium } from '../../scripts/support/chromium.ts';
import { runTests } from '../support/runner.ts';
import { coveragePageTests } from './coverage.test.ts';
import { panelTests } from './panel.test.ts';

const browser = await launchChromium();
try {
  await coveragePageTests(browser);
  await panelTests(browser);
  await runTests();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
}
