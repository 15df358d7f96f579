// The page of the coverage panel as VS Code shows it, in a browser without VS Code.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { coveragePage } from '../../client/src/coverage/page.ts';
import type { FromPage, PageView, ToPage } from '../../client/webview/messages.ts';
import type { PageState } from '../../client/webview/page-state.ts';
import { test } from '../support/runner.ts';
import { manyObjectives, samplePanel } from './sample-panel.ts';
import { THEMES } from './themes.ts';
import { violations } from './violations.ts';

const PICTURES = resolve('.cache/pages');
const ADDRESS = 'https://panel.example/';
const TEXTS = {
  ...{ title: 'Coverage of Objectives', framework: 'Framework', search: 'Search', rows: '{0} rows', row: '1 row' },
  ...{ showMore: 'Show {0} More', leftOut: '{0} more', allReferences: 'Find All {0} References', nothing: 'Nothing.' },
};

/** The page, and the part of VS Code that it talks to. */
interface Panel {
  readonly page: Page;
  readonly post: (message: ToPage) => Promise<void>;
  readonly sent: () => Promise<FromPage[]>;
  readonly state: () => Promise<PageState | undefined>;
}

export async function panelTests(browser: Browser): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });

  const opened = async (theme: keyof typeof THEMES, use: (panel: Panel) => Promise<void>): Promise<void> => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(ADDRESS)) faults.push(request.url());
    });
    await page.route(`${ADDRESS}**`, (route) => {
      const isScript = route.request().url().endsWith('.js');
      const body = isScript
        ? readFileSync('dist/coverage-page.js', 'utf8')
        : coveragePage({
            script: `${ADDRESS}page.js`,
            nonce: 'once',
            folder: 'file:///w',
            language: 'en',
            texts: TEXTS,
          });
      return route.fulfill({ contentType: isScript ? 'text/javascript' : 'text/html', body });
    });
    await page.addInitScript(vscodeOfPage, THEMES[theme]);
    try {
      await page.goto(ADDRESS);
      await use({
        page,
        post: (message) => page.evaluate((data) => window.postMessage(data), message),
        sent: () => page.evaluate(() => JSON.parse(sessionStorage.getItem('sent') ?? '[]')),
        state: () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined),
      });
      assert.deepEqual(faults, []);
    } finally {
      await page.close();
    }
  };

  const view = await samplePanel('NPP');
  const show = (panel: Panel, shown: PageView = view) => panel.post({ type: 'view', view: shown });

  for (const theme of Object.keys(THEMES)) {
    test(`the coverage panel is accessible, ${theme}`, () =>
      opened(theme, async (panel) => {
        await show(panel);
        await panel.post({ type: 'status', text: '12 files searched.', button: { text: 'Cancel', does: 'cancel' } });
        await panel.page.locator('details').first().locator('summary').click();
        await panel.post({ type: 'places', places: placesOf(view, 120) });
        await panel.page.getByRole('button', { name: 'Find All 220 References' }).waitFor();
        await panel.page.screenshot({ path: `${PICTURES}/panel-${theme}.png`, fullPage: true });
        assert.deepEqual(await violations(panel.page), []);
      }));
  }

  test('the coverage panel requests locations when an objective is expanded, and again after changes', () =>
    opened('dark', async (panel) => {
      await show(panel);
      const summary = panel.page.locator('details[data-number="1.1"] summary');
      await summary.focus();
      await panel.page.keyboard.press('Enter');
      await panel.post({ type: 'places', places: { ...placesOf(view, 0), number: '1.1' } });
      await panel.page.locator('details[data-number="1.1"] a').first().waitFor();
      await show(panel, changed(view, '1.1'));
      await panel.page.getByText('7 documents').waitFor();
      assert.equal(
        await panel.page.locator('details[data-number="1.1"]').evaluate((one) => (one as HTMLDetailsElement).open),
        true,
      );
      await until(async () => {
        const asked = (await panel.sent()).filter((message) => message.type === 'places');
        return asked.length === 2 && asked.every(({ number }) => number === '1.1');
      });
    }));

  test('unchanged rows of the coverage panel stay the same elements, with the focus', () =>
    opened('dark', async (panel) => {
      await show(panel);
      const link = panel.page.getByRole('link', { name: /district-plan\.md:\d+:\d+$/ }).first();
      await link.focus();
      await panel.page.evaluate(() => scrollTo(0, 300));
      await show(panel, changed(view, '1.1'));
      await panel.page.getByText('7 documents').waitFor();
      assert.ok(await link.evaluate((one) => one === document.activeElement));
      assert.equal(await panel.page.evaluate(() => scrollY), 300);
    }));

  test('links of the coverage panel post their location, and do not navigate', () =>
    opened('light', async (panel) => {
      await show(panel);
      const link = panel.page.getByRole('link', { name: /district-plan\.md:10:38$/ });
      await link.focus();
      await panel.page.keyboard.press('Enter');
      assert.deepEqual((await panel.sent()).at(-1), { type: 'open', place: '#10:38:plans/district-plan.md' });
      assert.equal(panel.page.url(), ADDRESS);
    }));

  test('the coverage panel restores search, sorting, expansion and scroll position', () =>
    opened('light', async (panel) => {
      const { page } = panel;
      await page.setViewportSize({ width: 1000, height: 300 });
      await show(panel);
      await page.getByRole('searchbox', { name: 'Search' }).fill('train');
      const last = page.getByRole('table', { name: /^All objectives/ });
      await last.getByRole('button', { name: 'References', exact: true }).click();
      await page.locator('details').first().locator('summary').click();
      await page.evaluate(() => scrollTo(0, 40));
      await until(async () => (await panel.state())?.scroll === 40);
      await page.reload();
      assert.deepEqual((await panel.sent()).at(-1), { type: 'show', framework: 'NPP' });
      await show(panel);
      await page.locator('h3:visible').first().waitFor();
      assert.equal(await page.getByRole('searchbox', { name: 'Search' }).inputValue(), 'train');
      assert.equal(await page.locator('[aria-sort=descending]').count(), 1);
      assert.equal(await page.locator('details[open]').count(), 1);
      assert.equal(await page.evaluate(() => scrollY), 40);
    }));

  test('another framework in the coverage panel resets it', () =>
    opened('light', async (panel) => {
      const { page } = panel;
      await show(panel);
      await page.locator('details').first().locator('summary').click();
      await page.getByRole('combobox', { name: 'Framework' }).selectOption('INTERPOL-SP');
      assert.deepEqual((await panel.sent()).at(-1), { type: 'show', framework: 'INTERPOL-SP' });
      await show(panel, await samplePanel('INTERPOL-SP'));
      await page.getByRole('heading', { name: /^INTERPOL-SP/, level: 2 }).waitFor();
      assert.equal(await page.locator('details[open]').count(), 0);
    }));

  test('a coverage panel of 10,000 objectives shows the first, finds all, and shows more on request', () =>
    opened('dark', async (panel) => {
      const { page } = panel;
      await show(panel, manyObjectives(10_000));
      const rows = page.locator('section.part:has(h3:text("All objectives")) tbody tr');
      await rows.first().waitFor();
      assert.equal(await rows.count(), 200);
      await page.getByRole('button', { name: 'Show 200 More' }).last().click();
      assert.equal(await rows.count(), 400);
      await page.getByRole('searchbox', { name: 'Search' }).fill('objective 9999');
      assert.equal(await rows.count(), 1);
    }));

  test('the buttons of the coverage panel have accessible names', () =>
    opened('dark', async (panel) => {
      await panel.post({ type: 'status', text: 'Searching', button: { text: 'Cancel', does: 'cancel' } });
      await panel.page.getByRole('button', { name: 'Cancel' }).click();
      await panel.post({ type: 'status', text: 'Ended', button: { text: 'Again', does: 'again' } });
      await panel.page.getByRole('button', { name: 'Again' }).click();
      assert.deepEqual(
        (await panel.sent()).map(({ type }) => type),
        ['show', 'cancel', 'again'],
      );
      assert.equal(await panel.page.getByRole('status').textContent(), 'Ended');
    }));

  test('catalogs are only text in the coverage panel', () =>
    opened('dark', async (panel) => {
      const { page } = panel;
      await show(panel, await samplePanel('EVIL'));
      await page.locator('h3:visible').first().waitFor();
      assert.equal(await page.title(), 'Coverage of Objectives');
      assert.equal(await page.locator('img, b, iframe, main script, h1:not(.spoken)').count(), 0);
    }));
}

/** Replaces VS Code. Runs in the page, before its script. */
function vscodeOfPage({ kind, variables }: { kind: string; variables: Readonly<Record<string, string>> }): void {
  const put = (key: string, value: unknown) => sessionStorage.setItem(key, JSON.stringify(value));
  const get = (key: string) => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  Object.assign(window, {
    acquireVsCodeApi: () => {
      document.body.className = kind;
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      return {
        postMessage: (message: unknown) => put('sent', [...(get('sent') ?? []), message]),
        getState: () => get('state'),
        setState: (state: unknown) => put('state', state),
      };
    },
  });
}

function placesOf({ shown }: PageView, left: number) {
  const number = /data-number="([^"]+)"/.exec(shown?.parts.flatMap(({ rows }) => rows).join('') ?? '')?.[1] ?? '';
  const items = Array.from(
    { length: 100 },
    (_, index) =>
      `<li dir="auto"><a href="#${index + 1}:1:a.md">a.md:${index + 1}:1</a> <span class="note">NPP 1.1</span></li>`,
  );
  return { framework: shown?.prefix ?? '', number, items, left };
}

/** The same, but seven documents cite the objective. */
function changed(view: PageView, number: string): PageView {
  const { shown } = view;
  if (!shown) return view;
  const change = (row: string) =>
    row.includes(`data-number="${number}"`) ? row.replace(/\d+ documents?/, '7 documents') : row;
  return { ...view, shown: { ...shown, parts: shown.parts.map((part) => ({ ...part, rows: part.rows.map(change) })) } };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 100; !(await holds()); left--) {
    if (left === 0) throw new Error('timed out waiting');
    await new Promise((done) => setTimeout(done, 50));
  }
}
