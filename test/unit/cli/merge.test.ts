import { cpSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordParts, zipOf } from '../../support/office-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { check, merge, shards } from './merging.ts';
import { CATALOG } from './objrefs.ts';
import { repository } from './selection/repository.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github', 'rdjsonl', 'codeclimate', 'markdown'];
/** The same output, notes and exit code in every format. */
async function expectSame(
  folder: TemporaryFolder,
  count: number,
  {
    formats = FORMATS,
    ofBoth = [],
    ofCheck = [],
    directory = '.',
    isIncomplete = false,
  }: {
    formats?: readonly string[];
    ofBoth?: readonly string[];
    ofCheck?: readonly string[];
    directory?: string;
    isIncomplete?: boolean;
  } = {},
) {
  const files = await shards(folder, count, [...ofCheck, ...ofBoth], directory, isIncomplete);
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
    for (const count of [3, 16]) await expectSame(folder, count);
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

const FEW = ['pretty', 'json', 'sarif'];

describe('the baseline of merged shards', () => {
  test('hides what it hides of one run, and is said to be too long once', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    await check(folder, ['--update-baseline']);
    folder.write({ 'plans/0/plan 0.md': 'ACME 9.0 alone', 'plans/1/new.md': 'ACME 9.50' });
    await expectSame(folder, 3, { formats: FEW });
    await expectSame(folder, 3, { formats: FEW, ofBoth: ['--no-baseline'] });
    await expectSame(folder, 3, { formats: FEW, ofBoth: ['--show-suppressed'] });
    const files = await shards(folder, 3);
    expect((await merge(folder, files)).stderr).toMatch(
      /^objrefs: \d+ baseline problems hidden .* entries no longer match/,
    );
  });

  test('is not mentioned by a shard alone', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    await check(folder, ['--update-baseline']);
    folder.write({ 'plans/0/plan 0.md': '' });
    for (const shard of ['1/2', '2/2'])
      expect(await check(folder, ['--shard', shard])).toMatchObject({ code: 0, stderr: '' });
  });

  test('is written as by one run', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    const files = await shards(folder, 3);
    const merged = await merge(folder, files, ['--update-baseline']);
    const written = readFileSync(folder.at('objrefs.baseline.yaml'), 'utf8');
    rmSync(folder.at('objrefs.baseline.yaml'));
    expect(await check(folder, ['--update-baseline'])).toEqual(merged);
    expect(readFileSync(folder.at('objrefs.baseline.yaml'), 'utf8')).toBe(written);
    expect(written).toContain('unknown-objective');
  });

  test('has to be there, unless an option says otherwise', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    await check(folder, ['--update-baseline']);
    const files = await shards(folder, 2);
    rmSync(folder.at('objrefs.baseline.yaml'));
    expect(await merge(folder, files)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'part-1.json' is of a run with a baseline that is not here."),
    });
    expect((await merge(folder, files, ['--no-baseline'])).code).toBe(1);
    expect((await check(folder, ['--update-baseline', '--shard', '1/2'])).stderr).toBe(
      'objrefs: --shard and --update-baseline cannot be combined\n',
    );
  });
});

describe('merged shards say once what is beside the documents', () => {
  test('problems of catalogs and configuration', async () => {
    const folder = temporaryFolder(DOCUMENTS);
    const counts = [];
    for (const file of await shards(folder, 3)) {
      const { findings } = JSON.parse(readFileSync(folder.at(file), 'utf8'));
      counts.push(findings.filter(({ code }: { code: string }) => code.startsWith('catalog-')).length);
    }
    expect(counts).toEqual([2, 0, 0]);
  });

  test('an incomplete configuration fails every shard, and the merged run', async () => {
    const folder = temporaryFolder({ ...DOCUMENTS, 'objrefs.yaml': 'format: 1\nframeworks: {GONE: on}\n' });
    await expectSame(folder, 3, { formats: FEW, isIncomplete: true });
  });

  test('frameworks that are not enabled', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`${at}.md`, 'NIST CSF PR.AC-1 and NIST CSF 2.0 GV.OC-01']),
    );
    const folder = temporaryFolder({ '.git/HEAD': '', ...files });
    const { stderr } = await merge(folder, await shards(folder, 3));
    expect(stderr).toMatch(/^objrefs: NIST CSF is cited in 9 files, and not enabled\./);
    await expectSame(folder, 3, { formats: FEW });
  });

  test('frameworks none of whose numbers is read', async () => {
    const city = 'prefix: CITY\nobjectives:\n  - 1.1 Roads\n';
    const named = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`${at}.md`, at < 4 ? 'CITY 2020' : `See CITY pillar ${at}.1.\n`]),
    );
    const folder = temporaryFolder({ '.git/HEAD': '', 'city.objectives.yaml': city, ...named });
    await expectSame(folder, 3, { formats: FEW });
    expect((await merge(folder, await shards(folder, 3))).stdout).toContain('catalog-uncited');
    folder.write({ 'deep/cites.md': 'CITY 1.1' });
    await expectSame(folder, 3, { formats: FEW });
    expect((await merge(folder, await shards(folder, 3))).stdout).not.toContain('catalog-uncited');
  });

  test('reviews of documents that no longer exist, and proposals in comments', async () => {
    const folder = temporaryFolder({
      ...DOCUMENTS,
      'acme.objectives.yaml': `${CATALOG}# replacedBy: ["1.1"]\n`,
      'objrefs.reviews.yaml': `format: 1
reviews:
  - {document: "gone.md", framework: "ACME", number: "1.1", fingerprint: "000000000000", title: "Grow apples"}
`,
    });
    await expectSame(folder, 3, { formats: FEW });
    expect((await merge(folder, await shards(folder, 3))).stderr).toContain('gone.md');
  });

  test('that there are no text files', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'a/b.bin': new Uint8Array([0, 1, 2]) });
    await expectSame(folder, 3, { formats: FEW });
    await expectSame(folder, 2, { formats: FEW, ofCheck: ['a'] });
    expect((await merge(folder, await shards(folder, 3, ['a']))).code).toBe(2);
  });
});

test('a file that cannot be read fails the merged run, which names the shard', async () => {
  const folder = temporaryFolder({ ...DOCUMENTS, 'x.bin': new Uint8Array([0, 1]) });
  const files = await shards(folder, 2, ['x.bin', 'plans'], '.', true);
  const { code, stderr } = await merge(folder, files);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^objrefs: part-[12]\.json: not everything could be read\. See the messages of its run\.\n/);
});

describe('merged shards of changes', () => {
  const changed = () => {
    const { '.git/HEAD': _, ...files } = DOCUMENTS;
    const folder = repository(files);
    folder.write({
      'plans/0/plan 0.md': `${DOCUMENTS['plans/0/plan 0.md']}\nACME 9.77\nACME 1.1 <!-- objrefs-ignore-line -->\n`,
      'plans/1/new.md': 'ACME 9.78\nACME 1.2\n',
    });
    return folder;
  };

  test('since a commit', async () => {
    await expectSame(changed(), 3, { formats: FEW, ofCheck: ['--changed-since', 'main'] });
  });

  test('that are staged', async () => {
    const folder = changed();
    folder.git('add', 'plans');
    folder.write({ 'plans/1/new.md': 'ACME 9.79\n' });
    await expectSame(folder, 3, { formats: FEW, ofCheck: ['--staged'] });
  });
});

test('shards are the same on several threads, and with what is kept of an earlier run', async () => {
  const folder = temporaryFolder(DOCUMENTS);
  await expectSame(folder, 3, { formats: FEW, ofCheck: ['--threads', '2', '--cache'] });
  await expectSame(folder, 3, { formats: FEW, ofCheck: ['--cache'] });
});

test('office files keep their places', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG });
  for (const name of ['a', 'b', 'c'])
    folder.write({ [`${name}.docx`]: zipOf(wordParts('<w:p><w:r><w:t>ACME 9.1 and ACME 1.2</w:t></w:r></w:p>')) });
  await expectSame(folder, 3);
});
