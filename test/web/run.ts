// Runs the suite in VS Code for the Web: no Node, no disk, extensions in a worker of the browser.
//   node scripts/support/run-typescript.mjs test/web/run.ts [EXTENSION_FOLDER] [--grep PATTERN] [--repeat N]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/support/chromium.ts';
import { installVSCodeWeb } from '../../scripts/support/vscode-web.ts';
import { assertPalette } from '../keyboard/palette.ts';
import { addCounts } from '../support/counts.ts';
import { readRunOptions } from '../support/run-options.ts';
import { repetitions } from '../support/runner.ts';
import { bundleSuite } from './bundle.ts';
import { freePort, serveExtension } from './extension-site.ts';
import { COUNTS } from './suite/counts.ts';
import { PALETTE, PALETTE_IS_RIGHT } from './suite/palette.ts';
import { writeWorkspace } from './workspace.ts';

/** The screenshot of the workbench after a failure. */
const PICTURE = resolve('.cache/web/failed.png');

const [extensionFolder = '.'] = readRunOptions();
const extension = resolve(extensionFolder);
const TIME_LIMIT_MS = 300_000 * repetitions();

/** Whether VS Code has run the tests: it was seen to end without, and without its extension in the window. */
let hasRun = false;
/** What it has said until then. */
const said: string[] = [];

const { testWeb, build } = installVSCodeWeb();
const suite = resolve('.cache/web/suite.js');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'web-')));
mkdirSync(resolve('.cache/web'), { recursive: true });
await writeWorkspace(folder);

await bundleSuite(suite);
const port = await freePort();
/** This name is required, since webviews use its subdomains. */
const vscode = `http://localhost:${port}/`;
const site = await serveExtension('/extension', extension);
const served = await testWeb.open({
  ...build,
  ...{ browserType: 'none', host: 'localhost', port, folderPath: folder },
  ...{ extensionDevelopmentPath: process.cwd(), extensionTestsPath: suite },
});
const browser = await launchChromium();
try {
  const context = await browser.newContext({ permissions: ['local-network-access'] });
  let page = await context.newPage();
  let passed = await testsPass(page);
  if (!passed && !hasRun) {
    const reason = said.join('\n');
    console.log(`  RETRY VS Code has run no test\n${reason}`);
    addCounts({ passed: 0, failed: 0, retried: [{ name: 'opening VS Code for the Web', reason }] });
    page = await context.newPage();
    passed = await testsPass(page);
  }
  if (!passed) {
    await page.screenshot({ path: PICTURE });
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  served.dispose();
  site.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens VS Code, which runs the tests, and resolves when it reports whether they passed. */
async function testsPass(page: Page): Promise<boolean> {
  await page.exposeFunction('codeAutomationLog', (type: string, words: readonly unknown[]) => {
    const text = words.join(' ');
    if (text === PALETTE) void answerAboutPalette(page);
    else print(type, text);
  });
  const ended = new Promise<number>((settle) => void page.exposeFunction('codeAutomationExit', settle));
  await page.route(vscode, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withExtensionFromItsSite(await response.text()) });
  });
  await page.goto(vscode);
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`not done in ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS).unref();
  });
  return (await Promise.race([ended, late])) === 0;
}

/**
 * The page specifies where the extension is, and the tests, which VS Code runs with an extension from the same site.
 */
function withExtensionFromItsSite(page: string): string {
  const ours = new RegExp(`&quot;localhost:${port}&quot;,&quot;path&quot;:&quot;/static/devextensions`, 'g');
  const changed = page.replaceAll(ours, `&quot;${site.host}&quot;,&quot;path&quot;:&quot;/extension`);
  if (changed === page) throw new Error('The page does not contain the expected extension.');
  return changed;
}

/** Tests in a worker cannot see the window: the answer is typed into the document that they have opened. */
async function answerAboutPalette(page: Page): Promise<void> {
  const wrong = await assertPalette(page, 'a document in a browser').catch(String);
  if (wrong) console.log(wrong);
  await page.keyboard.type(wrong ? 'wrong' : PALETTE_IS_RIGHT);
}

/** The output of the tests, without that of VS Code. */
function print(type: string, text: string): void {
  if (text.startsWith(COUNTS)) {
    hasRun = true;
    addCounts(JSON.parse(text.slice(COUNTS.length)));
  } else if (text.startsWith('  ')) console.log(text);
  else {
    said.push(`${type}: ${text}`);
    if (process.env.VERBOSE) console.log(`${type}: ${text}`);
  }
}
