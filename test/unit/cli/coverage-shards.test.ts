import { cpSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { merge } from './merging.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const environment = { PATH: process.env.PATH };
const coverage = (folder: TemporaryFolder, words: readonly string[] = []) =>
  objrefs(folder, ['coverage', ...words], { environment });

async function shards(folder: TemporaryFolder, count: number, words: readonly string[] = []): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = `part-${index}.json`;
    files.push(file);
    const { code, stderr } = await coverage(folder, [
      ...words,
      '--shard',
      `${index}/${count}`,
      '--format',
      `json=${file}`,
    ]);
    if (code !== 0) throw new Error(stderr);
  }
  return files;
}

const FILES = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [
      `p${at % 3}/${at}.md`,
      `ACME 1.${at % 4}, ACME:2020 1.2, ACME 2.1, ACME 9.9\n`,
    ]),
  ),
};

async function expectSame(
  folder: TemporaryFolder,
  count: number,
  ofBoth: readonly string[],
  ofCoverage: readonly string[] = [],
) {
  const files = await shards(folder, count, ofCoverage);
  for (const format of ['pretty', 'json', 'csv', 'markdown', 'html']) {
    const whole = await coverage(folder, ['--format', format, ...ofBoth, ...ofCoverage]);
    expect({ format, ...(await merge(folder, files, ['--format', format, ...ofBoth])) }).toEqual({ format, ...whole });
  }
}

describe('merged shards of coverage are as one run', () => {
  test.each([1, 3, 16])('in every format, for %i shards', async (count) => {
    await expectSame(temporaryFolder(FILES), count, []);
  });

  test('in the example', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '' });
    cpSync('sample', folder.at('.'), { recursive: true });
    await expectSame(folder, 3, []);
  });

  test('by folder, of frameworks that options name', async () => {
    await expectSame(
      temporaryFolder(FILES),
      3,
      [],
      ['--by', 'folder', '--framework', 'Acme Plan', '--framework', 'INTERPOL-SP'],
    );
  });

  test('with requirements, an earlier report and links', async () => {
    const folder = temporaryFolder(FILES);
    await coverage(folder, ['p1', '--format', 'json=.git/earlier.json']);
    const link = ['--link', 'https://example.org/{file}#L{line}'];
    await expectSame(folder, 3, [
      '--require',
      '100%',
      '--require-all',
      'Acme Plan 1.*',
      '--compare',
      '.git/earlier.json',
      ...link,
    ]);
  });
});

test('a shard alone has no requirements', async () => {
  const { code, stderr } = await coverage(temporaryFolder(FILES), ['--shard', '1/2', '--require', '90%']);
  expect([code, stderr]).toEqual([2, 'objrefs: --shard and --require cannot be combined. Merge the shards first.\n']);
});

test('reports of both commands are not mixed, and each has its options', async () => {
  const folder = temporaryFolder(FILES);
  const files = await shards(folder, 2);
  expect((await merge(folder, files, ['--format', 'sarif'])).stderr).toBe(
    'objrefs: --format sarif is not for reports of objrefs coverage\n',
  );
  expect((await merge(folder, files, ['--fail-on', 'never'])).stderr).toBe(
    'objrefs: --fail-on is not for reports of objrefs coverage\n',
  );
  await objrefs(folder, ['check', '--shard', '2/2', '--format', 'json=part-2.json']);
  expect(await merge(folder, files)).toMatchObject({ code: 2, stderr: expect.stringContaining("'part-2.json'") });
  await objrefs(folder, ['check', '--shard', '1/2', '--format', 'json=part-1.json']);
  expect((await merge(folder, files, ['--format', 'csv'])).stderr).toBe(
    'objrefs: --format csv is not for reports of objrefs check\n',
  );
});
