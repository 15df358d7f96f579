import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordParts, zipOf } from '../support/office-files.ts';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';
import { assertPalette, type Window } from './palette.ts';

const TEXT = 'As INTERPOL-SP 9.9 asks.';

export function paletteTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  const untitled = async () => {
    // The palette has several commands with the words of the one for this.
    await page.locator('.editor-group-container.empty').dblclick();
    await page.locator('.tab.active[data-resource-name="Untitled-1"]').waitFor();
    await driver.type(TEXT);
    await driver.untilError();
  };
  const revert = () => driver.runCommand('View: Revert and Close Editor');

  const OPENED: Partial<Record<Window, () => Promise<unknown>>> = {
    'a document of a folder': async () => {
      await driver.openNewFile('palette.md', TEXT);
      await driver.untilError();
    },
    'a folder without a document': async () => {},
    'an office file of a folder': async () => {
      writeFileSync(join(folder, 'plan.docx'), zipOf(wordParts(`<w:p><w:r><w:t>${TEXT}</w:t></w:r></w:p>`)));
      await driver.openFile('plan.docx');
    },
    'a folder and an untitled document': untitled,
    'an untitled document without a folder': async () => {
      await driver.openWithoutFolder();
      await untitled();
    },
  };

  for (const [window, open] of Object.entries(OPENED) as [Window, () => Promise<unknown>][]) {
    test(`the palette offers what works with ${window}`, async () => {
      await open();
      await assertPalette(page, window);
      if (!window.includes('untitled')) return;
      await revert();
      if (!window.includes('without a folder')) return;
      await assertPalette(page, 'no folder and no document');
      await driver.openFolder(folder);
    });
  }
}
