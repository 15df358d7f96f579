import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { found } from './repository.ts';

const FILES = {
  '.git/HEAD': '',
  '.gitignore': 'ignored/\n*.log\n',
  'acme.objectives.yaml': CATALOG,
  'objrefs.yaml': 'exclude: [archive/**]\nlimits: {fileSize: 1 KB}\n',
  'a.md': 'ACME 9.1',
  'a.txt': 'ACME 9.2',
  'plans/b.md': 'ACME 9.3',
  'plans/deep/c.md': 'ACME 9.4',
  'plans/deep/x.log': 'ACME 9.5',
  'ignored/d.md': 'ACME 9.6',
  'archive/e.md': 'ACME 9.7',
  'node_modules/p/f.md': 'ACME 9.8',
};

const folderWith = (more: Readonly<Record<string, string>> = {}) => temporaryFolder({ ...FILES, ...more });

describe('patterns', () => {
  test.each([
    ['*.md', ['a.md:1 9.1']],
    ['**/*.md', ['a.md:1 9.1', 'plans/b.md:1 9.3', 'plans/deep/c.md:1 9.4']],
    ['./plans/*.md', ['plans/b.md:1 9.3']],
    ['plans/**', ['plans/b.md:1 9.3', 'plans/deep/c.md:1 9.4']],
    ['{a,plans/b}.{md,txt}', ['a.md:1 9.1', 'a.txt:1 9.2', 'plans/b.md:1 9.3']],
  ])('%s', async (pattern, expected) => {
    expect(await found(folderWith(), [pattern])).toEqual(expected);
  });

  test('work along with files and folders, and each file counts once', async () => {
    expect(await found(folderWith(), ['plans', 'plans/**/c.md', 'a.*', 'a.md'])).toHaveLength(4);
  });

  test('work from another folder, and as absolute paths', async () => {
    const folder = folderWith();
    expect(await found(folder, ['../*.txt'], 'plans')).toEqual(['../a.txt:1 9.2']);
    expect(await found(folder, [`${folder.path}/*.txt`])).toEqual(['a.txt:1 9.2']);
  });

  test('an existing file with that name is that file', async () => {
    expect(await found(folderWith({ 'x[1].md': 'ACME 9.9', 'x1.md': 'ACME 9.8' }), ['x[1].md'])).toEqual([
      'x[1].md:1 9.9',
    ]);
  });

  test.each(['*.rst', 'nowhere/*.md', 'a.md/*'])('%s has no matches, which is an error', async (pattern) => {
    const { code, stderr } = await objrefs(folderWith(), ['check', pattern, 'a.txt']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^objrefs: [\w./]+: no files match \*(\.\w+)?\n$/);
  });
});

test('--no-ignore reads what is otherwise left out', async () => {
  const rows = await found(folderWith(), ['--no-ignore']);
  expect(rows.map((row) => row.split(' ')[1])).toEqual(['9.1', '9.2', '9.7', '9.6', '9.8', '9.3', '9.4', '9.5']);
});

describe('--verbose', () => {
  const verboseOutput = async (folder: TemporaryFolder) => (await objrefs(folder, ['check', '--verbose'])).stderr;

  test('lists skipped files with the reason, and counts them', async () => {
    const folder = folderWith({ 'big.txt': 'x'.repeat(1001), 'z.bin': '\0' });
    mkdirSync(folder.at('real'));
    symlinkSync(folder.at('real'), folder.at('link'));
    const lines = (await verboseOutput(folder)).trimEnd().split('\n');
    expect(lines.pop()).toBe(
      'objrefs: files and folders skipped: 2 ignored by git, 1 node_modules, 1 excluded by objrefs.yaml, ' +
        '1 special files or links to folders, 1 binary, 1 larger than limits.fileSize',
    );
    expect(lines.sort()).toEqual([
      'objrefs: archive: skipped: excluded by objrefs.yaml',
      'objrefs: big.txt: skipped: larger than limits.fileSize',
      'objrefs: ignored: skipped: ignored by git',
      'objrefs: link: skipped: not a regular file, or a link to a folder',
      'objrefs: node_modules: skipped: installed packages',
      'objrefs: plans/deep/x.log: skipped: ignored by git',
      'objrefs: z.bin: skipped: binary file',
    ]);
  });

  test('says so if everything is read', async () => {
    expect(await verboseOutput(temporaryFolder({ 'a.md': '' }))).toBe('objrefs: files and folders skipped: none\n');
  });
});

describe('--quiet', () => {
  test('prints findings only', async () => {
    const folder = folderWith({ 'big.txt': 'x'.repeat(1001) });
    const { stdout, stderr } = await objrefs(folder, ['check', '--quiet', 'a.md', 'big.txt']);
    expect(stdout).toMatch(/^a\.md\n {2}a\.md:1:1 {2}error/);
    expect(stdout).not.toContain('reference:');
    expect(stderr).toContain('big.txt: skipped');
    const only = await objrefs(folder, ['check', '-q', '--allow-empty', 'big.txt']);
    expect(only).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('but also prints what fails the run', async () => {
    const { code, stderr } = await objrefs(folderWith(), ['check', '--quiet', '*.rst']);
    expect(code).toBe(2);
    expect(stderr).toContain('no files match *.rst');
  });
});
