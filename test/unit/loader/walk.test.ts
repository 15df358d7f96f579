import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { type WalkOptions, walk } from '../../../server/src/loader/walk.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath } from '../../../server/src/uri/uris.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function filesBelow(path: string, options: Partial<WalkOptions> = {}, fileSystem: FileSystem = nodeFileSystem) {
  const files: string[] = [];
  const all = { gitignore: true, leaveOut: () => false, onUnreadable: () => {}, ...options };
  for await (const file of walk(fileSystem, fromPath(path), all)) files.push(file.path);
  return files;
}

describe('order and limits', () => {
  test('files are in the order of their whole paths', async () => {
    const folder = temporaryFolder({ 'a/z.md': '', 'a-b.md': '', 'a.md': '', 'B.md': '', 'a/b/c.md': '', 'é.md': '' });
    const files = await filesBelow(folder.path);
    expect(files).toEqual(['B.md', 'a-b.md', 'a.md', 'a/b/c.md', 'a/z.md', 'é.md']);
    expect(files).toEqual([...files].sort());
  });

  test('links to directories are not followed, links to files are files, loops and dead ends are skipped', async () => {
    const folder = temporaryFolder({ 'docs/a.md': '' });
    symlinkSync('..', folder.at('docs/up'));
    symlinkSync('docs', folder.at('other'));
    symlinkSync('docs/a.md', folder.at('link.md'));
    symlinkSync('self.md', folder.at('self.md'));
    symlinkSync('nowhere', folder.at('dead.md'));
    expect(await filesBelow(folder.path)).toEqual(['docs/a.md', 'link.md']);
  });

  test('git’s own directory and node_modules are not entered', async () => {
    const folder = temporaryFolder({
      '.git/config': '',
      'node_modules/a/a.md': '',
      'a/node_modules/b.md': '',
      'a/.b': '',
    });
    expect(await filesBelow(folder.path)).toEqual(['a/.b']);
  });

  test('temporary files of this product are skipped, and no others', async () => {
    const folder = temporaryFolder({ '.a.md.0123456789ab.tmp': '', '.a.md.0123.tmp': '', 'a.md.0123456789ab.tmp': '' });
    expect(await filesBelow(folder.path)).toEqual(['.a.md.0123.tmp', 'a.md.0123456789ab.tmp']);
  });

  test('a directory that cannot be read is reported, and the walk continues', async () => {
    const folder = temporaryFolder({ 'a/a.md': '', 'b.md': '' });
    // Root can read everything, so the file system refuses here.
    const refusing: FileSystem = {
      ...nodeFileSystem,
      readDirectory: async (uri) => {
        if (uri.endsWith('/a')) throw Object.assign(new Error('refused'), { code: 'EACCES' });
        return nodeFileSystem.readDirectory(uri);
      },
    };
    const told: string[] = [];
    const files = await filesBelow(folder.path, { onUnreadable: (uri) => told.push(uri) }, refusing);
    expect(files).toEqual(['b.md']);
    expect(told).toEqual([`${folder.uri}/a`]);
  });

  test('an aborted signal ends it', async () => {
    const folder = temporaryFolder({ 'a.md': '' });
    await expect(filesBelow(folder.path, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

describe('git’s rules', () => {
  test('those of outer directories apply in a part of a work tree', async () => {
    const folder = temporaryFolder({
      '.git/info/exclude': 'private.md',
      '.gitignore': '/docs/drafts/\n*.tmp\n',
      'docs/.gitignore': '!keep.tmp\n',
      'docs/part/a.md': '',
      'docs/part/private.md': '',
      'docs/part/keep.tmp': '',
      'docs/part/other.tmp': '',
      'docs/drafts/b.md': '',
    });
    expect(await filesBelow(folder.at('docs/part'))).toEqual(['a.md', 'keep.tmp']);
    expect(await filesBelow(folder.at('docs'))).toEqual(['.gitignore', 'part/a.md', 'part/keep.tmp']);
    // An ignored directory that is named explicitly is read.
    expect(await filesBelow(folder.at('docs/drafts'))).toEqual(['b.md']);
  });

  test('without a work tree, ignore files from the start directory on apply, and no outer ones', async () => {
    const folder = temporaryFolder({ '.gitignore': '*.md', 'a/.gitignore': 'x.md', 'a/x.md': '', 'a/y.md': '' });
    expect(await filesBelow(folder.at('a'))).toEqual(['.gitignore', 'y.md']);
  });

  test('a linked work tree has the exclude file of its repository', async () => {
    const folder = temporaryFolder({
      'main/.git/info/exclude': 'secret.md',
      'main/.git/worktrees/linked/commondir': '../..\n',
      'linked/secret.md': '',
      'linked/a.md': '',
    });
    folder.write({ 'linked/.git': `gitdir: ${folder.at('main/.git/worktrees/linked')}\n` });
    expect(await filesBelow(folder.at('linked'))).toEqual(['a.md']);
  });

  test('an unreadable ignore file is treated as missing', async () => {
    const folder = temporaryFolder({ '.gitignore/file.md': '', 'a.md': '' });
    expect(await filesBelow(folder.path)).toEqual(['.gitignore/file.md', 'a.md']);
  });

  // The reference is git itself, which every clone of this repository has.
  test('random ignore files leave the same files as in git', async () => {
    const folder = temporaryFolder();
    const git = (...words: string[]) =>
      execFileSync('git', words, {
        cwd: folder.path,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: folder.path, GIT_CONFIG_NOSYSTEM: '1' },
      });
    git('init', '--quiet');
    const names = ['a', 'b', 'ab', 'a.md', '.b', 'a b', '[a]', 'a*'];
    for (const outer of names) {
      folder.write({ [`${outer}.x/b`]: '', [`${outer}/b.x`]: '' });
      for (const inner of ['a', 'b.md', '.b'])
        folder.write({ [`d/${outer}/${inner}`]: '', [`d/e/${outer}/${inner}`]: '' });
    }
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '*',
      '**',
      '?',
      '[ab]',
      '[!a]',
      '[',
      '\\',
      '/',
      '**/',
      '/**',
      'd',
      'e',
      ' ',
      'md',
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '', '', '!', '/', '#'),
        fc.array(atom, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '/'),
      )
      .map(([start, atoms, end]) => start + atoms.join('') + end)
      // Git drops the literal beginning of a pattern first, and then takes the stars of `a**/` for a whole segment;
      // and it has a meaning of its own for an escaped slash after stars.
      .filter((written) => !/[^/]\*\*+(\/|$)|\*\\\//.test(written.replace(/^[!/]/, '')));
    const rules = fc.array(pattern, { maxLength: 4 }).map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(rules, rules, rules, async (root, inner, exclude) => {
        folder.write({ '.gitignore': root, 'd/.gitignore': inner, '.git/info/exclude': exclude });
        const left = git('ls-files', '--others', '--exclude-standard', '-z').split('\0').filter(Boolean).sort();
        expect(await filesBelow(folder.path)).toEqual(left);
      }),
      { numRuns: 150 },
    );
  });
});
