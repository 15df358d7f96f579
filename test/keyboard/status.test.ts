// The language status of a document, and the notification of newer editions.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

/** A catalog with editions up to a year, each of which replaces the objectives of the previous one. */
function catalogUntil(year: number, prefix: string): string {
  const editions = [];
  for (let each = 2020; each <= year; each++) {
    const successor = each < year ? `, replacedBy: [${each - 2018}.1]` : '';
    editions.push(
      `  - {edition: "${each}", objectives: [{number: ${each - 2019}.1, title: Year ${each}${successor}}]}`,
    );
  }
  return `prefix: ${prefix}\neditions:\n${editions.join('\n')}\n`;
}

export function statusTests(driver: WorkbenchDriver, folder: string): void {
  const { page } = driver;
  const status = page.locator('[id="status.languageStatus"]');
  const row = (text: string | RegExp) => page.locator('.hover-language-status .element', { hasText: text });

  test('the language status shows what the document cites, and leads to problems', async () => {
    await driver.openNewFile('status.md', 'As INTERPOL-SP 3.4, 3.5 and INTERPOL-SP 9.9 ask.');
    await driver.untilError();
    await status.hover();
    const said = row('INTERPOL-SP 2014-2016');
    await said.filter({ hasText: '3 references: 1 unknown' }).waitFor();
    await said.getByRole('button', { name: 'Show Problems' }).or(said.getByText('Show Problems')).first().click();
    await page.locator('.markers-panel .monaco-list-row', { hasText: '9.9' }).waitFor();
  });

  test('it follows edits, and is quiet if nothing is cited', async () => {
    await driver.openNewFile('quiet.md', 'Nothing yet: ');
    await status.hover();
    await row('No references').waitFor();
    await page.mouse.move(0, 0);
    await row('No references').waitFor({ state: 'hidden' });
    await driver.type('INTERPOL-SP 3.4.');
    await status.hover();
    await row('INTERPOL-SP 2014-2016').filter({ hasText: '1 reference' }).waitFor();
    assert.equal(await row('INTERPOL-SP 2014-2016').getByText('Show Problems').count(), 0);
    await driver.press('Escape');
  });

  let tries = 0;

  test('a newer edition of an enabled framework is reported once and leads to the migration', async () => {
    // An edition is reported once: each attempt has its own frameworks.
    const [first, second] = [`BUOY${++tries}`, `PIER${tries}`];
    const fileOf = (prefix: string, kind: string) => join(folder, `${prefix}${kind}`);
    const write = (prefix: string, year: number) =>
      writeFileSync(fileOf(prefix, '.objectives.yaml'), catalogUntil(year, prefix));
    // In tests, VS Code shows notifications only in their list.
    const reportOf = (prefix: string) =>
      page.locator('.notifications-center .notification-list-item', { hasText: `${prefix} has a new edition` });
    const report = reportOf(second);
    try {
      for (const prefix of [first, second])
        writeFileSync(fileOf(prefix, '.md'), `As ${prefix} 1.1 and ${prefix} 1.1 ask.\n`);
      await driver.runCommand('Notifications: Show Notifications');
      // The first edition that the workspace sees is not news, and nothing shows when it has been seen: that of one
      // framework has been seen when a newer one of another is reported.
      write(second, 2020);
      for (let year = 2020; (await reportOf(first).count()) === 0 && year < 2030; year++) {
        write(first, year);
        await reportOf(first)
          .first()
          .waitFor({ timeout: 3000 })
          .catch(() => {});
      }
      await reportOf(first).first().waitFor();
      assert.equal(await report.count(), 0);

      write(second, 2021);
      await report.waitFor();
      assert.match((await report.textContent()) ?? '', new RegExp(`${second} has a new edition 2021: 2 references`));
      await report.getByRole('button', { name: 'Review' }).click();
      await page.locator('.quick-input-title', { hasText: `Migrate References to ${second} 2021` }).waitFor();
      await driver.press('Escape');
      await report.waitFor({ state: 'detached' });
    } finally {
      for (const prefix of [first, second]) {
        for (const kind of ['.md', '.objectives.yaml']) rmSync(fileOf(prefix, kind), { force: true });
      }
    }
  });
}
