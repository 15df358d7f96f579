// The coverage panel: a page in an editor.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

/** Screenshots for review. */
const PICTURES = resolve('.cache/pictures');
const CATALOG = `prefix: BERTH
levels: [goal, target]
objectives:
  - 1 Build the berth
  - 1.1 Drive the piles
  - 1.2 Lay the deck
  - 2 Light the berth
  - 2.1 Raise the lamps
`;

/** VS Code's class for the kind of a theme: of the workbench, and of pages in it. */
const THEMES = [
  ['Default Dark Modern', 'vs-dark', 'vscode-dark'],
  ['Default High Contrast', 'hc-black', 'vscode-high-contrast'],
  ['Default Light Modern', 'vs', 'vscode-light'],
] as const;

export function coverageTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  mkdirSync(PICTURES, { recursive: true });
  /** The page is in its own frame, inside one of VS Code. */
  const panel = (): FrameLocator => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const objective = (number: string) => panel().locator(`details[data-number="${number}"]`);
  const show = async (): Promise<void> => {
    await driver.runCommand('Objective References: Show Coverage');
    await panel()
      .getByRole('heading', { name: /^BERTH/ })
      .waitFor();
  };
  const written = { 'berth.objectives.yaml': CATALOG, 'berth.md': '# Works\n\nAs BERTH 1.1 and 1.2 ask.\n' };
  const write = () => {
    for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, name), text);
  };
  const clean = async () => {
    rmSync(join(folder, '.vscode'), { recursive: true, force: true });
    await driver.runCommand('View: Close All Editors');
    for (const name of Object.keys(written)) rmSync(join(folder, name), { force: true });
  };

  test('the coverage panel opens citing lines by keyboard, and follows edits', async () => {
    write();
    await show();
    await objective('1.1').locator('summary').focus();
    await driver.press('Enter');
    const link = objective('1.1').getByRole('link', { name: 'berth.md:3:4' });
    await link.focus();
    await driver.press('Enter');
    await page.locator('.tab.active[data-resource-name="berth.md"]').waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 3, Col 4' }).waitFor();
    await driver.press('End');
    await driver.type(' And BERTH 2.1.');
    await show();
    await objective('2.1').waitFor();
    assert.equal(await objective('1.1').getAttribute('open'), '');
    await page.locator('.tab[data-resource-name="berth.md"]').click();
    await driver.savedText();
    await clean();
  });

  test('the coverage panel has the colours of the theme, and is restored when the window is reloaded', async () => {
    write();
    await show();
    for (const [theme, kind, look] of THEMES) {
      await driver.useTheme(theme, kind);
      await panel().locator(`body.${look}`).waitFor();
      await driver.screenshot(join(PICTURES, `coverage-panel-${look}.png`));
    }
    await panel().getByRole('searchbox', { name: 'Search' }).fill('deck');
    // The page stores the input after a delay, by a timer that ends before this one.
    await panel()
      .locator('body')
      .evaluate(() => new Promise((settle) => setTimeout(settle, 500)));
    await driver.reload();
    await panel()
      .getByRole('heading', { name: /^BERTH/ })
      .waitFor();
    assert.equal(await panel().getByRole('searchbox', { name: 'Search' }).inputValue(), 'deck');
    await clean();
  });

  test('coverage is exported from the title of its panel', async () => {
    write();
    await show();
    await page.locator('.editor-actions .action-label[aria-label^="Export Coverage"]').click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'CSV' }).first().click();
    const dialog = page.locator('.quick-input-widget', { hasText: 'Export Coverage' });
    await dialog.getByRole('button', { name: 'OK' }).click();
    await driver.notification('Saved coverage.csv.');
    assert.match(readFileSync(join(folder, 'coverage.csv'), 'utf8'), /BERTH,,1\.1,Drive the piles/);
    rmSync(join(folder, 'coverage.csv'));
    await clean();
  });
}
