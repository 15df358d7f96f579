import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

// In the framework of these tests 1.2 has moved to 2.1, and 1.3 was removed without a replacement.
const folderWith = (files: Record<string, string | Uint8Array>) =>
  temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });

const read = (folder: TemporaryFolder, name: string) => readFileSync(folder.at(name), 'utf8');

describe('objrefs fix', () => {
  test('fixes what needs no choice, and reports the rest', async () => {
    const folder = folderWith({ 'docs/a.md': 'ACME 1.2, 1.1 and 1.3.\nACME 9.9\n', 'docs/b.md': 'ACME 1.1' });
    const { code, stdout, stderr } = await objrefs(folder, ['fix']);
    expect(read(folder, 'docs/a.md')).toBe('ACME 2.1, 1.1 and 1.3.\nACME 9.9\n');
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'docs/a.md: 1 problem fixed.',
      'docs/a.md',
      '1 problem fixed in total. 2 problems need manual review.',
    ]);
    expect(stdout).toContain('docs/a.md:1:19  warning  ACME 1.3 is no longer in ACME 2024');
    expect(stdout).toContain('docs/a.md:2:1  error  ');
    expect([code, stderr]).toEqual([1, '']);
  });

  test('fixes the cells of a notebook, and not their outputs', async () => {
    const notebook = (number: string) =>
      `{"cells": [\n {"source": ["as ACME\\n",\n  "${number}"], "outputs": [{"text": "ACME 1.2"}]}\n]}\n`;
    const folder = folderWith({ 'a.ipynb': notebook('1.2') });
    const { code } = await objrefs(folder, ['fix']);
    expect([code, read(folder, 'a.ipynb')]).toEqual([0, notebook('2.1')]);
  });

  test('gives the reason once', async () => {
    const folder = temporaryFolder({
      'acme.objectives.yaml':
        'prefix: ACME\neditions:\n  - {edition: "2020", objectives: [1.3 Something wholly different]}\n  - {edition: "2024", objectives: [1.3 Penguins in Antarctica]}\n',
      'a.md': 'ACME:2020 1.3',
    });
    const { stdout } = await objrefs(folder, ['fix', '--code', 'superseded-edition']);
    expect(stdout.match(/to stand for something else now/g)).toHaveLength(1);
  });

  test('does nothing if there is nothing to fix, and nothing more the second time', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2' });
    expect((await objrefs(folder, ['fix'])).stdout).toContain(
      '1 problem fixed in total. No problems need manual review.',
    );
    const before = statSync(folder.at('a.md')).mtimeMs;
    const { code, stdout } = await objrefs(folder, ['fix']);
    expect([code, stdout]).toEqual([0, 'Nothing to fix. No problems need manual review.\n']);
    expect(statSync(folder.at('a.md')).mtimeMs).toBe(before);
  });

  test.each([
    [['--code', 'superseded-edition'], 'acme 1.2 ACME:2024 2.1'],
    [['--code', 'noncanonical-reference'], 'ACME 1.2 ACME:2020 1.2'],
    [['--code', 'noncanonical-reference', '--code=replaced-objective'], 'ACME 2.1 ACME:2020 1.2'],
    [['--code', 'superseded-edition', '--pins', 'lift'], 'acme 1.2 ACME 2.1'],
    [['--pins', 'add'], 'acme:2024 2.1 ACME:2020 1.2'],
    [[], 'acme 2.1 ACME:2020 1.2'],
  ])('%j', async (words, expected) => {
    const folder = folderWith({ 'a.md': 'acme 1.2 ACME:2020 1.2' });
    await objrefs(folder, ['fix', ...words]);
    expect(read(folder, 'a.md')).toBe(expected);
  });

  test('writes titles if requested, and if only the title has changed', async () => {
    const catalog = `prefix: ACME
editions:
  - {edition: "2020", objectives: [1.1 Weave large baskets, 1.2 Sell the nets]}
  - {edition: "2024", objectives: [1.1 Weave small baskets, 1.2 Sell the nets]}
`;
    const text = 'ref,title\nACME 1.1,Weave large baskets\nACME 1.1,Sell the nets\n';
    const folder = folderWith({ 'acme.objectives.yaml': catalog, 'a.csv': text });
    expect((await objrefs(folder, ['fix'])).stdout).toContain('Nothing to fix.');
    expect(read(folder, 'a.csv')).toBe(text);
    await objrefs(folder, ['fix', '--code', 'title-mismatch']);
    expect(read(folder, 'a.csv')).toBe(text.replace('large', 'small'));
    const { code, stdout } = await objrefs(folder, ['check', '--format', 'json']);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { line: 3, column: 1, endColumn: 23, code: 'title-mismatch', severity: 'warning', prefix: 'ACME', number: '1.1' },
    ]);
    expect(code).toBe(0);
  });

  test('never changes catalogs, configuration and baseline', async () => {
    const catalog = CATALOG.replace('1.1 Grow apples', '1.1 Grow apples as ACME 1.2 says');
    const files = {
      'acme.objectives.yaml': catalog,
      'objrefs.yaml': '# ACME 1.2\n',
      'objrefs.baseline.yaml': '# ACME 1.2\n',
    };
    const folder = folderWith(files);
    expect((await objrefs(folder, ['fix', '.', ...Object.keys(files)])).stdout).toContain('Nothing to fix.');
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);
  });

  test.each([
    ['ACME 1.2', [], 0],
    ['ACME 1.2 ACME 1.3', [], 0],
    ['ACME 1.2 ACME 1.3', ['--fail-on', 'warning'], 1],
    ['ACME 1.2 ACME 9.9', [], 1],
    ['ACME 1.2 ACME 9.9', ['--fail-on', 'never'], 0],
    ['ACME 1.2 ACME 9.9', ['--dry-run'], 1],
    ['ACME 1.2', ['--code', 'unknown-objective', '--fail-on', 'warning'], 1],
  ])('exits as check would afterwards: %s %j gives %i', async (text, words, expected) => {
    expect((await objrefs(folderWith({ 'a.md': text }), ['fix', ...words])).code).toBe(expected);
  });
});

test('says why it fails where other codes fail the run', async () => {
  const folder = folderWith({ 'a.md': 'ACME 9.9 ACME 9.8' });
  const { code, stdout } = await objrefs(folder, ['fix', '--code', 'unused-suppression']);
  expect([code, stdout]).toEqual([
    1,
    'Nothing to fix. No problems need manual review.\n2 problems of other codes still fail the run (--fail-on error). See objrefs check.\n',
  ]);
  expect((await objrefs(folder, ['fix'])).stdout).not.toContain('other codes');
});

describe('files are written', () => {
  const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

  test.each([
    ['UTF-8', Buffer.from('é ACME 1.2 𝄞'), Buffer.from('é ACME 2.1 𝄞')],
    ['a byte order mark', Buffer.from('\ufeffACME 1.2\n'), Buffer.from('\ufeffACME 2.1\n')],
    ['UTF-16', Buffer.from('\ufeffé ACME 1.2', 'utf16le'), Buffer.from('\ufeffé ACME 2.1', 'utf16le')],
    ['UTF-16, big end first', bigEndian('\ufeffé ACME 1.2'), bigEndian('\ufeffé ACME 2.1')],
    ['Latin-1', Buffer.from('d\u00e9j\u00e0 ACME 1.2', 'latin1'), Buffer.from('d\u00e9j\u00e0 ACME 2.1', 'latin1')],
    ['CRLF', Buffer.from('x\r\nACME 1.2\r\n'), Buffer.from('x\r\nACME 2.1\r\n')],
    ['all kinds of line ends', Buffer.from('x\rACME 1.2\r\n\ny\u2028'), Buffer.from('x\rACME 2.1\r\n\ny\u2028')],
  ])('in their encoding: %s', async (_, before, after) => {
    const folder = folderWith({ 'a.md': before });
    expect((await objrefs(folder, ['fix'])).stderr).toBe('');
    expect(readFileSync(folder.at('a.md'))).toEqual(after);
  });

  test('with their permissions, and through links', async () => {
    const folder = folderWith({ 'a.sh': 'ACME 1.2' });
    chmodSync(folder.at('a.sh'), 0o750);
    symlinkSync('a.sh', folder.at('b.sh'));
    await objrefs(folder, ['fix', 'b.sh']);
    expect(read(folder, 'a.sh')).toBe('ACME 2.1');
    expect(statSync(folder.at('a.sh')).mode & 0o777).toBe(0o750);
    expect(lstatSync(folder.at('b.sh')).isSymbolicLink()).toBe(true);
  });

  test('not if their bytes are not certainly text; the others are', async () => {
    const folder = folderWith({
      'a.md': Buffer.concat([Buffer.from('é ACME 1.2 '), Buffer.from([0xe9])]),
      'b.md': 'ACME 1.2',
    });
    const { code, stdout, stderr } = await objrefs(folder, ['fix']);
    expect(stderr).toBe(
      'objrefs: a.md: not written, since it is neither valid UTF-8 nor UTF-16. Save it as UTF-8 first.\n',
    );
    expect(stdout).toContain('b.md: 1 problem fixed.');
    expect(stdout).toContain('a.md:1:3  warning');
    expect(code).toBe(2);
    rmSync(folder.at('b.md'));
    expect((await objrefs(folder, ['fix'])).stdout).toContain('1 file could not be written. 1 problem needs manual');
  });

  test('not if another program has changed them meanwhile', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2', 'b.md': 'ACME 1.2' });
    // During the question about the first file, the second one has not been read yet.
    let asked = false;
    const input = async function* () {
      if (!asked) folder.write({ 'a.md': 'ACME 1.2 and theirs' });
      asked = true;
      yield Buffer.from('s\n');
    };
    folder.write({ 'a.md': 'ACME 1.2 ACME 1.9' });
    const { code, stderr } = await objrefs(folder, ['fix', '-i'], { isTerminal: true, input });
    expect(stderr).toBe('objrefs: a.md: not written, since it was changed in the meantime. Run the command again.\n');
    expect([read(folder, 'a.md'), read(folder, 'b.md')]).toEqual(['ACME 1.2 and theirs', 'ACME 2.1']);
    expect(code).toBe(2);
  });
});

describe('--dry-run', () => {
  const FILES = {
    'docs/a b.md': '1\n2\n3\n4\nACME 1.2\n',
    'docs/"c".md': '\ufeffACME 1.2, ACME 1.2\r\nx\r\n',
    'é.md': 'no line feed: ACME 1.2',
  };

  test('prints a patch that git applies with the same result, and changes nothing', async () => {
    const folder = folderWith(FILES);
    const { stdout, stderr } = await objrefs(folder, ['fix', '--dry-run']);
    for (const [name, text] of Object.entries(FILES)) expect(read(folder, name)).toBe(text);
    expect(stderr).toContain('docs/a b.md: 1 problem would be fixed.\n');
    expect(stderr).toContain('4 problems would be fixed in total. No problems need manual review.\n');

    const applied = folderWith(FILES);
    execFileSync('git', ['apply', '-'], { cwd: applied.path, input: stdout, stdio: 'pipe' });
    const fixed = folderWith(FILES);
    await objrefs(fixed, ['fix']);
    for (const name of Object.keys(FILES)) {
      expect(read(applied, name)).toBe(read(fixed, name));
      expect(read(fixed, name)).not.toBe(FILES[name as keyof typeof FILES]);
    }
  });

  test('names files relative to the working directory', async () => {
    const folder = folderWith(FILES);
    const { stdout } = await objrefs(folder, ['fix', '-n'], { directory: 'docs' });
    expect(stdout.match(/^--- .*/gm)).toEqual(['--- "a/\\"c\\".md"', '--- a/a b.md\t']);
  });

  test('reports a file that cannot be shown in a patch', async () => {
    const folder = folderWith({ 'a.md': Buffer.from('\ufeffACME 1.2', 'utf16le') });
    const { code, stdout, stderr } = await objrefs(folder, ['fix', '-n']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('objrefs: a.md: not UTF-8, so that a patch cannot show it.');
  });

  test('shows control characters visibly', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2 \u001b[31m' });
    expect((await objrefs(folder, ['fix', '-n'])).stdout).toContain('\u001b[31m');
    expect((await objrefs(folder, ['fix', '-n'], { isTerminal: true })).stdout).not.toContain('\u001b[31m');
  });
});

describe('--interactive', () => {
  const answers = (text: string) =>
    async function* () {
      yield Buffer.from(text);
    };
  const ask = (folder: TemporaryFolder, text: string, ...words: string[]) =>
    objrefs(folder, ['fix', '--interactive', ...words], {
      isTerminal: true,
      input: answers(text),
      environment: { NO_COLOR: '1' },
    });

  test('asks for choices, after fixing what needs none', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2 ACME 2.9 ACME 1.9\nACME 2.7', 'b.md': 'ACME 2.8' });
    const { stdout } = await ask(folder, 'x\n1\ns\n\n1\n');
    expect(stdout).toMatch(/a\.md:1:10 .*error.*unknown-objective/);
    expect(stdout).toMatch(/1.*Change to 2\.1 Harvest pears\n/);
    expect(read(folder, 'a.md')).toBe('ACME 2.1 ACME 2.1 ACME 1.9\nACME 2.7');
    expect(read(folder, 'b.md')).toBe('ACME 2.1');
    expect(stdout).toContain('3 problems fixed in total. 2 problems need manual review.');
  });

  test('ends on request, and keeps the choices made', async () => {
    const folder = folderWith({ 'a.md': 'ACME 2.9 ACME 2.8', 'b.md': 'ACME 1.2' });
    await ask(folder, '1\nq\n');
    expect(read(folder, 'a.md')).toBe('ACME 2.1 ACME 2.8');
    expect(read(folder, 'b.md')).toBe('ACME 1.2');
    expect(await ask(folder, '')).toMatchObject({
      code: 2,
      stderr: 'objrefs: the input ended before the last question; no files were changed\n',
    });
    expect(read(folder, 'a.md')).toBe('ACME 2.1 ACME 2.8');
  });

  test('needs a terminal', async () => {
    const folder = folderWith({ 'a.md': 'ACME 2.9' });
    expect(await objrefs(folder, ['fix', '-i'])).toMatchObject({
      code: 2,
      stderr: 'objrefs: --interactive requires a terminal\n',
    });
    expect((await objrefs(folder, ['fix', '-in'])).code).toBe(2);
  });
});

test('no temporary files remain beside the files', async () => {
  const folder = folderWith({ 'a.md': 'ACME 1.2' });
  await objrefs(folder, ['fix']);
  expect(existsSync(folder.at('a.md'))).toBe(true);
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  expect(JSON.parse(stdout).files).toBe(2);
});
