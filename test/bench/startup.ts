import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/support/chromium.ts';
import { installExtension, packagedExtension } from '../../scripts/support/vscode-server/extension.ts';
import { launchVSCodeServer, type VSCodeServer } from '../../scripts/support/vscode-server/launch.ts';
import { workbenchUrl } from '../../scripts/support/vscode-server/workbench.ts';
import { compared, type Figure, figure, tableOf } from './product/figure.ts';

// Measures the start of VS Code on a folder and a file, with the installed extension and without it, in turns: a
// separate server for each, and a new page for each start. Times are from VS Code's own marks, since the page was
// requested. `--quick`: fewer starts.

const rounds = process.argv.includes('--quick') ? 4 : 12;
const LIMIT = 60_000;
const TEXT = 'The plan follows INTERPOL-SP 3.4, and not INTERPOL-SP 9.9.\n';
/** Of VS Code: the editor with the file is shown; the whole window is restored. */
const MARKS = { editor: 'code/didRestoreEditors', workbench: 'code/didStartWorkbench' } as const;

interface Start {
  /** In milliseconds, like all following fields. */
  readonly editor: number;
  readonly workbench: number;
  /** Undefined without the extension: the unknown number is underlined. */
  readonly underlined?: number;
  /** Undefined without the extension: the activation time in the extension host, as VS Code shows it. */
  readonly activation?: number;
}

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'startup-')));
const folder = join(scratch, 'plans');
const extensions = join(scratch, 'extensions');
for (const path of [folder, extensions]) mkdirSync(path);
const file = join(folder, 'plan.md');
writeFileSync(file, TEXT);

installExtension(resolve(packagedExtension()), extensions);
const servers = { without: await launchVSCodeServer(), with: await launchVSCodeServer({ extensions }) };
const browser = await launchChromium();
try {
  const starts = { without: [] as Start[], with: [] as Start[] };
  // The first ones fill the caches of the server.
  for (let round = -1; round < rounds; round++) {
    for (const name of round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const)) {
      const start = await startOnce(browser, servers[name], name === 'with');
      if (round >= 0) starts[name].push(start);
    }
  }
  console.log(
    `\n${rounds} starts each; medians ± half the distance of the quartiles\n\n${tableOf(figuresOf(starts))}\n`,
  );
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}

function figuresOf({ without, with: ours }: { without: readonly Start[]; with: readonly Start[] }): Figure[] {
  const of = (starts: readonly Start[], what: keyof Start) => starts.flatMap((start) => start[what] ?? []);
  const beside = (name: string, what: keyof Start) =>
    compared(name, { now: of(ours, what) }, 'without the extension', of(without, what));
  return [
    beside('start of VS Code to the editor', 'editor'),
    beside('start of VS Code to the whole window', 'workbench'),
    figure('start of VS Code to the first problem underlined', { now: of(ours, 'underlined') }),
    figure('activation in the extension host', { now: of(ours, 'activation') }),
  ];
}

async function startOnce(browser: Browser, server: VSCodeServer, isWith: boolean): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
  context.setDefaultTimeout(LIMIT);
  try {
    const page = await context.newPage();
    await page.goto(workbenchUrl(server, { workspace: folder, files: [file] }));
    const [editor, workbench] = [await untilMark(page, MARKS.editor), await untilMark(page, MARKS.workbench)];
    if (!isWith) return { editor, workbench };
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    const underlined = await page.evaluate(() => performance.now());
    return { editor, workbench, underlined, activation: await activationTime(page) };
  } finally {
    await context.close();
  }
}

/** The time of a mark on the page, once it is set. */
async function untilMark(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction((mark) => performance.getEntriesByName(mark)[0]?.startTime, name);
  return Number(await found.jsonValue());
}

/** From the list of running extensions. */
async function activationTime(page: Page): Promise<number> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Developer: Show Running Extensions');
  await page.keyboard.press('Enter');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Objective References' });
  const text = await row.locator('.activation-time').textContent();
  const [, milliseconds] = /(\d+)\s*ms/.exec(text ?? '') ?? [];
  if (milliseconds === undefined) throw new Error(`no time of activation is in ${text}`);
  return Number(milliseconds);
}
