import { cpSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github', 'rdjsonl', 'codeclimate', 'markdown'];
const environment = { SOURCE_DATE_EPOCH: '1700000000' };

/** Checks the shards of a folder, one after the other. Returns the names of their reports. */
async function shards(folder: TemporaryFolder, count: number, words: readonly string[] = [], directory = '.') {
  const files: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = `part-${index}.json`;
    files.push(file);
    const { code, stderr } = await objrefs(
      folder,
      ['check', ...words, '--shard', `${index}/${count}`, '--format', `json=${file}`],
      { directory, environment },
    );
    expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringContaining('internal error')]);
  }
  return files;
}

const merge = (folder: TemporaryFolder, files: readonly string[], words: readonly string[] = [], directory = '.') =>
  objrefs(folder, ['merge', ...files, ...words], { directory, environment });
const check = (folder: TemporaryFolder, words: readonly string[] = [], directory = '.') =>
  objrefs(folder, ['check', ...words], { directory, environment });

/** The same output, notes and exit code in every format. */
async function expectSame(
  folder: TemporaryFolder,
  count: number,
  {
    formats = FORMATS,
    ofBoth = [],
    ofCheck = [],
    directory = '.',
  }: { formats?: readonly string[]; ofBoth?: readonly string[]; ofCheck?: readonly string[]; directory?: string } = {},
) {
  const files = await shards(folder, count, [...ofCheck, ...ofBoth], directory);
  for (const format of formats) {
    const whole = await check(folder, ['--format', format, ...ofCheck, ...ofBoth], directory);
    const merged = await merge(folder, files, ['--format', format, ...ofBoth], directory);
    expect({ format, ...merged }).toEqual({ format, ...whole });
  }
}

/** Documents of every kind, in folders, so that there is something in every shard. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  'broken.objectives.yaml': 'prefix: BROKEN\nedition: "1"\nobjectives: [1 a, 1 b]\n',
  'objrefs.yaml': 'format: 1\nframeworks: {ACME: on}\n',
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [
      `plans/${at % 5}/plan ${at}.md`,
      [
        `See ACME ${1 + (at % 3)}.${1 + (at % 9)} and ACME:2020 1.${at % 4}, ACME 9.${at}.`,
        at % 4 === 0 ? 'ACME 9.9 <!-- objrefs-ignore-line unknown-objective -- known -->' : '',
        at % 5 === 0 ? 'acme 1.2 and ACNE 1.1' : '',
        at % 7 === 0 ? '\u001b[31m ::error:: ACME 7.7 ##[group] \u202e' : '',
      ].join('\r\n'),
    ]),
  ),
};

describe('merged shards are as one run', () => {
  test.each([1, 3, 16])('in every format, for %i shards', async (count) => {
    await expectSame(temporaryFolder(DOCUMENTS), count);
  });

  test('in the example', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '' });
    cpSync('sample', folder.at('.'), { recursive: true });
    for (const count of [1, 3, 16]) await expectSame(folder, count);
  });

  test.each([
    ['minimum severities', ['--min-severity', 'hint']],
    ['minimum severities that hide failures', ['--min-severity', 'error', '--fail-on', 'warning']],
    ['never failing', ['--fail-on', 'never']],
    ['quiet runs', ['--quiet']],
    ['suppressed findings', ['--show-suppressed']],
  ])('with options for %s', async (_, ofBoth) => {
    await expectSame(temporaryFolder(DOCUMENTS), 3, { formats: ['pretty', 'json', 'sarif'], ofBoth });
  });

  test.each([
    ['some paths', ['plans/1', 'plans/2/plan 7.md']],
    ['a pattern', ['plans/**/*1.md']],
    ['severities', ['--severity', 'unknown-objective=warning']],
    ['reviews', ['--require-review']],
  ])('of %s', async (_, ofCheck) => {
    await expectSame(temporaryFolder(DOCUMENTS), 3, { formats: ['pretty', 'json', 'sarif'], ofCheck });
  });

  test('below the root of the repository', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    await expectSame(folder, 3, { directory: 'plans' });
  });

  test('where more shards than files are empty', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'a.md': 'ACME 1.1' });
    const files = await shards(folder, 16);
    expect(files.map((file) => JSON.parse(readFileSync(folder.at(file), 'utf8')).files).sort()).toEqual([
      ...Array(14).fill(0),
      1,
      1,
    ]);
    await expectSame(folder, 16, { formats: ['pretty', 'json'] });
  });
});
