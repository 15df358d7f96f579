// Stands in for the executable of desktop VS Code in `runTests` of @vscode/test-electron: takes its arguments, starts a
// VS Code server with its real extension host, opens the workbench in Chromium without a window, prints what the tests
// print and ends with their exit code.
//   VSCODE_SHIM_LOG=1           also prints the server's and the workbench's own log
//   VSCODE_SHIM_SCREENSHOT=PNG  pictures the workbench when the tests fail
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/support/chromium.ts';
import { launchVSCodeServer, type VSCodeServer } from '../../../scripts/support/vscode-server/launch.ts';
import { workbenchUrl } from '../../../scripts/support/vscode-server/workbench.ts';
import { repetitions } from '../../support/runner.ts';
import { readDesktopArguments } from './desktop-arguments.ts';

const TIME_LIMIT_MS = 300_000 * repetitions();

const logging = process.env.VSCODE_SHIM_LOG === '1';
const screenshot = process.env.VSCODE_SHIM_SCREENSHOT;

const scratch = mkdtempSync(join(tmpdir(), 'shim-'));
const output = join(scratch, 'output');
writeFileSync(output, '');

let server: VSCodeServer | undefined;
let browser: Browser | undefined;
let page: Page | undefined;
let serverLog = '';
let ending = false;

let printed = 0;
const printing = setInterval(printNewOutput, 100);
setTimeout(() => end(124, `the tests took more than ${TIME_LIMIT_MS / 1000} s`), TIME_LIMIT_MS);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(130, `got ${signal}`));

runWorkbench().catch((error) => end(1, error instanceof Error ? (error.stack ?? error.message) : String(error)));

async function runWorkbench(): Promise<void> {
  const { extensions, tests, userData, installedExtensions, workspace } = readDesktopArguments(process.argv.slice(2));
  server = await launchVSCodeServer({
    ...(userData === undefined ? {} : { userData }),
    ...(installedExtensions === undefined ? {} : { extensions: installedExtensions }),
    env: { VSCODE_SHIM_OUTPUT: output, VSCODE_SHIM_TESTS: resolve(tests) },
    onOutput: (text) => {
      serverLog += text;
      if (logging) process.stderr.write(text);
    },
  });
  server.ended.then((code) => end(1, `the VS Code server exited with code ${code}`));

  browser = await launchChromium();
  browser.on('disconnected', () => end(1, 'Chromium went away'));
  page = await (await browser.newContext({ viewport: { width: 1200, height: 800 } })).newPage();
  page.on('crash', () => end(1, 'the workbench crashed'));
  if (logging) page.on('console', (message) => console.error(`[${message.type()}] ${message.text()}`));
  // The workbench calls it when the tests have ended.
  await page.exposeFunction('codeAutomationExit', (code: number) => void end(code));
  await page.goto(
    workbenchUrl(server, {
      ...(workspace === undefined ? {} : { workspace }),
      extensionsUnderDevelopment: extensions,
      tests: fileURLToPath(new URL('extension-host-bootstrap.cjs', import.meta.url)),
    }),
  );
}

function printNewOutput(): void {
  const file = openSync(output, 'r');
  const buffer = Buffer.alloc(65_536);
  for (;;) {
    const length = readSync(file, buffer, 0, buffer.length, printed);
    if (length === 0) break;
    printed += length;
    process.stdout.write(Buffer.from(buffer.subarray(0, length)));
  }
  closeSync(file);
}

async function end(code: number, why?: string): Promise<void> {
  if (ending) return;
  ending = true;
  clearInterval(printing);
  printNewOutput();
  if (why !== undefined) {
    console.error(why);
    if (!logging) console.error(serverLog.split('\n').slice(-20).join('\n'));
  }
  if (code !== 0 && screenshot !== undefined) await page?.screenshot({ path: screenshot }).catch(() => undefined);
  await browser?.close().catch(() => undefined);
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}
