import { readFileSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintIndex, readIndex } from '../../../support/scip.ts';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { repository } from '../selection/repository.ts';

/** Indexes the shards of a folder. Returns the names of their files. */
async function shardsOf(folder: TemporaryFolder, count: number, words: readonly string[] = [], directory = '.') {
  const files = Array.from({ length: count }, (_, at) => `part-${at + 1}.scip`);
  for (const [at, file] of files.entries()) {
    await objrefs(folder, ['index', '--shard', `${at + 1}/${count}`, '-o', file, ...words], { directory });
  }
  return files;
}

const bytesOf = (folder: TemporaryFolder, file: string) => readFileSync(folder.at(file)).toString('latin1');

const PLANS = Object.fromEntries(
  Array.from({ length: 9 }, (_, at) => [`${at}.md`, `ACME 1.1, ACME:2020 1.2 and 9.${at}`]),
);
const FILES = { '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...PLANS };

describe('merged shards have the bytes of one run', () => {
  /** Compares bytes, exit codes and messages. */
  async function compare(folder: TemporaryFolder, count: number, words: readonly string[] = [], directory = '.') {
    const whole = await objrefs(folder, ['index', ...words], { directory });
    const bytes = bytesOf(folder, `${directory}/index.scip`);
    const files = await shardsOf(folder, count, words, directory);
    const merged = await objrefs(folder, ['merge', ...files], { directory });
    expect(merged.code).toBe(whole.code);
    expect(merged.stdout).toBe(whole.stdout);
    expect(bytesOf(folder, `${directory}/index.scip`)).toBe(bytes);
    return merged;
  }

  test.each([1, 2, 3, 7, 40])('%i of them, some without documents', async (count) => {
    const folder = temporaryFolder(FILES);
    expect(await compare(folder, count)).toMatchObject({ code: 0, stderr: '' });
    const index = readIndex(folder.at('index.scip'));
    expect(lintIndex(index)).toEqual([]);
    expect(index.metadata.tool_info).not.toHaveProperty('arguments.0');
    const parts = Array.from({ length: count }, (_, at) => readIndex(folder.at(`part-${at + 1}.scip`)));
    for (const part of parts) expect(lintIndex(part)).toEqual([]);
    if (count === 40) expect(parts.some(({ documents }) => documents.length === 0)).toBe(true);
  });

  test('paths, in any order and within one another', async () => {
    const folder = temporaryFolder({
      ...FILES,
      ...{
        'plans.md': 'ACME 1.1',
        'plans/é b.md': 'ACME 2',
        'plans/z/a.md': 'INTERPOL-SP 3.4',
        'plans-old/a.md': 'ACME 9',
      },
    });
    for (const words of [['plans', 'plans.md', '1.md', 'plans/z'], ['*.md', 'plans*/**'], ['plans', '.'], ['4.md']]) {
      await compare(folder, 3, words);
      const paths = readIndex(folder.at('index.scip')).documents.map(({ relative_path }) => relative_path);
      expect(paths).toEqual([...new Set(paths)].sort());
    }
    await compare(folder, 2, ['..'], 'plans');
  });

  const numbers = fc.uniqueArray(fc.constantFrom('1', '1.1', '1.2', '2', '2.1', '3.1'), { minLength: 1 });
  const catalogs = fc.record({ old: numbers, now: numbers, later: numbers, isNamed: fc.boolean() }).map((each) => {
    const listed = (all: readonly string[]) =>
      all.map((number) => ({ number, title: `See AA ${number}`, replacedBy: each.now.slice(0, 2) }));
    const edition = (name: string, objectives: readonly unknown[]) =>
      JSON.stringify({ prefix: 'AA', ...(each.isNamed && { edition: name, published: name }), objectives });
    return {
      'a.objectives.yaml': edition('2020', listed(each.old)),
      'b/b.objectives.yaml': edition('2022', listed(each.now)),
      'c.objectives.yaml': edition(
        '2024',
        each.later.map((number) => ({ number, title: 'C' })),
      ),
    };
  });
  const plan = fc
    .array(fc.constantFrom('AA 1.1', 'AA 2', 'AA:2020 1', 'AA 9.9', 'INTERPOL-SP 3.4', 'AA 1, 2.1–3.1'))
    .map(String);

  test('definitions and external symbols of several catalogs', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '' });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ catalogs, 'b.md': plan, 'b/a.md': plan, 'z.md': plan }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom([], ['b'], ['*.md', 'c.objectives.yaml'], ['*.md'], ['b', 'a.objectives.yaml', 'z.md']),
        async ({ catalogs: of, ...plans }, count, paths) => {
          folder.write({ ...of, ...plans });
          await compare(folder, count, ['--no-git', ...paths]);
          expect(lintIndex(readIndex(folder.at('index.scip')))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  test('what could not be read fails the merged run, too', async () => {
    const outside = temporaryFolder({ 'r/.git/HEAD': '', 'r/a.md': 'INTERPOL-SP 3.4', 'b.md': 'INTERPOL-SP 3.4' });
    const { code, stderr } = await compare(outside, 2, ['.', '../b.md'], 'r');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/part-\d\.scip: not everything could be read\./)]);
    const broken = temporaryFolder({ 'objrefs.yaml': 'frameworks: {NONE: on}', 'a.md': 'INTERPOL-SP 3.4' });
    expect((await compare(broken, 2)).stderr).toBe(
      'objrefs: the index may be incomplete: objrefs.yaml names catalogs or frameworks that were not found. Fix it.\n',
    );
    const empty = temporaryFolder({ 'objrefs.yaml': '', 'docs/b.bin': '\0' });
    expect(await compare(empty, 2, ['docs'])).toMatchObject({ code: 2, stderr: 'objrefs: no text files found\n' });
    expect(await compare(temporaryFolder({}), 2)).toMatchObject({ code: 0, stderr: 'objrefs: no text files found\n' });
  });

  test('only the parts are needed, in a folder or by a pattern', async () => {
    const folder = temporaryFolder(FILES);
    await objrefs(folder, ['index', '-o', 'whole.scip']);
    const elsewhere = temporaryFolder({ '.git/HEAD': '' });
    for (const file of await shardsOf(folder, 3)) elsewhere.write({ [`parts/${file}`]: readFileSync(folder.at(file)) });
    for (const operand of ['parts', 'parts/*.scip']) {
      expect((await objrefs(elsewhere, ['merge', operand, '--output', 'm.scip'])).stdout).toContain('Index: m.scip');
      const merged = readIndex(elsewhere.at('m.scip'));
      // The root is where it is merged.
      expect(merged).toEqual({
        ...readIndex(folder.at('whole.scip')),
        metadata: { ...merged.metadata, project_root: elsewhere.uri },
      });
    }
  });
});

test('an index is binary, and never read as a document', async () => {
  const folder = temporaryFolder({ 'objrefs.yaml': '', 'deep/a.md': '\n\n see INTERPOL-SP 3.4' });
  await shardsOf(folder, 2);
  await objrefs(folder, ['index', '-o', 'other.scip']);
  expect((await objrefs(folder, ['references', '--format', 'json'])).stdout).toContain('"files":2,');
});

describe('parts that are not those of one run are refused', () => {
  async function refused(folder: TemporaryFolder, files: readonly string[], words: readonly string[] = []) {
    const before = bytesOf(folder, 'index.scip');
    const { code, stdout, stderr } = await objrefs(folder, ['merge', ...files, ...words]);
    expect([code, stdout, bytesOf(folder, 'index.scip')]).toEqual([2, '', before]);
    return stderr;
  }

  async function sharded(files: Record<string, string> = {}) {
    const folder = temporaryFolder({ ...FILES, 'index.scip': 'old', ...files });
    return { folder, files: await shardsOf(folder, 3) };
  }

  test('missing ones, and one that is there twice', async () => {
    const { folder, files } = await sharded();
    expect(await refused(folder, files.slice(0, 2))).toBe('objrefs: shard 3 of 3 is missing. Add its index.\n');
    expect(await refused(folder, files.slice(2))).toBe('objrefs: shards 1, 2 of 3 are missing. Add their indexes.\n');
    folder.write({ 'again.scip': readFileSync(folder.at('part-2.scip')) });
    expect(await refused(folder, [...files, 'again.scip'])).toBe(
      "objrefs: 'again.scip' and 'part-2.scip' are both shard 2/3. Leave one out.\n",
    );
    await objrefs(folder, ['index', '--shard', '3/16', '-o', 'part-3.scip']);
    expect(await refused(folder, files)).toContain("'part-3.scip' is shard 3/16, but 'part-1.scip' is shard 1/3.");
  });

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['the catalogs', { 'acme.objectives.yaml': `${CATALOG}# x\n` }, []],
    ['objrefs.yaml or the reviews', { 'objrefs.yaml': 'format: 1\n' }, []],
    ['the paths or options', {}, ['1.md']],
  ])('where %s differ', async (what, changed, words) => {
    const { folder, files } = await sharded();
    folder.write(changed);
    await objrefs(folder, ['index', ...words, '--shard', '3/3', '-o', 'part-3.scip']);
    expect(await refused(folder, files)).toBe(
      `objrefs: 'part-3.scip' and 'part-1.scip' are of different runs: ${what} differ. Run all shards again in the same way.\n`,
    );
  });

  test('of another root, folder or commit', async () => {
    const { folder, files } = await sharded();
    await objrefs(temporaryFolder(FILES), ['index', '--shard', '3/3', '-o', folder.at('part-3.scip')]);
    expect(await refused(folder, files)).toContain(
      "'part-3.scip' and 'part-1.scip' are of different runs: the roots differ.",
    );
    await objrefs(folder, ['index', '--shard', '3/3', '-o', 'part-3.scip']);
    folder.write({ 'plans/index.scip': '' });
    const { stderr } = await objrefs(folder, ['merge', ...files.map((file) => `../${file}`)], { directory: 'plans' });
    expect(stderr).toContain("was written in another folder of the repository: its root, and this is 'plans'.");

    const committed = repository({ 'index.scip': 'old', '.gitignore': '*.scip\n', ...PLANS });
    const parts = await shardsOf(committed, 2);
    committed.commit();
    await objrefs(committed, ['index', '--shard', '2/2', '-o', 'part-2.scip']);
    expect(await refused(committed, parts)).toContain('the commits differ');
  });

  test('of another version of objrefs', async () => {
    const { folder, files } = await sharded();
    const bytes = bytesOf(folder, 'part-2.scip').replace(/"objrefs":"\d/, '"objrefs":"8');
    folder.write({ 'part-2.scip': Buffer.from(bytes, 'latin1') });
    expect(await refused(folder, files)).toMatch(
      /^objrefs: 'part-2\.scip' is of objrefs 8[\d.]+, and this is [\d.]+\./,
    );
  });

  test('that are cut or damaged anywhere', async () => {
    const { folder, files } = await sharded();
    const whole = readFileSync(folder.at('part-2.scip'));
    const AGAIN =
      /^objrefs: 'part-2\.scip' (is damaged or truncated\. Run its shard again|is not the index of a shard\. To write)/;
    for (let at = 0; at < whole.length; at += at < 30 ? 1 : 61) {
      folder.write({ 'part-2.scip': whole.subarray(0, at) });
      expect(await refused(folder, files)).toMatch(AGAIN);
    }
    const metadata = 3 + (whole[1]! & 0x7f) + (whole[2]! << 7);
    for (let at = metadata; at < whole.length; at += 97) {
      const flipped = Buffer.from(whole);
      flipped[at] = flipped[at]! ^ 0x41;
      folder.write({ 'part-2.scip': flipped });
      expect(await refused(folder, files)).toMatch(AGAIN);
    }
  });

  test('whole indexes, reports, and indexes of other tools', async () => {
    const { folder, files } = await sharded();
    await objrefs(folder, ['index', '-o', 'whole.scip']);
    const NOT_A_PART =
      'is not the index of a shard. To write one, run objrefs index --shard INDEX/COUNT --output FILE.\n';
    expect(await refused(folder, ['whole.scip'])).toBe(`objrefs: 'whole.scip' ${NOT_A_PART}`);
    for (const argument of ['null', '[]', '{"index":1}', '--infer']) {
      const tool = Buffer.from(`\x1a${String.fromCharCode(argument.length)}${argument}`);
      const metadata = Buffer.concat([Buffer.from([0x12, tool.length]), tool]);
      folder.write({ 'other.idx': Buffer.concat([Buffer.from([0x0a, metadata.length]), metadata]) });
      expect(await refused(folder, ['other.idx'])).toBe(`objrefs: 'other.idx' ${NOT_A_PART}`);
    }
    await objrefs(folder, ['check', '--shard', '1/3', '--format', 'json=part-1.json']);
    expect(await refused(folder, ['part-1.json', ...files.slice(1)])).toBe(
      "objrefs: 'part-2.scip' is not of objrefs check, as 'part-1.json' is\n",
    );
  });

  test('options of reports', async () => {
    const { folder, files } = await sharded();
    for (const words of [
      ['--format', 'json'],
      ['--fail-on', 'error'],
      ['--require', '1%'],
    ]) {
      expect(await refused(folder, files, words)).toBe(`objrefs: ${words[0]} is not for indexes\n`);
    }
  });
});

test('the index of a shard has to be a file', async () => {
  const folder = temporaryFolder(FILES);
  symlinkSync('/dev/null', folder.at('null.scip'));
  expect(await objrefs(folder, ['index', '--shard', '1/2', '-o', 'null.scip'])).toEqual({
    ...{ code: 2, stdout: '' },
    stderr: "objrefs: cannot write the index to 'null.scip': it is not a regular file\n",
  });
});
