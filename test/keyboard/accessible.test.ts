// Use without a mouse, and colours that are easy to distinguish.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const CATALOG = `prefix: PIER
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Drive the piles, replacedBy: [2.1]}
      - 1.2 Light the pier
  - edition: "2024"
    objectives:
      - 2.1 Keep the piles
      - 2.2 Light the pier
`;

/** The colours of `contributes.colors`, as CSS has them. */
const OWN_COLOURS = ['prefixForeground', 'numberForeground'].map((name) => {
  const { contributes } = JSON.parse(readFileSync(resolve('package.json'), 'utf8'));
  const { defaults } = contributes.colors.find(({ id }: { id: string }) => id.endsWith(name));
  return { black: asCss(defaults.highContrast), white: asCss(defaults.highContrastLight) };
});

function asCss(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}

export function accessibilityTests(driver: WorkbenchDriver, folder: string, pictures: string): void {
  writeFileSync(join(folder, 'pier.objectives.yaml'), CATALOG);
  const activeTab = (name: string) => driver.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();

  /** Once to show the hover, again to focus it. */
  const pressHoverKeys = async () => {
    await driver.press('Control+K');
    await driver.press('Control+I');
  };

  test('the keyboard shows a hover, focuses it, and follows its links', async () => {
    await driver.openNewFile('keys-hover.md', 'As PIER $01.1 asks.');
    await driver.untilWarning();
    await pressHoverKeys();
    const hover = driver.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    await hover.getByText('Moved in edition 2024 to:', { exact: true }).first().waitFor();
    await pressHoverKeys();
    const link = hover.getByRole('link', { name: '2.1', exact: true });
    for (let presses = 0; !(await link.evaluate((element) => element === document.activeElement)); presses++) {
      assert.ok(presses < 12, 'Tab does not lead to the link');
      await driver.press('Tab');
    }
    await driver.press('Enter');
    await activeTab('pier.objectives.yaml');
  });

  test('the keyboard goes from problem to problem and fixes them', async () => {
    await driver.openNewFile('keys-fix.md', '$0As PIER 1.1 asks.');
    await driver.untilWarning();
    await driver.press('F8');
    await driver.page.locator('.marker-widget').getByText('was removed in').waitFor();
    await driver.openQuickFixes();
    const fix = driver.page.locator('.action-widget .monaco-list-row', { hasText: 'Replace with 2.1 Keep the piles' });
    await fix.waitFor();
    for (let presses = 0; !/\bfocused\b/.test((await fix.getAttribute('class')) ?? ''); presses++) {
      assert.ok(presses < 12, 'arrows do not lead to the fix');
      await driver.press('ArrowDown');
    }
    await driver.press('Enter');
    assert.equal(await driver.savedText(), 'As PIER 2.1 asks.');
  });

  test('the keyboard runs the code lens of a line', async () => {
    writeFileSync(join(folder, 'keys-lens.md'), 'PIER 2.2');
    await driver.openFile('pier.objectives.yaml:9:9');
    await driver.page.locator('.codelens-decoration', { hasText: 'reference' }).first().waitFor();
    await driver.runCommand('Show CodeLens Commands for Current Line');
    await driver.page.locator('.quick-input-widget .monaco-list-row.focused[aria-label*="reference"]').waitFor();
    await driver.press('Enter');
    await driver.page.locator('.peekview-widget').waitFor();
    await driver.press('Escape');
  });

  for (const [theme, kind, selector] of [
    ['Default High Contrast', 'black', '.hc-black'],
    ['Default High Contrast Light', 'white', '.hc-light'],
  ] as const) {
    test(`references in code have the colours of the theme ${theme}`, async () => {
      mkdirSync(join(folder, '.vscode'), { recursive: true });
      writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
      try {
        await driver.page.locator(`.monaco-workbench${selector}`).waitFor();
        await driver.openNewFile(`contrast-${kind}.ts`, '// As PIER 2.2 and PIER 1.1 ask.');
        const wanted = OWN_COLOURS.map((colour) => colour[kind]);
        await driver.untilColours(['PIER', '2.2'], (colours) => String(colours) === String(wanted));
        await driver.untilWarning();
        await driver.screenshot(join(pictures, `contrast-${kind}.png`));
      } finally {
        rmSync(join(folder, '.vscode'), { recursive: true });
        await driver.page.locator(`.monaco-workbench:not(${selector})`).waitFor();
      }
    });
  }

  for (const [command, view] of [
    ['Focus on Objectives View', 'Objectives'],
    ['Focus on Cited Here View', 'Cited Here'],
    ['Show References That Need Your Decision', 'Needs Your Decision'],
  ] as const) {
    test(`the keyboard leads to the view ${view} when it is opened for the first time, and stays there`, async () => {
      // A window that has shown the views before has their rows at once.
      await driver.openAsNewUser();
      await driver.openNewFile('keys-views.md', 'As PIER 1.2 asks.');
      await driver.untilWarning();
      await driver.runCommand(`Objective References: ${command}`);
      const tree = driver.page.locator(`.monaco-list[role="tree"][aria-label="${view}"]`);
      await tree.locator('.monaco-list-row').first().waitFor();
      assert.ok(await tree.evaluate((element) => element === document.activeElement));
      await driver.press('ArrowDown');
      await tree.locator('.monaco-list-row.focused').waitFor();
    });
  }
}
