// Runs what the oldest supported VS Code cannot, tools for models, in a worker of the newest one: its server serves the page,
// and the folder, which the worker reads through VS Code.
//   node scripts/support/run-typescript.mjs test/web/run-newest.ts [--grep PATTERN] [--repeat N]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { launchChromium } from '../../scripts/support/chromium.ts';
import { launchVSCodeServer } from '../../scripts/support/vscode-server/launch.ts';
import { workbenchUrl } from '../../scripts/support/vscode-server/workbench.ts';
import { addCounts } from '../support/counts.ts';
import { readRunOptions } from '../support/run-options.ts';
import { repetitions } from '../support/runner.ts';
import { bundleSuite } from './bundle.ts';
import { serveExtension } from './extension-site.ts';
import { COUNTS } from './suite/counts.ts';

const SUITE = '.cache/web/suite.js';
const EXTENSION = 'objective-references.objective-references';

readRunOptions();
process.env.TEST_GREP ??= 'models?\\b';
const TIME_LIMIT_MS = 120_000 * repetitions();

mkdirSync(resolve('.cache/web'), { recursive: true });
await bundleSuite(resolve(SUITE));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'web-')));
const site = await serveExtension('/extension', resolve('.'));
const server = await launchVSCodeServer({ settings: { 'remote.extensionKind': { [EXTENSION]: ['web'] } } });
const browser = await launchChromium();
try {
  // The page allows extensions of the Marketplace alone.
  const context = await browser.newContext({ bypassCSP: true, permissions: ['local-network-access'] });
  if (!(await testsPass(await context.newPage()))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
  site.close();
  rmSync(folder, { recursive: true, force: true });
}

async function testsPass(page: Page): Promise<boolean> {
  await page.exposeFunction('codeAutomationLog', (_: string, words: readonly unknown[]) => print(words.join(' ')));
  const ended = new Promise<number>((settle) => void page.exposeFunction('codeAutomationExit', settle));
  await page.route(({ pathname }) => pathname === '/', developing);
  await page.goto(workbenchUrl(server, { workspace: folder }));
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`not done in ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS).unref();
  });
  return (await Promise.race([ended, late])) === 0;
}

/** Adds to the configuration of the page where the extension is, and its tests. */
async function developing(route: Route): Promise<void> {
  const response = await route.fetch();
  const uri = (path: string) => ({ scheme: 'http', authority: site.host, path: `/extension${path}` });
  const added = { extensions: [uri('')], extensionTestsPath: uri(`/${SUITE}`) };
  const text = JSON.stringify(added).slice(1, -1).replaceAll('"', '&quot;');
  const page = (await response.text()).replace('&quot;developmentOptions&quot;:{', (start) => `${start}${text},`);
  await route.fulfill({ response, body: page });
}

/** The output of the tests, without that of VS Code. */
function print(text: string): void {
  if (text.startsWith(COUNTS)) addCounts(JSON.parse(text.slice(COUNTS.length)));
  else if (/^ {2}(?:ok|FAIL|\d)/.test(text) || process.env.VERBOSE) console.log(text);
}
