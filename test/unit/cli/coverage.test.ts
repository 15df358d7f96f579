import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });
const FILES = { 'plans/a.md': 'ACME 1.1 and ACME:2020 1.2\nACME 1.3', 'b.md': 'ACME 2; ACME 9.9' };
const coverage = (files: Record<string, string>, ...words: string[]) =>
  objrefs(folderWith(files), ['coverage', ...words]);
const json = async (files: Record<string, string>, ...words: string[]) => {
  const { code, stdout, stderr } = await coverage(files, ...words, '--format', 'json');
  return { code, stderr, report: JSON.parse(stdout) };
};

test('the JSON report has exactly these keys, in this order, with these values', async () => {
  const { code, stdout, stderr } = await coverage(FILES, '--format', 'json', '--require-all', '1.*');
  expect([code, stderr]).toEqual([0, '']);
  const place = (line: number, column: number, endColumn: number) => ({
    ...{ source: null, file: 'plans/a.md', line, column, endLine: line, endColumn },
  });
  const counts = (references: number, above: number, below: number, leaves: number, citedLeaves: number) => ({
    ...{ references, above, below, leaves, citedLeaves },
  });
  const objective = (number: string, title: string, parent: string | null) => ({
    ...{ prefix: 'ACME', number, title, level: parent === null ? 0 : 1, parent, leaf: parent !== null },
  });
  const head = {
    ...{ version: 1, files: 3, by: 'document', merged: [] },
    frameworks: [
      {
        ...{ prefix: 'ACME', title: null, edition: '2024', levels: ['goal', 'target'] },
        ...{ leaves: 2, cited: 2, references: 3, stale: 2, unknown: 1, elsewhere: 0, earlier: null },
      },
    ],
    requirements: [{ required: '1.*', prefix: 'ACME', leaves: 1, cited: 1, needed: 1, met: true, uncited: [] }],
    // Without git, that is the name of the folder.
    ...{ repository: JSON.parse(stdout).repository, commit: null, date: null, directory: '', sources: [] },
  };
  const apples = { ...place(1, 1, 9), text: 'ACME 1.1', edition: null, within: false };
  const pears = { ...place(1, 14, 27), text: 'ACME:2020 1.2', edition: '2020', within: false };
  const whole = {
    ...place(1, 1, 7),
    ...{ file: 'b.md', text: 'ACME 2', edition: null, within: false },
  };
  const lines = (rows: readonly object[]) => rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
  const objectives = [
    { ...objective('1', 'Grow', null), ...counts(0, 0, 1, 1, 1), citations: [] },
    { ...objective('1.1', 'Grow apples', '1'), ...counts(1, 0, 0, 1, 1), citations: [apples] },
    { ...objective('2', 'Harvest', null), ...counts(1, 0, 1, 1, 1), citations: [whole] },
    { ...objective('2.1', 'Harvest pears', '2'), ...counts(1, 1, 0, 1, 1), citations: [pears] },
  ];
  const cell = (number: string, cited: number) => ({ number, references: 1, cited });
  const places = [
    { prefix: 'ACME', source: null, place: 'b.md', references: 1, cited: 0, priorities: [cell('2', 0)] },
    {
      ...{ prefix: 'ACME', source: null, place: 'plans/a.md', references: 2, cited: 2 },
      priorities: [cell('1', 1), cell('2', 1)],
    },
  ];
  const gone = { ...place(2, 1, 9), text: 'ACME 1.3', edition: null, within: false };
  const stale = [
    { prefix: 'ACME', ...pears, number: '1.2', title: 'Grow pears', status: 'superseded', countsFor: '2.1' },
    { prefix: 'ACME', ...gone, number: '1.3', title: 'Grow plums', status: 'withdrawn', countsFor: null },
  ];
  expect(stdout).toBe(
    `${JSON.stringify(head).slice(0, -1)},"objectives":[${lines(objectives)}\n],` +
      `"places":[${lines(places)}\n],"stale":[${lines(stale)}\n]}\n`,
  );
});

test('the pretty report has bars for objectives with parts, and counts for those without', async () => {
  const { code, stdout } = await coverage({ 'a.md': 'ACME 1.1; ACME 2' });
  expect(code).toBe(0);
  expect(stdout).toBe(`ACME 2024
██████████░░░░░░░░░░ 1 of 2 objectives cited (50%); 2 references

  1      ████████████████████  1 of 1                      Grow
    1.1                        1 reference                 Grow apples
  2      ░░░░░░░░░░░░░░░░░░░░  0 of 1, 1 direct reference  Harvest
    2.1                        not cited (via parent: 1)   Harvest pears

By document  objectives cited, references
  ██████████░░░░░░░░░░ 1      2  a.md  (1: 1, 2: 1)

2 files, 1 framework.
`);
});

test('the CSV report has a row for each objective and place', async () => {
  const { stdout } = await coverage({ ...FILES, 'plans/c.md': 'ACME 1.1' }, '--format', 'csv', '--by', 'folder');
  expect(parse(stdout, { columns: true })).toEqual(
    [
      ['1', 'Grow', '0', '', 'false', '0', '0', '2', '', '0'],
      ['1.1', 'Grow apples', '1', '1', 'true', '2', '0', '0', 'plans', '2'],
      ['2', 'Harvest', '0', '', 'false', '1', '0', '1', '.', '1'],
      ['2.1', 'Harvest pears', '1', '2', 'true', '1', '1', '0', 'plans', '1'],
    ].map(([number, title, level, parent, leaf, references, above, below, place, referencesInPlace]) => ({
      ...{ prefix: 'ACME', edition: '2024', number, title, level, parent, leaf },
      ...{ references, above, below, source: '', place, referencesInPlace },
      ...{ repository: place === '' ? '' : expect.stringMatching(/^objrefs-/), commit: '', date: '' },
    })),
  );
});

test('the page says that it counts by folder', async () => {
  const { stdout } = await coverage(FILES, '--format', 'html', '--by', 'folder');
  expect(stdout).toContain('References in each folder');
});

test('the Markdown report has tables', async () => {
  const { stdout } = await coverage({ 'a.md': 'ACME 1.1 and ACME 1.2' }, '--format', 'markdown', '--require', '60%');
  expect(stdout).toBe(`# Coverage of objectives

## ACME 2024

**1 of 2 objectives cited (50%)**: 1 reference, 1 stale.

- Required: 60%. Not met: 1 cited, 2 required.

| Number | Objective | Cited | Share | Direct | Via sub-objectives |
| --- | --- | --- | --- | --- | --- |
| 1 | Grow | 1 of 1 | 100% | 0 | 1 |
| 2 | Harvest | 0 of 1 | 0% | 0 | 0 |

### Uncited objectives

| Number | Objective | Part of | Via parent |
| --- | --- | --- | --- |
| 2.1 | Harvest pears | 2 | 0 |

### By document

| Document | Objectives | References | 1 | 2 |
| --- | --- | --- | --- | --- |
| \`a.md\` | 1 | 1 | 1 |  |

### References to removed objectives, older editions or earlier meanings

| Location | Number | Objective | Problem |
| --- | --- | --- | --- |
| \`a.md:1:14\` | 1.2 | Grow pears | replaced (not counted) |
`);
});

test.each(['pretty', 'json', 'html', 'markdown'])(
  'a report that cannot be written, as %s, is a failure',
  async (format) => {
    const { code, stdout, stderr } = await coverage({}, '--format', format, '--output', 'no/such/file');
    expect([code, stdout, stderr.split(':').slice(0, 2).join(':')]).toEqual([
      2,
      '',
      "objrefs: cannot write the report to 'no/such/file'",
    ]);
  },
);

describe('frameworks', () => {
  const prefixes = async (files: Record<string, string>, ...words: string[]) =>
    (await json(files, ...words)).report.frameworks.map(({ prefix }: { prefix: string }) => prefix);

  test('are the enabled ones, and the built-in ones that are cited', async () => {
    expect(await prefixes({})).toEqual(['ACME']);
    expect(await prefixes({ 'a.md': 'INTERPOL-SP 3.4' })).toEqual(['ACME', 'INTERPOL-SP']);
    expect(await prefixes({ 'acme.objectives.yaml': 'prefix: [' })).toEqual(['INTERPOL-SP']);
  });

  test('can be selected by prefix or alias, enabled or not', async () => {
    expect(await prefixes({}, '--framework', 'acme plan', '--framework', 'CSF')).toEqual(['ACME', 'NIST CSF']);
    const { code, stderr } = await coverage({}, '--framework', 'ACMI');
    expect([code, stderr.split('.')[0]]).toEqual([2, "objrefs: unknown framework 'ACMI'"]);
  });

  test('are not cited by catalogs', async () => {
    const { report } = await json({
      'other.objectives.yaml': 'prefix: OTHER\nobjectives:\n  - 1 As ACME 1.1 has it\n',
    });
    expect(report.frameworks.map(({ prefix, cited }: Record<string, unknown>) => [prefix, cited])).toEqual([
      ['ACME', 0],
      ['OTHER', 0],
    ]);
  });
});

test.each(['json', 'csv', 'html'])('a %s report among the documents is not read as one', async (format) => {
  const { stdout } = await coverage(FILES, '--format', format);
  const { report } = await json({ [`old.${format}`]: stdout });
  expect(report.frameworks[0]).toMatchObject({ references: 0, stale: 0, unknown: 0 });
});

describe('requirements', () => {
  test.each([
    [['--require', '100%'], 'ACME: 1 of 2 objectives are cited, but 100% requires 2. Not cited: 2.1.'],
    [['--require=50.1'], 'ACME: 1 of 2 objectives are cited, but 50.1% requires 2. Not cited: 2.1.'],
    [['--require-all', '*'], 'ACME: 1 of 2 objectives are cited, but * requires 2. Not cited: 2.1.'],
    [['--require-all', 'ACME 2'], 'ACME: 0 of 1 objectives are cited, but ACME 2 requires 1. Not cited: 2.1.'],
  ])('%j is missed', async (words, message) => {
    const { code, stderr } = await coverage({ 'a.md': 'ACME 1.1' }, ...words);
    expect([code, stderr]).toEqual([1, `objrefs: ${message}\n`]);
  });

  test.each([[['--require', '50%']], [['--require', '0']], [['--require-all', '1.*']], [['--require-all', '1']]])(
    '%j is met',
    async (words) => {
      expect(await coverage({ 'a.md': 'ACME 1.1' }, ...words)).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test.each([
    [['--require', '101%'], "invalid value '101%' for --require; expected a percentage from 0% to 100%"],
    [['--require', 'most'], "invalid value 'most' for --require; expected a percentage from 0% to 100%"],
    [['--require-all', '7.*'], "'7.*' does not require any objective: no number in ACME 2024 matches"],
    [
      ['--link', 'javascript:alert(1)//{file}'],
      "invalid value 'javascript:alert(1)//{file}' for --link; expected a URL with {file}. Example: https://example.org/plans/blob/main/{file}#L{line}",
    ],
    [['ACME'], "no such file or folder: 'ACME'. To measure one framework: objrefs coverage --framework ACME"],
    [['ACMES'], "no such file or folder: 'ACMES'"],
    [['--compare', 'none.json'], "cannot read the report 'none.json': no such file"],
    [
      ['--merge', 'acme.objectives.yaml'],
      "'acme.objectives.yaml' is not a JSON report of objrefs coverage. To write one, use --format json=FILE.",
    ],
  ])('%j is not a requirement', async (words, message) => {
    const { code, stdout, stderr } = await coverage({}, ...words);
    expect([code, stdout, stderr]).toEqual([2, '', `objrefs: ${message}\n`]);
  });
});

describe('other reports', () => {
  const reportOf = async (files: Record<string, string>) => (await coverage(files, '--format', 'json')).stdout;

  test('are compared with the current one', async () => {
    const earlier = await reportOf({ 'a.md': 'ACME 1.1' });
    const { code, stdout, stderr } = await coverage(
      { 'a.md': 'ACME 2.1', 'earlier.json': earlier },
      '--compare',
      'earlier.json',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      'Since the earlier report\n  50% now, 50% before (1 of 2 objectives of 2024).\n  Newly cited: 2.1.\n  No longer cited: 1.1.\n',
    );
  });

  test('are merged, and not read as documents', async () => {
    const north = await reportOf({ 'a.md': 'ACME 2.1' });
    const { report } = await json({ 'a.md': 'ACME 1.1', 'north.json': north }, '--merge', 'north.json');
    expect(report.merged).toEqual(['north']);
    expect(report.files).toBe(4);
    expect(report.frameworks[0]).toMatchObject({ cited: 2, leaves: 2, references: 2 });
    expect(report.places.map(({ source, place }: Record<string, unknown>) => [source, place])).toEqual([
      [null, 'a.md'],
      ['north', 'a.md'],
    ]);
  });

  test('of another edition are skipped with a message', async () => {
    const north = (await reportOf({ 'a.md': 'ACME 2.1' })).replace('"edition":"2024"', '"edition":"2028"');
    const { code, stderr } = await coverage({ 'north.json': north }, '--merge', 'north.json');
    expect([code, stderr]).toEqual([0, 'objrefs: north: skipped ACME 2028, since this run measures ACME 2024\n']);
  });

  test('with the same name are ambiguous', async () => {
    const files = { 'a/x.json': await reportOf({}), 'b/x.json': await reportOf({}) };
    const { code, stderr } = await coverage(files, '--merge', 'a/x.json', '--merge', 'b/x.json');
    expect(code).toBe(2);
    expect(stderr).toBe("objrefs: --merge: 'a/x.json' and 'b/x.json' have the same file name. Rename one of them.\n");
  });

  test.each([
    '[]',
    'null',
    '{}',
    '{"version":1}',
    '{"version":2,"files":0,"frameworks":[],"objectives":[],"stale":[]}',
  ])('%s is not a report', async (text) => {
    const { code, stderr } = await coverage({ 'x.json': text }, '--compare', 'x.json');
    expect(code).toBe(2);
    expect(stderr).toContain("'x.json' is not a JSON report of objrefs coverage.");
  });

  test('with hostile contents break nothing', async () => {
    const objective = (number: string, parent: string) =>
      `{"prefix":"ACME","number":"${number}","title":"","level":1,"parent":"${parent}","leaf":true,"citations":[]}`;
    const circle =
      '{"version":1,"files":0,"frameworks":[{"prefix":"__proto__","title":null,"edition":null,"levels":[],"unknown":0,"elsewhere":0},' +
      '{"prefix":"ACME","title":null,"edition":"2024","levels":[],"unknown":0,"elsewhere":0}],' +
      `"objectives":[${objective('a', 'b')},${objective('b', 'a')}],"stale":[]}`;
    const { code, report } = await json({ 'x.json': circle }, '--merge', 'x.json', '--compare', 'x.json');
    expect(code).toBe(0);
    expect(report.frameworks.map(({ prefix }: { prefix: string }) => prefix)).toContain('__proto__');
  });
});

test('several reports can be written in one run', async () => {
  const folder = folderWith({ 'a.md': 'ACME 1.1' });
  const words = ['--format', 'pretty', '--format', 'json=out/../now.json', '--format', 'html=page.html'];
  const { code, stdout } = await objrefs(folder, ['coverage', ...words]);
  expect(code).toBe(0);
  expect(stdout).toContain('1 of 2 objectives cited');
  expect(JSON.parse(readFileSync(folder.at('now.json'), 'utf8')).version).toBe(1);
  expect(existsSync(folder.at('page.html'))).toBe(true);
});

test.each([
  ['levels: [aim, measure]\n', 'By aim', 'Aim'],
  ['', 'Top level', 'Title'],
])('the page names the first level as the framework does: %j', async (levels, heading, column) => {
  const catalog = `prefix: ACME\n${levels}objectives: [1 Grow, 1.1 Apples]\n`;
  const { stdout } = await coverage({ 'acme.objectives.yaml': catalog }, '--format', 'html');
  expect(stdout).toMatch(new RegExp(`<h3[^>]*>${heading} `));
  expect(stdout).toMatch(new RegExp(`<th[^>]*>${column}`));
});

describe('links of the page', () => {
  const page = async (words: readonly string[], file: string) => {
    const folder = folderWith({ 'plans/a b#1.md': '\nACME 1.1', 'out/x': '' });
    await objrefs(folder, ['coverage', '--format', `html=${file}`, ...words]);
    return readFileSync(folder.at(file), 'utf8');
  };

  test('lead from where the page is to the lines of files', async () => {
    expect(await page([], 'page.html')).toContain('href="./plans/a%20b%231.md#L2"');
    expect(await page([], 'out/page.html')).toContain('href="./../plans/a%20b%231.md#L2"');
  });

  test('or to a forge', async () => {
    const html = await page(['--link', 'https://forge.example/x/{file}#L{line}'], 'page.html');
    expect(html).toContain('href="https://forge.example/x/plans/a%20b%231.md#L2"');
  });
});
