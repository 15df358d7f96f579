// Which commands the palette offers in each kind of window, by the conditions of `package.json` as VS Code evaluates them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

const WINDOWS = [
  /** A folder of a server, in a remote window as through SSH, WSL or a container. */
  'a document of a folder',
  'a folder without a document',
  /** On the page that VS Code shows for binary files. */
  'an office file of a folder',
  'a folder and an untitled document',
  'an untitled document without a folder',
  'no folder and no document',
  'a document in Restricted Mode',
  /** A virtual workspace, without programs. */
  'a document in a browser',
] as const;
export type Window = (typeof WINDOWS)[number];

const EVERYWHERE: readonly Window[] = WINDOWS;
const IN_A_FOLDER = WINDOWS.filter((name) => !name.includes('without a folder') && !name.startsWith('no folder'));
const WITH_A_DOCUMENT = WINDOWS.filter((name) => /^a document|untitled/.test(name));
const NOWHERE: readonly Window[] = [];

/** By command, without the name of the extension before it. */
const OFFERED_IN: Readonly<Record<string, readonly Window[]>> = {
  openExample: EVERYWHERE,
  openDocumentation: EVERYWHERE,
  resetExample: EVERYWHERE,
  insertReference: EVERYWHERE,
  importFramework: EVERYWHERE,
  newCatalog: EVERYWHERE,
  tryIt: EVERYWHERE,
  restartServer: EVERYWHERE,
  showLog: EVERYWHERE,
  fixAllInWorkspace: IN_A_FOLDER,
  showCoverage: IN_A_FOLDER,
  exportCoverage: IN_A_FOLDER,
  compareEditions: IN_A_FOLDER,
  chooseFrameworks: IN_A_FOLDER,
  editShippedCatalog: IN_A_FOLDER,
  markReviewed: IN_A_FOLDER,
  showDecisions: IN_A_FOLDER,
  // The built-in framework has one edition.
  migrate: NOWHERE,
  markDocumentReviewed: WITH_A_DOCUMENT.filter((name) => IN_A_FOLDER.includes(name)),
  showWhatChanged: WITH_A_DOCUMENT,
  openAsText: ['an office file of a folder'],
  // Git is a program, and what it would read is not trusted yet.
  checkSinceWritten: WINDOWS.filter((name) => !/Restricted|browser/.test(name)),
  // In menus of views, of objectives and of the walkthrough, or while a view is visible.
  ...Object.fromEntries(
    'fixExample filterObjectives clearObjectivesFilter showAllObjectives showUncitedObjectives showStaleObjectives sortObjectivesByCatalog sortObjectivesByReferences refreshObjectives showMoreObjectives openObjective copyReference copyReferenceWithTitle insertObjective findObjectiveReferences refreshDecisions decide migrateFromEdition'
      .split(' ')
      .map((command) => [command, NOWHERE]),
  ),
};

const manifest = (file: string) => JSON.parse(readFileSync(resolve(file), 'utf8'));
const { contributes } = manifest('package.json');
const texts: Readonly<Record<string, string>> = manifest('package.nls.json');
const COMMANDS: readonly (readonly [name: string, title: string])[] = contributes.commands.map(
  ({ command, title }: { command: string; title: string }) =>
    [command.replace(/^.*\./, ''), texts[title.replaceAll('%', '')] ?? title] as const,
);

/** Asserts that the palette offers in a window what the table says, and nothing else. @param more of its folder */
export async function assertPalette(page: Page, window: Window, more: readonly string[] = []): Promise<void> {
  assert.deepEqual(Object.keys(OFFERED_IN).sort(), COMMANDS.map(([name]) => name).sort());
  const expected = COMMANDS.filter(([name]) => OFFERED_IN[name]?.includes(window) || more.includes(name)).map(
    ([, title]) => title,
  );
  assert.deepEqual(await titlesOffered(page), [...new Set(expected)].sort());
}

/** The titles of all commands of the extension that the palette offers, sorted. The list has rows for what is visible only. */
async function titlesOffered(page: Page): Promise<string[]> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input.input').fill('>Objective References: ');
  const rows = page.locator('.quick-input-widget .monaco-list-row[aria-label^="Objective References: "]');
  await rows.first().waitFor();
  const known = new Set(COMMANDS.map(([, title]) => title));
  const found = new Set<string>();
  // More than there are rows: commands, and what VS Code adds for views.
  for (let presses = 0; presses < 2 * COMMANDS.length; presses++) {
    const labels = await rows.evaluateAll((shown) => shown.map((row) => row.getAttribute('aria-label') ?? ''));
    for (const label of labels) found.add(label.replace(/^Objective References: /, '').split(', ')[0] ?? '');
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Escape');
  return [...found].filter((title) => known.has(title)).sort();
}
