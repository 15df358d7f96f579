import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readBaseline } from '../../../server/src/catalog/configuration/baseline-reader.ts';
import { baselineText } from '../../../server/src/catalog/configuration/baseline-text.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string | Uint8Array>) =>
  temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });

const BASELINE = 'objrefs.baseline.yaml';
const read = (folder: TemporaryFolder, name = BASELINE) => readFileSync(folder.at(name), 'utf8');
const update = (folder: TemporaryFolder, ...words: string[]) =>
  objrefs(folder, ['check', '--update-baseline', ...words]);

/** The findings of a run, each as `file:line code`, with the other output. */
async function check(folder: TemporaryFolder, ...words: string[]) {
  const { code, stdout, stderr } = await objrefs(folder, ['check', '--format', 'json', ...words]);
  const report = JSON.parse(stdout);
  const found = report.findings.map((row: Record<string, unknown>) => `${row.file}:${row.line} ${row.code}`);
  return { code, found, stderr };
}

describe('--update-baseline', () => {
  test('records path, code and line text of every finding', async () => {
    const folder = folderWith({
      'b.md': 'ACME 1.3\n',
      'a.md': '\n  By\tACME 9.9  and ACME 9.8:\n\nACNE 1.1 "quoted"\n',
    });
    const { code, stdout, stderr } = await update(folder);
    expect(read(folder)).toBe(
      [
        '# Problems that are known: objrefs check reports only those that are not listed here.',
        '# Written by objrefs check --update-baseline, by path, code and text of the line.',
        'format: 1',
        'findings:',
        '  "a.md":',
        '    noncanonical-reference:',
        '      - "ACNE 1.1 \\"quoted\\""',
        '    unknown-objective:',
        '      - "By ACME 9.9 and ACME 9.8:"',
        '      - "By ACME 9.9 and ACME 9.8:"',
        '  "b.md":',
        '    withdrawn-objective:',
        '      - "ACME 1.3"',
        '',
      ].join('\n'),
    );
    expect([code, stdout]).toEqual([0, '3 files, 4 references: no findings.\n']);
    expect(stderr).toBe(`objrefs: recorded 4 problems in ${BASELINE}: 4 added, 0 removed\n`);
  });

  test('writes the same again, and reports what has changed', async () => {
    const folder = folderWith({ 'a.md': 'ACME 9.9\nACME 9.8\n' });
    await update(folder);
    const before = read(folder);
    expect((await update(folder)).stderr).toContain(`recorded 2 problems in ${BASELINE}: 0 added, 0 removed`);
    expect(read(folder)).toBe(before);
    folder.write({ 'a.md': 'ACME 9.8\nACME 9.7\n', 'b.md': 'ACME 9.6' });
    expect((await update(folder)).stderr).toContain(`recorded 3 problems in ${BASELINE}: 2 added, 1 removed`);
    rmSync(folder.at('b.md'));
    expect((await update(folder)).stderr).toContain(`recorded 2 problems in ${BASELINE}: 0 added, 1 removed`);
  });

  test('of some paths leaves the others as they are', async () => {
    const folder = folderWith({ 'x/a.md': 'ACME 9.9', 'y/b.md': 'ACME 9.8', 'y/c.md': 'ACME 9.7' });
    await update(folder);
    folder.write({ 'x/a.md': '', 'y/b.md': 'ACME 9.5' });
    rmSync(folder.at('y/c.md'));
    await update(folder, 'y');
    expect(read(folder).match(/"ACME.*"|"..\..*"/g)).toEqual(['"ACME 9.9"', '"ACME 9.5"']);
  });

  test.each([
    [['--staged'], '--update-baseline and --staged cannot be combined'],
    [['--stdin'], '--update-baseline and --stdin cannot be combined'],
    [['--no-baseline'], '--update-baseline and --no-baseline cannot be combined'],
  ])('cannot be combined with %j', async (words, message) => {
    const folder = folderWith({});
    expect(await update(folder, ...words)).toMatchObject({ code: 2, stderr: `objrefs: ${message}\n` });
  });
});

describe('a baseline', () => {
  test('keeps known problems out of reports and exit codes, even if their lines move', async () => {
    const folder = folderWith({ 'a.md': 'ACME 9.9\n\tand ACME 9.8\n' });
    expect(await check(folder)).toMatchObject({ code: 1 });
    await update(folder);
    expect(await check(folder)).toEqual({
      code: 0,
      found: [],
      stderr: `objrefs: 2 baseline problems hidden (${BASELINE}).\n`,
    });
    folder.write({ 'a.md': 'New\r\nlines\r\n    and  ACME 9.8\r\nACME 9.9\r\nACME 9.7\r\n' });
    expect(await check(folder)).toMatchObject({ code: 1, found: ['a.md:5 unknown-objective'] });
  });

  test('counts: one more of a kind is one more', async () => {
    const folder = folderWith({ 'a.md': 'ACME 9.9\nACME 9.9\n' });
    await update(folder);
    folder.write({ 'a.md': 'ACME 9.9\nACME 9.9\nACME 9.9\n' });
    expect((await check(folder)).found).toEqual(['a.md:3 unknown-objective']);
  });

  test('reports how many entries no longer match, in the checked files only', async () => {
    const folder = folderWith({ 'x/a.md': 'ACME 9.9\nACME 9.8', 'x/b.md': 'ACME 9.7', 'y/c.md': 'ACME 9.6' });
    await update(folder);
    folder.write({ 'x/a.md': 'ACME 9.8', 'y/c.md': '' });
    rmSync(folder.at('x/b.md'));
    const advice = 'run objrefs check --update-baseline.\n';
    expect((await check(folder)).stderr).toBe(
      `objrefs: 1 baseline problem hidden (${BASELINE}). 3 baseline entries no longer match; to remove them, ${advice}`,
    );
    expect((await check(folder, 'x')).stderr).toContain(' 2 baseline entries no longer match; to remove them,');
    expect((await check(folder, 'x/a.md')).stderr).toContain(' 1 baseline entry no longer matches; to remove it,');
  });

  test('can be disabled, and can be another file', async () => {
    const folder = folderWith({ 'a.md': 'ACME 9.9', 'docs/b.md': '' });
    await update(folder, '--baseline', 'docs/known.yaml');
    expect((await check(folder)).found).toContain('a.md:1 unknown-objective');
    expect((await check(folder, '--baseline', 'docs/known.yaml')).found).toEqual([]);
    await update(folder);
    expect((await check(folder, '--no-baseline', 'a.md')).found).toHaveLength(1);
    expect(await objrefs(folder, ['check', '--baseline', 'none.yaml'])).toMatchObject({
      code: 2,
      stderr: "objrefs: cannot read the baseline 'none.yaml': no such file\n",
    });
  });

  test('is found at the root, from any directory below it', async () => {
    const folder = folderWith({ 'docs/a.md': 'ACME 9.9' });
    await update(folder);
    const { code, stderr } = await objrefs(folder, ['check'], { directory: 'docs' });
    expect([code, stderr]).toEqual([0, `objrefs: 1 baseline problem hidden (../${BASELINE}).\n`]);
  });

  test('applies to what fix leaves', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2\nACME 9.9' });
    await update(folder);
    const { code, stdout } = await objrefs(folder, ['fix']);
    expect(read(folder, 'a.md')).toBe('ACME 2.1\nACME 9.9');
    expect([code, stdout]).toEqual([
      0,
      'a.md: 1 problem fixed.\n1 problem fixed in total. No problems need manual review.\n',
    ]);
  });

  test('includes problems of catalogs and configuration', async () => {
    const folder = folderWith({ 'objrefs.yaml': 'colour: red\n', 'a.md': '' });
    expect((await check(folder)).found).toEqual(['objrefs.yaml:1 config-unknown-field']);
    await update(folder);
    expect((await check(folder)).found).toEqual([]);
  });

  test('of a very long line keeps the text around the problem', async () => {
    const folder = folderWith({ 'a.json': `${'x '.repeat(5000)}ACME 9.9 ${'y '.repeat(5000)}` });
    await update(folder);
    expect(read(folder).length).toBeLessThan(800);
    folder.write({ 'a.json': `${'z '.repeat(50)}${'x '.repeat(5000)}ACME 9.9 ${'y '.repeat(5001)}` });
    expect((await check(folder)).found).toEqual([]);
  });
});

describe('a broken baseline fails the run', () => {
  test.each([
    ['format: 1\nfindings:\n  a.md: [x]\n', `${BASELINE}:3:9: Expected a code with a list of lines`],
    ['format: 2\n', `${BASELINE}:1:9: Unknown format 2. Update objrefs.`],
    ['findings:\n  a.md:\n    no-such-code: [x]\n', `${BASELINE}:3:5: Unknown problem code "no-such-code".`],
    ['findings: {a: {unknown-objective: [x]}, a: {}}\n', `${BASELINE}:1:41: Duplicate field "a".`],
    ['just text', `${BASELINE}:1:1: A baseline has the fields "format" and "findings".`],
    ['findings: {', `${BASELINE}:1:12:`],
    ['found: {}', `${BASELINE}:1:1: The baseline has no field "found".`],
    ['<<<<<<< ours\nformat: 1\n=======\n>>>>>>> theirs\n', `the baseline '${BASELINE}' has a merge conflict.`],
    ['\0', `the baseline '${BASELINE}' is not a text file.`],
  ])('%j', async (text, message) => {
    const folder = folderWith({ 'a.md': 'ACME 9.9', [BASELINE]: text });
    const { code, stdout, stderr } = await objrefs(folder, ['check']);
    expect(stderr).toContain(`objrefs: ${message}`);
    expect(stderr).toContain('--update-baseline');
    expect([code, stdout]).toEqual([2, '']);
    // Updating a broken baseline fixes it, if the run covers everything.
    expect((await update(folder, 'a.md')).code).toBe(2);
    expect((await update(folder)).code).toBe(0);
    expect((await check(folder)).found).toEqual([]);
  });
});

it('any entries are read back as written, in a fixed order', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('- a: b', '"', '# x', '\\u0041', '<<', ' '),
  );
  const entry = fc.record({
    path: text.filter((path) => path !== '<<'),
    code: fc.constantFrom('unknown-objective', 'invalid-range'),
    line: text,
  });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const written = baselineText(entries);
      const { entries: found, problems } = readBaseline('file:///b.yaml', written);
      expect(problems).toEqual([]);
      expect(baselineText(found)).toBe(written);
      expect(baselineText([...entries].reverse())).toBe(written);
      const asText = (all: readonly object[]) => all.map((each) => JSON.stringify(Object.entries(each))).sort();
      expect(asText(found)).toEqual(asText(entries));
    }),
    { numRuns: 200 },
  );
});

it('baselines of two branches merge', () => {
  const entry = (path: string, line: string) => ({ path, code: 'unknown-objective', line });
  const base = ['b', 'd', 'f', 'h', 'j', 'l'].map((path) => entry(path, 'ACME 9.9'));
  const folder = temporaryFolder({
    base: baselineText(base),
    ours: baselineText([...base, entry('a', 'ACME 9.1')]),
    theirs: baselineText([...base.slice(0, -1), entry('k', 'ACME 9.2')]),
  });
  const merged = execFileSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], { cwd: folder.path }).toString();
  expect(
    readBaseline('file:///b.yaml', merged)
      .entries.map(({ path }) => path)
      .join(''),
  ).toBe('abdfhjk');
});

describe('a baseline of problems that can no longer be found', () => {
  test('is refused if its framework has no catalog any more', async () => {
    const folder = folderWith({ 'a.md': 'ACME 9.9' });
    await update(folder);
    rmSync(folder.at('acme.objectives.yaml'));
    const { code, stdout, stderr } = await objrefs(folder, ['check']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`no problem of the baseline '${BASELINE}' cites an enabled framework (a.md).`);
    expect((await objrefs(folder, ['check', '--allow-empty'])).code).toBe(0);
  });

  test('is not said to be outdated while a catalog is broken', async () => {
    const folder = folderWith({
      'a.md': 'ACME 9.9',
      'beta.objectives.yaml': 'prefix: BETA\nobjectives: [1 One, 1 Two]\n',
    });
    await update(folder, '--severity', 'catalog-duplicate=off');
    writeFileSync(folder.at('a.md'), 'ACME 1.1');
    expect((await check(folder)).stderr).toBe(`objrefs: 0 baseline problems hidden (${BASELINE}).\n`);
    rmSync(folder.at('beta.objectives.yaml'));
    expect((await check(folder)).stderr).toContain('1 baseline entry no longer matches; to remove it, run');
  });
});
