import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { found, repository } from './repository.ts';

const SINCE = ['--changed-since', 'main'];

describe('only new lines', () => {
  test('of committed, staged and unstaged changes', async () => {
    const folder = repository({
      'a.md': 'ACME 9.1\n',
      'b.md': 'ACME 9.2\n',
      'c.md': 'ACME 9.3\n',
      'd.md': 'ACME 9.4\n',
    });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write({ 'a.md': 'ACME 9.1\nACME 9.5\n' });
    folder.commit();
    folder.write({ 'b.md': 'ACME 9.6\nACME 9.2\n' });
    folder.git('add', 'b.md');
    folder.write({ 'c.md': 'ACME 9.7\n' });
    expect(await found(folder, SINCE)).toEqual(['a.md:2 9.5', 'b.md:1 9.6', 'c.md:1 9.7']);
  });

  test('of files that git does not track; ignored ones do not count', async () => {
    const folder = repository({ '.gitignore': 'x.md\n' });
    folder.write({ 'new/a b.md': 'ACME 9.1\n', 'x.md': 'ACME 9.2\n' });
    expect(await found(folder, SINCE)).toEqual(['new/a b.md:1 9.1']);
    expect(await found(folder, ['x.md', ...SINCE])).toEqual([]);
  });

  test('of a renamed file', async () => {
    const folder = repository({ 'old.md': `${'text\n'.repeat(20)}ACME 9.1\n` });
    folder.git('mv', 'old.md', 'new.md');
    folder.write({ 'new.md': `${'text\n'.repeat(20)}ACME 9.1\nACME 9.2\n` });
    expect(await found(folder, SINCE)).toEqual(['new.md:22 9.2']);
  });

  test('a finding over two lines counts if one of them is new', async () => {
    const folder = repository({ 'a.md': 'see ACME\n1.1\n' });
    folder.write({ 'a.md': 'see ACME\n9.1\n' });
    expect(await found(folder, SINCE)).toEqual(['a.md:1 9.1']);
  });

  test('counted correctly if lines end with CR alone, which git does not see as lines', async () => {
    const folder = repository({ 'a.md': 'x\rACME 9.1\nACME 9.2\n' });
    folder.write({ 'a.md': 'x\rACME 9.1\nACME 9.2\nACME 9.3\n' });
    expect(await found(folder, SINCE)).toEqual(['a.md:4 9.3']);
  });

  test('of a text that git considers binary, all', async () => {
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    const folder = repository({ 'a.md': utf16('ACME 9.1\nx'), 'b.md': utf16('ACME 9.2') });
    folder.write({ 'a.md': utf16('ACME 9.1\ny') });
    expect(await found(folder, SINCE)).toEqual(['a.md:1 9.1']);
  });

  test('of a text that an attribute keeps git from comparing, like any other', async () => {
    const folder = repository({
      '.gitattributes': '*.md -diff\n*.bin binary\n',
      'a b.md': 'ACME 9.1\nx\n',
      'c.bin': Buffer.from([0, 1, 10]),
      'gone.md': 'ACME 9.2\n',
    });
    folder.write({ 'a b.md': 'ACME 9.1\nACME 9.3\n', 'c.bin': Buffer.from([0, 2, 10]), 'new.md': 'ACME 9.4\n' });
    rmSync(folder.at('gone.md'));
    expect(await found(folder, SINCE)).toEqual(['a b.md:2 9.3', 'new.md:1 9.4']);
    folder.git('add', '--all');
    expect(await found(folder, ['--staged'])).toEqual(['a b.md:2 9.3', 'new.md:1 9.4']);
  });

  test('of catalogs and objrefs.yaml too', async () => {
    const folder = repository({ 'objrefs.yaml': 'catalogs: [missing.yaml]\n' });
    expect(await found(folder, SINCE)).toEqual([]);
    folder.write({ 'objrefs.yaml': 'catalogs: [missing.yaml]\nnonsense: 1\n' });
    expect(await found(folder, SINCE)).toEqual(['objrefs.yaml:2 null']);
  });
});

test('compares with the merge base, not with what was added to the other branch since', async () => {
  const folder = repository({ 'a.md': 'ACME 9.1\n' });
  folder.git('checkout', '--quiet', '-b', 'topic');
  folder.git('checkout', '--quiet', 'main');
  folder.write({ 'a.md': 'ACME 1.1\n' });
  folder.commit();
  folder.git('checkout', '--quiet', 'topic');
  folder.write({ 'b.md': 'ACME 9.2\n' });
  expect(await found(folder, SINCE)).toEqual(['b.md:1 9.2']);
});

test('without a common history, compares with the commit itself', async () => {
  const folder = repository({ 'a.md': 'ACME 9.1\n' });
  folder.git('checkout', '--quiet', '--orphan', 'other');
  folder.write({ 'a.md': 'ACME 9.1\nACME 9.2\n' });
  folder.commit();
  expect(await found(folder, SINCE)).toEqual(['a.md:2 9.2']);
});

test('works in a folder of the work tree, and for given paths', async () => {
  const folder = repository({ 'docs/a.md': '', 'b.md': '' });
  folder.write({ 'docs/a.md': 'ACME 9.1\n', 'docs/deep/c.md': 'ACME 9.3\n', 'b.md': 'ACME 9.2\n' });
  expect(await found(folder, SINCE, 'docs')).toEqual(['a.md:1 9.1', 'deep/c.md:1 9.3']);
  expect(await found(folder, ['deep', '../b.md', ...SINCE], 'docs')).toEqual(['../b.md:1 9.2', 'deep/c.md:1 9.3']);
});

test('settings of the repository have no effect', async () => {
  const folder = repository({ 'a.md': 'one\n' });
  for (const setting of ['color.ui=always', 'diff.noprefix=true', 'diff.mnemonicPrefix=true', 'diff.external=false']) {
    folder.git('config', ...setting.split('='));
  }
  for (const setting of [
    'diff.relative=true',
    'diff.renames=false',
    'core.quotePath=false',
    'diff.interHunkContext=9',
  ]) {
    folder.git('config', ...setting.split('='));
  }
  folder.write({ 'a.md': 'one\nACME 9.1\n' });
  expect(await found(folder, SINCE)).toEqual(['a.md:2 9.1']);
});

describe('says what to do, and exits with 2', () => {
  const environment = { PATH: process.env.PATH };
  const outcome = async (folder: ReturnType<typeof temporaryFolder>, words: readonly string[], env = environment) => {
    const { code, stdout, stderr } = await objrefs(folder, ['check', ...words], { environment: env });
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  test('for a commit that does not exist', async () => {
    const folder = repository();
    folder.git('branch', '-m', 'trunk');
    const about = async (name: string) =>
      (await outcome(folder, ['--changed-since', name])).replace(
        `objrefs: git does not have the commit '${name}'. `,
        '',
      );
    expect(await about('origin/main')).toBe('Expected a branch or commit, such as trunk.\n');
    expect(await about('trnk')).toBe("Did you mean 'trunk'?\n");
    folder.git('remote', 'add', 'origin', '.');
    expect(await about('origin/main')).toBe('To fetch it: git fetch origin main:refs/remotes/origin/main\n');
    expect(await outcome(repository(), ['--changed-since=--output=x'])).toContain(
      "does not have the commit '--output=x'",
    );
  });

  test.each([[['--changed-since', 'main']], [['--staged']]])('outside of a work tree: %j', async (words) => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG });
    expect(await outcome(folder, words)).toBe(
      `objrefs: ${words[0]} requires a git work tree. The working directory is not in one.\n`,
    );
  });

  test('without git', async () => {
    const nowhere = { PATH: '/nowhere' };
    expect(await outcome(repository(), SINCE, nowhere)).toBe(
      'objrefs: --changed-since requires git. There is no git on the PATH.\n',
    );
  });

  test('before the first commit', async () => {
    const folder = repository();
    rmSync(folder.at('.git'), { recursive: true });
    folder.git('init', '--quiet');
    expect(await outcome(folder, ['--changed-since', 'HEAD'])).toContain("does not have the commit 'HEAD'");
  });
});
