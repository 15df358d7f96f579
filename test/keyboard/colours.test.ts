// Colours as painted, from the grammar and from the server.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

const TEXT = 'As INTERPOL-SP 3.4 and ACME 1.1 ask, not in ACME 2.x';
/**
 * Colours of a line: plain text, then the prefix and the number from the grammar, then those from a workspace catalog.
 */
const PARTS = ['As', 'INTERPOL-SP', '3.4', 'ACME', '1.1', '2.x'];

/** Both frameworks have the same colours, which differ from the text around them. */
function areColoured([plain, known, number, own, ownNumber, none]: readonly string[]): boolean {
  return (
    known !== plain && number !== plain && number !== known && own === known && ownNumber === number && none === plain
  );
}

export function colourTests(driver: WorkbenchDriver, folder: string): void {
  const catalog = 'prefix: ACME\nedition: v1\nobjectives:\n  - 1.1 Sell\n';
  writeFileSync(join(folder, 'acme.objectives.yaml'), catalog);

  for (const [name, before, after] of [
    ['colours.md', '', ''],
    ['colours.txt', '', ''],
    ['colours.html', '<p>', '</p>'],
    ['colours.tex', '', ''],
    ['colours.rst', '', ''],
    ['colours.ts', '// ', ''],
    ['colours.js', 'const asked = "', '";'],
    ['colours.py', '# ', ''],
    ['colours.yml', 'plan: ', ''],
  ] as const) {
    test(`references have the same colours in ${name}, from any catalog`, async () => {
      await driver.openNewFile(name, before + TEXT + after);
      await driver.untilColours(PARTS, areColoured);
    });
  }

  test('colours stay during typing', async () => {
    await driver.openNewFile('typing.ts', `// $0${TEXT}`);
    await driver.untilColours(PARTS, areColoured);
    const frames = driver.watchColours(PARTS, 'word word');
    await driver.type('word word ');
    const seen = await frames;
    assert.ok(seen.length > 5, `${seen.length} frames`);
    for (const colours of seen) assert.ok(areColoured(colours), `${colours}`);
  });

  test('a typed number is coloured, and one that stops being a number loses its colour', async () => {
    await driver.openNewFile('new.ts', '// ');
    await driver.type('As ACME 1.1');
    await driver.press('Escape');
    await driver.untilColours(['As', 'ACME', '1.1'], ([plain, prefix, number]) => prefix !== plain && number !== plain);
    await driver.type('.x');
    await driver.untilColours(
      ['As', 'ACME', '1.1.x'],
      ([plain, prefix, number]) => prefix === plain && number === plain,
    );
  });
}
