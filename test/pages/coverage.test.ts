import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { test } from '../support/runner.ts';
import { HOSTILE_FILES, HOSTILE_NAME, writeCoveragePage } from './sample-page.ts';
import { violations } from './violations.ts';

/** Screenshots for review. */
const PICTURES = resolve('.cache/pages');

/** Records violations of a page as they happen. */
interface Seen {
  readonly page: Page;
  /** Messages of the console, and errors. */
  readonly messages: string[];
  /** Addresses that the page requested, other than its own. */
  readonly requests: string[];
}

type Scheme = 'light' | 'dark';

export async function coveragePageTests(browser: Browser): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });

  const opened = async (scheme: Scheme, use: (seen: Seen) => Promise<void>): Promise<void> => {
    const words = ['--compare', 'earlier.json', '--require', '70%', '--require-all', 'NPP 1.*'];
    const sample = writeCoveragePage(words, HOSTILE_FILES);
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1200, height: 900 } });
    const seen: Seen = { page, messages: [], requests: [] };
    page.on('console', (message) => seen.messages.push(message.text()));
    page.on('pageerror', (error) => seen.messages.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== sample.address) seen.requests.push(request.url());
    });
    try {
      await page.goto(sample.address);
      await use(seen);
      assert.deepEqual([seen.messages, seen.requests], [[], []]);
    } finally {
      await page.close();
      sample.remove();
    }
  };

  for (const scheme of ['light', 'dark'] as const) {
    test(`the coverage page is accessible, ${scheme}`, () =>
      opened(scheme, async ({ page }) => {
        for (const details of await page.locator('details').all())
          await details.evaluate((one) => one.setAttribute('open', ''));
        await page.screenshot({ path: `${PICTURES}/coverage-${scheme}.png`, fullPage: true });
        assert.deepEqual(await violations(page), []);
      }));
  }

  test('the coverage page fits a narrow window', () =>
    opened('light', async ({ page }) => {
      await page.setViewportSize({ width: 420, height: 900 });
      await page.screenshot({ path: `${PICTURES}/coverage-narrow.png`, fullPage: true });
      assert.deepEqual(await violations(page), []);
    }));

  test('headings of the coverage page sort its tables, by mouse and keyboard', () =>
    opened('light', async ({ page }) => {
      const section = page.locator('section:has(h2:text("INTERPOL-SP"))');
      const table = section.getByRole('table', { name: /^By priority \d+$/ });
      const numbers = () => table.locator('tbody th').allInnerTexts();
      const before = await numbers();
      await table.getByRole('button', { name: 'Via sub-objectives', exact: true }).click();
      const counts = (await table.locator('tbody td:last-child').allInnerTexts()).map(Number);
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => b - a),
      );
      assert.equal(await table.locator('thead th:last-child').getAttribute('aria-sort'), 'descending');
      assert.notDeepEqual(await numbers(), before);
      const byNumber = table.getByRole('button', { name: 'Number', exact: true });
      await byNumber.focus();
      await page.keyboard.press('Enter');
      assert.deepEqual(await numbers(), before);
      await page.keyboard.press('Space');
      assert.deepEqual(await numbers(), before.toReversed());
      assert.equal(await table.locator('[aria-sort]').count(), 1);
      const title = await table.locator('tbody tr', { hasText: /^1/ }).locator('td').first().textContent();
      const places = section.getByRole('table', { name: /^References by document/ });
      await places.getByRole('button', { name: `1 ${title}`, exact: true }).waitFor();
    }));

  test('the search of the coverage page hides what does not match', () =>
    opened('light', async ({ page }) => {
      const search = page.getByRole('searchbox', { name: 'Search' });
      await search.fill('CYBERCRIME training');
      const rows = await page.locator('tbody tr:visible').allInnerTexts();
      assert.ok(rows.length > 0 && rows.every((row) => /cybercrime/i.test(row)), rows.join('\n'));
      assert.equal(await page.getByRole('status').textContent(), rows.length === 1 ? '1 row' : `${rows.length} rows`);
      assert.equal(await page.locator('section.part:visible:not(:has(tbody tr:visible))').count(), 0);
      await search.fill('');
      assert.equal(await page.locator('tbody tr[hidden], section[hidden]').count(), 0);
      assert.equal(await page.getByRole('status').textContent(), '');
    }));

  test('links of the coverage page lead to lines of documents', () =>
    opened('light', async ({ page }) => {
      const stale = page.getByRole('link', { name: 'plans/district-plan.md:10:38' });
      assert.equal(await stale.getAttribute('href'), './plans/district-plan.md#L10');
      await page.getByText('1 document').first().click();
      assert.ok(await page.locator('details[open] a').first().isVisible());
    }));

  test('the coverage page expands collapsed parts for print, and collapses them again', () =>
    opened('light', async ({ page }) => {
      const closed = page.locator('details:not([open])');
      const count = await closed.count();
      assert.ok(count > 0);
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.equal(await closed.count(), 0);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('searchbox').count(), 0);
      await page.screenshot({ path: `${PICTURES}/coverage-print.png`, fullPage: true });
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.equal(await closed.count(), count);
      const pdf = await page.pdf({ format: 'A4' });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    }));

  test('catalogs and file names are only text in the coverage page', () =>
    opened('light', async ({ page }) => {
      assert.equal(await page.title(), 'Coverage of objectives');
      assert.equal(await page.locator('img, b, iframe').count(), 0);
      assert.deepEqual(await page.locator('h1').allInnerTexts(), ['Coverage of objectives']);
      const link = page.getByRole('link', { name: HOSTILE_NAME, exact: true });
      const address = await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
      assert.ok(decodeURIComponent(address).endsWith(`${HOSTILE_NAME}#L1`), address);
    }));

  test('the coverage page is complete without scripts', async () => {
    const sample = writeCoveragePage();
    const page = await browser.newPage({ javaScriptEnabled: false });
    try {
      await page.goto(sample.address);
      assert.equal(await page.getByRole('searchbox').count(), 0);
      assert.ok((await page.locator('tbody tr').count()) > 20);
    } finally {
      await page.close();
      sample.remove();
    }
  });
}
