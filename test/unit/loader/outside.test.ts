import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { type LoadedRoot, loadRoot } from '../../../server/src/loader/root.ts';
import { walk } from '../../../server/src/loader/walk.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath, relativePath } from '../../../server/src/uri/uris.ts';
import { objrefs } from '../cli/objrefs.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const catalog = (prefix: string) => `prefix: ${prefix}\nobjectives: [1 One]\n`;
const SECRET = 'root:x:0:0:secret\npassword: hunter2\n- secret: [hunter2\n';

/** A file system that records what outside of a root is opened or listed. */
function watched(root: string) {
  const outside: string[] = [];
  const note = (uri: string) => {
    if (relativePath(root, uri) === undefined) outside.push(uri);
  };
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    readFile(uri, limit) {
      note(uri);
      return nodeFileSystem.readFile(uri, limit);
    },
    readDirectory(uri) {
      note(uri);
      return nodeFileSystem.readDirectory(uri);
    },
  };
  return { fileSystem, outside };
}

/** Loads `root` of a folder. */
async function load(folder: TemporaryFolder, allowsOutside: boolean) {
  const uri = fromPath(folder.at('root'));
  const { fileSystem, outside } = watched(uri);
  const root = await loadRoot(uri, fileSystem, { allowsOutside });
  return { root, outside, prefixes: root.sources.map((source) => source.catalog.prefix) };
}

/** The problems, as `code "text under the span"`. */
function problemsOf({ problems, files, configurationUri }: LoadedRoot): string[] {
  return [...problems].flatMap(([uri, found]) => {
    const file = uri === configurationUri ? files.configuration : files.catalogs.get(uri);
    const lines = linesOf(file?.text ?? '');
    return found.map(({ code, range }) => `${code} "${textIn(lines, range)}"`);
  });
}

const messagesOf = ({ problems }: LoadedRoot): string => JSON.stringify([...problems.values()]);

describe('a path of catalogs in objrefs.yaml', () => {
  const withPath = (path: string) =>
    temporaryFolder({
      'root/objrefs.yaml': `catalogs: ["${path}"]\n`,
      'root/a.objectives.yaml': catalog('A'),
      'other/o.objectives.yaml': catalog('O'),
    });

  test.each([
    '/**/*.yaml',
    '/etc/passwd',
    'C:/**/*.yaml',
    '//server/share/*.yaml',
    '../../../../**/*.objectives.yaml',
    'a/../../**/*.yaml',
    '{a,../..}/../**',
  ])('cannot be %s, whoever is trusted', async (path) => {
    for (const allowsOutside of [false, true]) {
      const { root, outside, prefixes } = await load(withPath(path), allowsOutside);
      expect(problemsOf(root)).toEqual([`config-outside-root "${path}"`]);
      expect([outside, prefixes]).toEqual([[], ['A']]);
    }
  });

  test.each([
    '../other/o.objectives.yaml',
    '../other/*.yaml',
    '../*/o.objectives.yaml',
    'x/../../other/o.objectives.yaml',
  ])('leads out of the root only if that is allowed: %s', async (path) => {
    const folder = withPath(path);
    const barred = await load(folder, false);
    expect(problemsOf(barred.root)).toEqual([`config-outside-root "${path}"`]);
    expect([barred.outside, barred.prefixes]).toEqual([[], ['A']]);
    const allowed = await load(folder, true);
    expect([problemsOf(allowed.root), allowed.prefixes.sort()]).toEqual([[], ['A', 'O']]);
  });

  test.each([
    ['a link to a file', 'link.yaml', 'other/o.objectives.yaml', 'link.yaml'],
    ['a pattern that matches a link', '*.yaml', 'other/o.objectives.yaml', 'link.yaml'],
    ['a file through a link to a folder', 'link/o.objectives.yaml', 'other', 'link'],
    ['a pattern below a link', 'link/**/*.yaml', 'other', 'link'],
    ['the files of git', '.git/config', 'root/.git/config', '.git/other'],
    ['a link to the files of git', 'link.yaml', 'root/.git/config', 'link.yaml'],
  ])('does not lead out through %s', async (_, path, target, link) => {
    const folder = withPath(path);
    folder.write({ 'root/.git/config': catalog('GIT'), 'root/.gitignore': 'link*' });
    symlinkSync(folder.at(target), folder.at(`root/${link}`));
    const { root, outside, prefixes } = await load(folder, false);
    expect(problemsOf(root)).toEqual([`config-outside-root "${path}"`]);
    expect([outside, prefixes]).toEqual([[], ['A']]);
  });

  test('enters no link that leads out, where patterns enter links', async () => {
    const folder = withPath('*/o.objectives.yaml');
    symlinkSync('../other', folder.at('root/link'));
    const { root, prefixes } = await load(folder, false);
    expect([problemsOf(root), prefixes]).toEqual([['config-unmatched-glob "*/o.objectives.yaml"'], ['A']]);
  });

  test('leads to packages that are linked below node_modules', async () => {
    const folder = withPath('node_modules/other/*.yaml');
    folder.write({ 'root/node_modules/x': '' });
    symlinkSync(folder.at('other'), folder.at('root/node_modules/other'));
    const { root, prefixes } = await load(folder, false);
    expect([problemsOf(root), prefixes.sort()]).toEqual([[], ['A', 'O']]);
  });
});

describe('files at their usual places', () => {
  test.each(['x.objectives.yaml', 'objrefs.yaml', 'objrefs.reviews.yaml'])(
    'are not read if they are links that lead out: %s',
    async (name) => {
      const folder = temporaryFolder({ 'root/a.md': '', secret: SECRET });
      symlinkSync('../secret', folder.at(`root/${name}`));
      const { root } = await load(folder, false);
      expect(problemsOf(root)).toEqual([`${name.startsWith('x') ? 'catalog' : 'config'}-unreadable ""`]);
      expect(messagesOf(root)).toContain('leads out of the root folder');
      expect(messagesOf(root)).not.toMatch(/secret|hunter2|root:/);
    },
  );

  test('are links as others are if they stay inside', async () => {
    const folder = temporaryFolder({ 'root/real/catalog': catalog('A') });
    symlinkSync('real/catalog', folder.at('root/a.objectives.yaml'));
    const { root, prefixes } = await load(folder, false);
    expect([problemsOf(root), prefixes]).toEqual([[], ['A']]);
  });

  test.runIf(process.platform === 'linux')('are not waited for if they are pipes', async () => {
    const folder = temporaryFolder({ 'root/a.objectives.yaml': catalog('A') });
    execFileSync(
      'mkfifo',
      ['objrefs.yaml', 'objrefs.reviews.yaml', 'b.objectives.yaml'].map((name) => folder.at(`root/${name}`)),
    );
    const { root, prefixes } = await load(folder, false);
    expect([problemsOf(root), prefixes]).toEqual([['config-unreadable ""', 'config-unreadable ""'], ['A']]);
  });
});

test.each(['../secret.yaml', 'link.objectives.yaml'])(
  'a file that is not a catalog is not quoted, even if it is allowed: %s',
  async (path) => {
    const folder = temporaryFolder({ 'root/objrefs.yaml': `catalogs: [${path}]`, 'secret.yaml': SECRET });
    symlinkSync('../secret.yaml', folder.at('root/link.objectives.yaml'));
    const { root } = await load(folder, true);
    expect(messagesOf(root)).toContain('This is not a catalog');
    expect(messagesOf(root)).not.toMatch(/secret:|hunter2|root:|password/);
    const { stdout } = await objrefs(folder, ['check', '--allow-outside-root'], { directory: 'root' });
    expect(stdout).toContain('This is not a catalog');
    expect(stdout).not.toMatch(/secret:|hunter2|root:|password/);
  },
);

describe('a walk ends, and says so', () => {
  /** Folders without end. */
  const endless = (names: readonly string[]): FileSystem => ({
    readFile: () => Promise.reject(new Error('none')),
    readDirectory: async () => names.map((name) => ({ name, type: 'directory' as const })),
    stat: async () => ({ type: 'directory', size: 0 }),
  });
  async function walked(fileSystem: FileSystem, entries?: number) {
    const failures: unknown[] = [];
    const options = { gitignore: false, leaveOut: () => false, ...(entries !== undefined && { entries }) };
    for await (const _ of walk(fileSystem, 'file:///w', {
      ...options,
      onUnreadable: (_, error) => failures.push(error),
    }));
    return failures.map((error) => (error as Error).message);
  }

  test('where there are too many files', async () => {
    expect(await walked(endless(['a', 'b', 'c']), 1000)).toContain('there are more than 1000 files and folders');
  });

  test('where folders are too deep', async () => {
    expect(await walked(endless(['a']))).toEqual(['there are more than 200 folders in one another']);
  });

  test('at the place of a pattern that searches too much', async () => {
    const files = endless(Array.from({ length: 300_001 }, (_, index) => `d${index}`));
    const configuration = new TextEncoder().encode('catalogs: ["x/**/*.yaml"]\nexclude: ["d*"]\n');
    const readFile = async (uri: string) =>
      uri.endsWith('/objrefs.yaml') ? configuration : Promise.reject(Object.assign(new Error(), { code: 'ENOENT' }));
    const root = await loadRoot('file:///w', { ...files, readFile, stat: readFile as never });
    expect(problemsOf(root)).toEqual(['config-limit "x/**/*.yaml"']);
    expect(messagesOf(root)).toContain('there are more than 300000 files and folders');
  });
});
