// The result of typing in the document, key by key, at the speed of a user.
import assert from 'node:assert/strict';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

interface WritingPlace {
  readonly name: string;
  readonly extension: string;
  /** Inserted before the text on its line. */
  readonly leader: string;
}

const PLACES: readonly WritingPlace[] = [
  { name: 'Markdown', extension: 'md', leader: '' },
  { name: 'plain text', extension: 'txt', leader: '' },
  { name: 'TypeScript', extension: 'ts', leader: '// ' },
];

/** Unknown, so that its underline shows that the server has read the document. */
const WRONG_REFERENCE = 'INTERPOL-SP 9.9';

export function typingTests(driver: WorkbenchDriver): void {
  let files = 0;

  for (const { name, extension, leader } of PLACES) {
    /** Opens a new file on a line that begins with `before`; `$0` is the cursor. */
    const start = async (before: string) => {
      await driver.openNewFile(`typing-${++files}.${extension}`, `${leader}${WRONG_REFERENCE}\n${leader}${before}`);
      await driver.untilError();
    };
    /** The text after the first line's leader and unknown reference. */
    const typed = async () => {
      const [first, ...rest] = (await driver.savedText()).split('\n');
      assert.equal(first, leader + WRONG_REFERENCE);
      return rest.join('\n').slice(leader.length);
    };

    test(`${name}: prefix and space open the list, a digit narrows it, arrow and Enter insert the number`, async () => {
      await start('');
      await driver.type('INTERPOL-SP ');
      const all = await driver.untilSuggestions('all numbers', (rows) => rows.some(({ label }) => label === '1.1'));
      assert.equal(all[0]?.label, '1');
      await driver.type('3');
      const narrowed = await driver.untilSuggestions('3 and 3.x', (rows) => !rows.some(({ label }) => label === '1.1'));
      const numbers = ['3', '3.1', '3.2', '3.3', '3.4', '3.5'];
      assert.deepEqual(labels(narrowed), numbers);
      await arrowTo(driver, '3.4');
      await driver.press('Enter');
      await driver.untilNoSuggestions();
      assert.equal(await typed(), 'INTERPOL-SP 3.4');
    });

    test(`${name}: Enter after a number typed out is a plain new line`, async () => {
      await start('');
      await driver.type('INTERPOL-SP 3.4');
      await driver.untilNoSuggestions();
      await driver.press('Enter');
      await driver.type('x');
      assert.match(await typed(), /^INTERPOL-SP 3\.4\n(\/\/ )?x$/);
    });

    test(`${name}: a word of the title finds the number and is replaced by it`, async () => {
      await start('');
      await driver.type('INTERPOL-SP forensic');
      await driver.untilSuggestions('3.4', (rows) => rows[0]?.label === '3.4' && rows[0].selected);
      await driver.press('Enter');
      await driver.untilNoSuggestions();
      assert.equal(await typed(), 'INTERPOL-SP 3.4');
    });

    test(`${name}: two beginnings of words of the title find the number`, async () => {
      await start('');
      await driver.type('INTERPOL-SP cyber for');
      await driver.untilSuggestions('3.4', (rows) => rows[0]?.label === '3.4' && rows[0].selected);
      await driver.press('Tab');
      await driver.untilNoSuggestions();
      assert.equal(await typed(), 'INTERPOL-SP 3.4');
    });

    for (const sign of ['.', ',']) {
      test(`${name}: "${sign}" after a number is typed unchanged`, async () => {
        await start('');
        await driver.type(`INTERPOL-SP 3.4${sign} Next`);
        assert.equal(await typed(), `INTERPOL-SP 3.4${sign} Next`);
      });
    }

    for (const joint of [', ', ' and ', '-']) {
      test(`${name}: a number after "${joint}" is completed`, async () => {
        await start('');
        await driver.type(`INTERPOL-SP 3.1${joint}3`);
        await driver.untilSuggestions('3 and 3.x', (rows) => rows.some(({ label }) => label === '3.5'));
        await arrowTo(driver, '3.5');
        await driver.press('Enter');
        await driver.untilNoSuggestions();
        assert.equal(await typed(), `INTERPOL-SP 3.1${joint}3.5`);
      });
    }

    test(`${name}: prose and a new line after a list are plain typing`, async () => {
      await start('');
      await driver.type('INTERPOL-SP 3.1, 3.5, which');
      await driver.press('Enter');
      await driver.type('INTERPOL-SP 3.1, 3.5');
      await driver.press('Enter');
      await driver.type('x');
      assert.match(await typed(), /^INTERPOL-SP 3\.1, 3\.5, which\n(\/\/ )?INTERPOL-SP 3\.1, 3\.5\n(\/\/ )?x$/);
    });

    for (const key of ['Enter', 'Tab']) {
      test(`${name}: ${key} inside a number replaces the whole number`, async () => {
        await start('As INTERPOL-SP 3.$04 asks.');
        await driver.press('Control+Space');
        await driver.untilSuggestions('numbers in 3', (rows) => rows.some(({ label }) => label === '3.5'));
        await arrowTo(driver, '3.5');
        await driver.press(key);
        await driver.untilNoSuggestions();
        assert.equal(await typed(), 'As INTERPOL-SP 3.5 asks.');
      });
    }

    test(`${name}: Escape closes the list and leaves the text`, async () => {
      await start('');
      await driver.type('INTERPOL-SP ');
      await driver.untilSuggestions('all numbers', (rows) => rows.length > 0);
      await driver.press('Escape');
      await driver.untilNoSuggestions();
      await driver.press('Enter');
      await driver.type('x');
      assert.match(await typed(), /^INTERPOL-SP \n(\/\/ )?x$/);
    });
  }
}

function labels(rows: readonly { readonly label: string }[]): string[] {
  return rows.map(({ label }) => label);
}

/** Presses the arrow key until the row is selected. */
async function arrowTo(driver: WorkbenchDriver, label: string): Promise<void> {
  const isSelected = (rows: readonly { label: string; selected: boolean }[], wanted: string) =>
    rows.some((row) => row.selected && row.label === wanted);
  for (const next of labels((await driver.suggestions()) ?? []).slice(1)) {
    if (isSelected((await driver.suggestions()) ?? [], label)) return;
    await driver.press('ArrowDown');
    await driver.untilSuggestions(`${next} selected`, (rows) => isSelected(rows, next));
  }
  assert.ok(isSelected((await driver.suggestions()) ?? [], label), `${label} can't be selected`);
}
