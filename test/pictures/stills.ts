// The pictures of the README and the pages.
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { BOTH_EDITIONS, PLAN as PLAN_BEFORE } from '../support/revised-framework.ts';
import { photograph } from './camera.ts';
import { WIDTH } from './studio.ts';

const PLAN = 'plans/annual-plan.md';
/** Files of the sample with unknown or outdated references. */
const FILES = [PLAN, 'plans/district-plan.md', 'plans/national-bureau-plan.md', 'registers/risks.csv'];

/** Themes of those that do not use the default one. */
export const THEMES: Readonly<Record<string, string>> = {
  'colours-dark': 'Dark 2026',
  'colours-high-contrast': 'Default High Contrast',
};

/**
 * The same in several languages, with two frameworks: a built-in one, which VS Code's grammar knows, and one of a
 * catalog.
 */
const COLOURED = {
  'patrols.md': `# Patrols on Friday nights

As **NPP 1.1** asks, with INTERPOL-SP:2014-2016 3.4.

- night shifts: NPP 1.1, 1.2 and 1.7
- the hotline that was NPP:2020 2.2
`,
  'patrols.ts': `/** Hours on foot, see NPP 1.1 and INTERPOL-SP 2.1. */
export const patrols = [
  { nights: 2, aim: 'NPP 1.1' },
  // Was NPP:2020 2.2, now part of INTERPOL-SP 3.4.
  { nights: 7, aim: 'INTERPOL-SP 9.4' },
];
`,
  'patrols.yaml': `# Funded under NPP 1.1.
patrols:
  - name: Friday nights
    aims: NPP 1.1 and 1.2
  - name: Border posts
    aims: [INTERPOL-SP 4.4, "INTERPOL-SP 3.4"]
`,
};

/** A catalog with another wording than when the plan was reviewed. */
const REVIEWED = {
  'harbour.objectives.yaml': `prefix: HARBOUR
edition: "2026"
objectives:
  - number: 2.1
    title: Keep the harbour open
    text: Three cranes unload ships by day and by night. Every captain is told the depth of the water before arrival.
`,
  'objrefs.reviews.yaml': `format: 1
reviews:
  - document: harbour.md
    framework: HARBOUR
    number: "2.1"
    fingerprint: "1:0"
    title: Keep the harbour open
    text: Two cranes unload ships by day. Every captain is told the depth of the water.
`,
  'harbour.md': 'Two cranes are enough for HARBOUR 2.1, and nobody works at night.\n',
};

/** In French, a plan and its framework. */
const FRENCH = {
  'objrefs.yaml': 'frameworks: {INTERPOL-SP: off, NPP: off}\n',
  'pnp.objectives.yaml': `prefix: PNP
title: Plan national de police
levels: [priorité, objectif]
editions:
  - edition: "2020"
    objectives:
      - 1 Des rues plus sûres
      - {number: 1.3, title: Éclairer les chemins entre les gares et les logements, withdrawn: true}
      - 2 Les victimes d’abord
      - {number: 2.3, title: Tenir une ligne d’écoute contre les violences au foyer, replacedBy: [2.1]}
  - edition: "2025"
    published: 2025-01-01
    objectives:
      - 1 Des rues plus sûres
      - 1.1 Patrouiller à pied dans les centres-villes le vendredi et le samedi
      - 1.2 Répondre à tout appel d’urgence en dix minutes
      - 2 Les victimes d’abord
      - 2.1 Tenir une seule ligne d’écoute pour toutes les victimes
`,
  'plan.md': `# Plan du district nord

Deux patrouilles de plus le vendredi (PNP 1.1).
Une salle de commandement de plus (PNP 1.2).
La ligne d’écoute reste ouverte la nuit (PNP 2.3).
`,
};

async function coloured(driver: WorkbenchDriver): Promise<void> {
  await driver.page.setViewportSize({ width: WIDTH, height: 630 });
  for (const [name, text] of Object.entries(COLOURED)) {
    await driver.openNewFile(name, text);
    const isFirst = name === 'patrols.md';
    if (!isFirst) await driver.runCommand('View: Move Editor into Group Below');
    await driver.untilColours(['NPP', '1.1'], ([prefix, number]) => prefix !== number);
  }
}

/** Languages of those that are not in English. */
export const LANGUAGES: Readonly<Record<string, string>> = { french: 'fr' };

/** Each prepares its picture in a new window. */
export const STILLS: Readonly<Record<string, (driver: WorkbenchDriver) => Promise<void>>> = {
  async hover(driver) {
    await open(driver, `${PLAN}:5:1`, 400);
    // The pointer does not cover the number.
    await driver.hover('investigators | INTERPOL-SP');
  },

  async completion(driver) {
    await open(driver, `${PLAN}:5:1`, 440);
    await driver.type('\nThe new mobile laboratory serves \n');
    await driver.press('ArrowUp');
    await driver.press('End');
    await driver.type('INTERPOL-SP 3');
    await driver.untilSuggestions('priority 3 and its objectives', ({ length }) => length === 6);
    for (let row = 0; row < 4; row += 1) await driver.press('ArrowDown');
    await driver.untilSuggestions('3.4', (rows) => rows[4]?.selected === true);
  },

  async 'quick-fix'(driver) {
    await open(driver, `${PLAN}:1:1`, 440);
    await driver.click('NPP 2.3');
    await openQuickFixes(driver);
  },

  'colours-light': coloured,
  'colours-dark': coloured,
  'colours-high-contrast': coloured,

  async 'what-changed'(driver) {
    await driver.page.setViewportSize({ width: WIDTH, height: 230 });
    for (const [name, text] of Object.entries(REVIEWED)) await driver.openNewFile(name, text);
    await driver.page
      .locator('.editor-group-container.active .squiggly-warning')
      .first()
      .waitFor({ state: 'attached' });
    await driver.click('HARBOUR 2.1');
    await driver.runCommand('Objective References: Show What Changed');
    await driver.page.locator('.char-insert').first().waitFor({ state: 'attached' });
    await driver.runCommand('View: Close Other Editors in Group');
    await driver.press('Control+Home');
  },

  async objectives(driver) {
    await open(driver, 'plans/district-plan.md', 620);
    await driver.page.setViewportSize({ width: 1060, height: 620 });
    await driver.runCommand('Objective References: Focus on Objectives View');
    const row = (said: string) => driver.page.locator(`.pane-body .monaco-list-row[aria-label^="${said}"]`).first();
    const counted = row('NPP National Policing Plan, 13 references, 6 stale');
    await counted.waitFor();
    await widenSidebar(driver, 400);
    for (const [said, level] of [
      ['2 Victims first', 3],
      ['2.1 Run one hotline', 4],
      ['district-plan.md', 5],
    ] as const) {
      const found = row(said).and(driver.page.locator(`[aria-level="${level}"]`));
      await found.locator('.monaco-tl-twistie').click();
      await found.and(driver.page.locator('[aria-expanded="true"]')).waitFor();
    }
    // The pointer is elsewhere, and the cursor is not on a reference.
    await driver.click('Officers');
  },

  async revising(driver) {
    await revised(driver, 560);
    await driver.runCommand('Objective References: Compare Editions…');
    const { page } = driver;
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'NPS 2023-2027' }).click();
    await page.locator('.quick-input-title', { hasText: 'proposals' }).waitFor();
  },

  async decisions(driver) {
    await revised(driver, 560);
    const { page } = driver;
    await page.setViewportSize({ width: 1060, height: 560 });
    await driver.runCommand('Objective References: Show References That Need Your Decision');
    const pane = page.locator('.pane:has(.pane-header[aria-label^="Needs Your Decision"])');
    await pane.locator('.monaco-list-row').first().waitFor();
    await widenSidebar(driver, 520);
    for (const other of ['Objectives', 'Cited Here']) {
      const header = page.locator(`.pane-header[aria-label^="${other}"][aria-expanded="true"]`);
      if (await header.isVisible()) await header.click();
    }
    const reference = pane.locator('.monaco-list-row[aria-level="2"]', { hasText: 'firearms serves' });
    await reference.locator('.monaco-tl-twistie').click();
    await pane.locator('.monaco-list-row[aria-level="3"]').first().waitFor();
    // The pointer is elsewhere.
    await driver.click('answered faster');
  },

  async french(driver) {
    await driver.page.setViewportSize({ width: 1060, height: 430 });
    for (const [name, text] of Object.entries(FRENCH)) await driver.openNewFile(name, text);
    await driver.runCommand('View: Close Other Editors in Group');
    await driver.untilWarning();
    await driver.runCommand('Objective References: Focus on Objectifs View');
    const row = driver.page.locator('.pane-body .monaco-list-row[aria-label^="1 Des rues plus sûres"]').first();
    await row.waitFor();
    await widenSidebar(driver, 400);
    await row.locator('.monaco-tl-twistie').click();
    // No row has the focus.
    await driver.click('district');
    await driver.hover('vendredi (PNP 1.1');
  },

  async 'coverage-panel'(driver) {
    await open(driver, PLAN, 620);
    await driver.page.setViewportSize({ width: 1000, height: 620 });
    await driver.runCommand('Objective References: Show Coverage');
    const page = driver.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await page.getByRole('heading').first().waitFor();
  },

  async problems(driver) {
    for (const file of FILES) await open(driver, file, 900);
    await driver.page.setViewportSize({ width: 980, height: 330 });
    await driver.problems();
    await driver.runCommand('View: Toggle Maximized Panel');
    // No row is selected.
    await driver.press('Escape');
  },
};

/** A plan and the two editions of its framework. */
async function revised(driver: WorkbenchDriver, height: number): Promise<void> {
  await driver.page.setViewportSize({ width: WIDTH, height });
  await driver.openNewFile('nps.objectives.yaml', BOTH_EDITIONS);
  await driver.openNewFile('plan.md', PLAN_BEFORE);
  await driver.runCommand('View: Close Other Editors in Group');
  await driver.untilWarning();
}

async function widenSidebar({ page }: WorkbenchDriver, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('the side bar is not visible');
  await page.mouse.move(box.x + box.width, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + width, box.y + 100, { steps: 5 });
  await page.mouse.up();
}

async function open(driver: WorkbenchDriver, file: string, height: number): Promise<void> {
  await driver.page.setViewportSize({ width: WIDTH, height });
  await driver.openFile(file);
  const group = driver.page.locator('.editor-group-container.active');
  await group.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
}

export async function openQuickFixes(driver: WorkbenchDriver): Promise<void> {
  // The menu closes if the window is still changing its layout.
  await photograph(driver.page);
  await driver.press('Control+.');
  await driver.page.locator('.action-widget .monaco-list-row.focused').waitFor();
}
