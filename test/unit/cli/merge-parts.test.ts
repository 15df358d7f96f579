import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { check, merge, shards } from './merging.ts';
import { CATALOG, objrefs } from './objrefs.ts';
import { repository } from './selection/repository.ts';

const FILES = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.md`, `ACME 9.${at}, ACME 1.2\n`])),
};

// biome-ignore lint/suspicious/noExplicitAny: JSON that is made wrong
type Json = any;

/** A folder with the reports of its three shards. */
async function shardedFolder() {
  const folder = temporaryFolder(FILES);
  const files = await shards(folder, 3);
  const read = (file: string) => JSON.parse(readFileSync(folder.at(file), 'utf8'));
  const change = (file: string, edit: (part: ReturnType<typeof read>) => unknown) => {
    const part = read(file);
    const edited = edit(part) ?? part;
    folder.write({ [file]: typeof edited === 'string' ? edited : JSON.stringify(edited) });
  };
  return { folder, files, read, change };
}

describe('parts that are not those of one run are refused', () => {
  test('missing ones', async () => {
    const { folder } = await shardedFolder();
    expect(await merge(folder, ['part-2.json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'objrefs: shards 1, 3 of 3 are missing. Add their reports.\n',
    });
    expect((await merge(folder, ['part-1.json', 'part-2.json'])).stderr).toBe(
      'objrefs: shard 3 of 3 is missing. Add its report.\n',
    );
    expect((await merge(folder, [])).stderr).toMatch(/^objrefs: missing FILE/);
    expect((await merge(folder, ['part-*.yaml'])).stderr).toBe('objrefs: no files match part-*.yaml\n');
    expect((await merge(folder, ['part-1.json', 'part-9.json'])).stderr).toBe(
      "objrefs: no such file or folder: 'part-9.json'\n",
    );
  });

  test('of many missing ones, some are named', async () => {
    const folder = temporaryFolder(FILES);
    await objrefs(folder, ['check', '--shard', '500/1000', '--format', 'json=a.json']);
    expect((await merge(folder, ['a.json'])).stderr).toBe(
      'objrefs: shards 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 989 more of 1000 are missing. Add their reports.\n',
    );
  });

  test('of a number that no run has, too', async () => {
    const { folder, change } = await shardedFolder();
    change('part-2.json', ({ shard }) => void Object.assign(shard, { count: 10 ** 15 }));
    expect((await merge(folder, ['part-2.json'])).stderr).toBe(
      'objrefs: shards 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 999999999999989 more of 1000000000000000 are missing. Add their reports.\n',
    );
  });

  test('one that is there twice', async () => {
    const { folder, files, read } = await shardedFolder();
    folder.write({ 'again.json': JSON.stringify(read('part-2.json')) });
    const { code, stderr } = await merge(folder, [...files, 'again.json']);
    expect(code).toBe(2);
    expect(stderr).toBe("objrefs: 'again.json' and 'part-2.json' are both shard 2/3. Leave one out.\n");
    expect((await merge(folder, [...files, 'part-1.json'])).code).toBe(1);
  });

  const run = async (changed: Record<string, string>, words: readonly string[] = []) => {
    const { folder, files } = await shardedFolder();
    folder.write(changed);
    await objrefs(folder, ['check', ...words, '--shard', '3/3', '--format', 'json=part-3.json']);
    return (await merge(folder, files)).stderr;
  };

  test('of other catalogs, configurations, options and counts', async () => {
    const another = (what: string) =>
      `objrefs: 'part-3.json' and 'part-1.json' are of different runs: ${what}. Run all shards again in the same way.\n`;
    expect(await run({ 'acme.objectives.yaml': `${CATALOG}# x\n` })).toBe(another('the catalogs differ'));
    expect(await run({ 'objrefs.yaml': 'format: 1\n' })).toBe(another('objrefs.yaml or the reviews differ'));
    expect(await run({}, ['--severity', 'unknown-objective=off'])).toBe(another('the paths or options differ'));
    expect(await run({}, ['1.md', '2.md'])).toBe(another('the paths or options differ'));
    expect(await run({}, ['--fail-on', 'never', '--min-severity', 'hint', '--color', 'never'])).toBe('');

    const { folder } = await shardedFolder();
    await objrefs(folder, ['check', '--shard', '2/4', '--format', 'json=part-2.json']);
    expect((await merge(folder, ['part-1.json', 'part-2.json'])).stderr).toBe(
      "objrefs: 'part-2.json' is shard 2/4, but 'part-1.json' is shard 1/3. Run all shards again in the same way.\n",
    );
  });

  test('of another commit', async () => {
    const folder = repository(Object.fromEntries(Object.entries(FILES).filter(([name]) => !name.startsWith('.git/'))));
    const [first = ''] = await shards(folder, 2);
    const part = readFileSync(folder.at(first), 'utf8');
    folder.write({ '1.md': 'ACME 9.8\n' });
    folder.git('commit', '--quiet', '--all', '--message', 'x');
    const files = await shards(folder, 2);
    expect((await merge(folder, files)).stderr).toBe('');
    folder.write({ [first]: part });
    expect((await merge(folder, files)).stderr).toContain('are of different runs: the commits differ.');
  });

  test('of another version', async () => {
    const { folder, files, change } = await shardedFolder();
    change('part-2.json', (part) => void Object.assign(part.shard, { objrefs: '9.9.9' }));
    expect((await merge(folder, files)).stderr).toMatch(
      /^objrefs: 'part-2\.json' is of objrefs 9\.9\.9, and this is [\d.]+\. Use one version for all shards\.\n$/,
    );
  });

  test('of another folder, to which paths are relative', async () => {
    const { folder, files } = await shardedFolder();
    folder.write({ 'deep/x.md': '' });
    const moved = files.map((file) => `../${file}`);
    expect((await merge(folder, moved, [], 'deep')).stderr).toBe(
      "objrefs: '../part-1.json' was written in another folder of the repository: its root, and this is 'deep'. Run objrefs merge there.\n",
    );
  });

  test('with a file of another shard', async () => {
    const { folder, files, read, change } = await shardedFolder();
    const [text] = read('part-1.json').texts;
    change('part-2.json', (part) => void part.texts.push(text));
    expect((await merge(folder, files)).stderr).toBe(
      `objrefs: 'part-2.json' has '${text.file}', which is not in shard 2/3. Run the shard again.\n`,
    );
  });
});

test('only the parts are needed', async () => {
  const { folder, files } = await shardedFolder();
  const whole = await check(folder, ['--format', 'sarif']);
  for (const name of Object.keys(FILES)) if (name !== '.git/HEAD') rmSync(folder.at(name));
  expect(await merge(folder, files, ['--format', 'sarif'])).toEqual(whole);
  expect(await merge(folder, ['part-*.json'], ['--format', 'sarif'])).toEqual(whole);
  expect(await merge(folder, ['.'], ['--format', 'sarif'])).toEqual(whole);
});

test('a part is a report as without --shard, with further keys', async () => {
  const folder = temporaryFolder(FILES);
  await shards(folder, 1);
  const { shard, texts, rootFiles, uncited, ...part } = JSON.parse(readFileSync(folder.at('part-1.json'), 'utf8'));
  expect(part).toEqual(JSON.parse((await check(folder, ['--json'])).stdout));
  expect([shard.index, texts.length, rootFiles, uncited]).toEqual([1, 10, [], []]);
  // The other reports of the folder are not documents.
  expect((await objrefs(folder, ['check', '--verbose'])).stderr).toContain(
    'part-1.json: skipped: a JSON report of objrefs',
  );
  expect((await objrefs(folder, ['check', 'part-1.json', '--json'])).stdout).toContain('"files":1');
});

describe('a part that someone else has written', () => {
  const refused = async (edit: (part: Json) => unknown) => {
    const { folder, files, change, read } = await shardedFolder();
    const file = files.find((name) => read(name).texts.some(({ findings }: { findings?: unknown }) => findings))!;
    change(file, edit);
    const { code, stdout, stderr } = await merge(folder, files);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr.replace(file, 'FILE');
  };
  const NOT_A_PART =
    "objrefs: 'FILE' is not the report of a shard. To write one, run objrefs check --shard INDEX/COUNT --format json=FILE.\n";

  const range = (end: number) => ({ start: { line: 0, character: 0 }, end: { line: end, character: 0 } });
  test.each<[string, (part: Json) => unknown]>([
    ['an array', () => '[]'],
    ['null', () => 'null'],
    ['a number', () => '1'],
    ['a report without a shard', ({ shard: _, ...part }) => part],
    ['of another format', (part) => ({ ...part, version: 2 })],
    ['with a shard that is text', (part) => ({ ...part, shard: '1/3' })],
    ['with a fraction', (part) => Object.assign(part.shard, { count: 1.5 }) && part],
    ['without texts', ({ texts: _, ...part }) => part],
    ['with texts that are an object', (part) => ({ ...part, texts: {} })],
    ['with a text that is null', (part) => ({ ...part, texts: [null] })],
    ['without the name of a file', (part) => ({ ...part, texts: [{ references: 1 }] })],
    ['with text as a count', (part) => ({ ...part, texts: [{ file: 'a.md', references: '1' }] })],
    ['with notes that are numbers', (part) => Object.assign(part.shard, { notes: [1] }) && part],
    ['with an unknown code', (part) => spoilt(part, { row: { code: '\u001b[2J' }, diagnostic: { code: '\u001b[2J' } })],
    ['with different codes', (part) => spoilt(part, { row: { code: 'invalid-range' } })],
    ['with an unknown severity', (part) => spoilt(part, { row: { severity: 'x' }, diagnostic: { severity: 'x' } })],
    ['with a message that is a number', (part) => spoilt(part, { row: { message: 1 } })],
    ['with a range of many lines', (part) => spoilt(part, { diagnostic: { range: range(2 ** 50) } })],
    [
      'with an edit of many lines',
      (part) =>
        spoilt(part, {
          diagnostic: { fixes: [{ title: '', preferred: true, edits: [{ range: range(2 ** 50), newText: '' }] }] },
        }),
    ],
  ])('%s', async (_, edit) => {
    expect(await refused(edit)).toBe(NOT_A_PART);
  });

  test.skipIf(process.platform === 'win32')('a pipe, which is read once and may wait for ever', async () => {
    const { folder } = await shardedFolder();
    execFileSync('mkfifo', [folder.at('pipe.json')]);
    expect((await merge(folder, ['pipe.json'])).stderr).toBe(
      "objrefs: cannot read the report 'pipe.json': it is not a file\n",
    );
  });

  test('broken and truncated JSON', async () => {
    for (const text of ['', '{', '{"version":1,"files":3,']) {
      expect(await refused(() => text)).toBe(
        "objrefs: 'FILE' is not valid JSON. It may be truncated: run its shard again.\n",
      );
    }
  });

  test('is inert, whatever its texts say', async () => {
    const evil = '\u001b[2J\r\n::error::x ##[group]\u202e</script>';
    const { folder, files, change } = await shardedFolder();
    for (const file of files) {
      change(file, (part) => {
        const { shard } = part;
        Object.assign(shard, {
          notes: [evil],
          advice: evil,
          unreadable: 1,
          frameworks: [{ prefix: evil, edition: evil }],
        });
        const json = JSON.stringify(part).replace(
          '"shard":{',
          '"shard":{"__proto__":{"isChanged":true},"constructor":1,',
        );
        return json.replaceAll('ACME', JSON.stringify(evil).slice(1, -1));
      });
    }
    for (const format of ['pretty', 'github', 'markdown', 'json', 'sarif']) {
      const { code, stdout, stderr } = await merge(folder, files, ['--format', format]);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toMatch(/[\u001b\r\u202e]|##\[/);
      expect(stderr).not.toMatch(/^\s*::/m);
    }
    expect({}).not.toHaveProperty('isChanged');
  });
});

/** A part with other values in its first finding. */
function spoilt(part: Json, { row = {}, diagnostic = {} }: { row?: object; diagnostic?: object }): Json {
  const [finding] = part.texts.find(({ findings = [] }: Json) => findings.length > 0).findings;
  Object.assign(finding.row, row);
  Object.assign(finding.diagnostic, diagnostic);
  return part;
}
