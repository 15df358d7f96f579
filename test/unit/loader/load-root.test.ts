import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ShippedCatalog } from '../../../server/src/catalog/reading/default-catalogs.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { findRoot, type LoadedRoot, loadRoot } from '../../../server/src/loader/root.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath, relativePath } from '../../../server/src/uri/uris.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The smallest valid catalog. */
const catalog = (prefix: string, ...objectives: string[]) =>
  `prefix: ${prefix}\nobjectives:\n${(objectives.length > 0 ? objectives : ['1 One']).map((line) => `  - ${line}\n`).join('')}`;

const prefixes = (root: LoadedRoot) => root.sources.map((source) => source.catalog.prefix);

/** Problems as `path: code "text under the span"`. */
function problemsOf(root: LoadedRoot): string[] {
  return [...root.problems].flatMap(([uri, problems]) => {
    const file = root.files.catalogs.get(uri) ?? root.files.configuration;
    const lines = linesOf(file?.text ?? '');
    return problems.map(({ code, range }) => `${relativePath(root.uri, uri)}: ${code} "${textIn(lines, range)}"`);
  });
}

describe('the root of a working directory', () => {
  test('is the nearest directory upwards with objrefs.yaml or .git', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'part/objrefs.yaml': '', 'part/deep/a.md': '', 'docs/a.md': '' });
    const rootOf = async (path: string) =>
      relativePath(folder.uri, await findRoot(nodeFileSystem, fromPath(folder.at(path))));
    expect(await rootOf('part/deep')).toBe('part');
    expect(await rootOf('part')).toBe('part');
    expect(await rootOf('docs')).toBe('');
    // A work tree can have a file as its .git.
    folder.write({ 'docs/.git': 'gitdir: elsewhere' });
    expect(await rootOf('docs')).toBe('docs');
  });

  test('is the working directory itself if there is none', async () => {
    const nothing: FileSystem = { ...nodeFileSystem, stat: () => Promise.reject(new Error('nothing')) };
    expect(await findRoot(nothing, 'file:///a/b')).toBe('file:///a/b');
  });
});

describe('catalogs of a root', () => {
  test('are found in all of it, but not where git ignores, the configuration excludes or others’ modules are', async () => {
    const folder = temporaryFolder({
      'b.objectives.yaml': catalog('B'),
      'deep/er/a.objectives.yaml': catalog('A'),
      '.hidden/c.objectives.yaml': catalog('C'),
      'ignored/d.objectives.yaml': catalog('D'),
      'archive/e.objectives.yaml': catalog('E'),
      'node_modules/f/f.objectives.yaml': catalog('F'),
      'g.yaml': catalog('G'),
      '.gitignore': 'ignored/',
      'objrefs.yaml': 'exclude: [archive/**]',
    });
    const root = await loadRoot(folder.uri, nodeFileSystem);
    expect(prefixes(root)).toEqual(['C', 'B', 'A']);
    expect(root.sources.every(({ origin }) => origin === 'workspace')).toBe(true);
    expect(problemsOf(root)).toEqual([]);
    // Files without problems are included, so that old diagnostics are cleared.
    expect([...root.problems.keys()]).toHaveLength(4);
  });

  test('come after the built-in ones, which can be disabled', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A') });
    const { sources } = await loadRoot(folder.uri, nodeFileSystem);
    const other = { ...sources[0]!.catalog, prefix: 'SHIPPED' };
    const shipped: ShippedCatalog[] = [{ catalog: other, file: 'shipped.objectives.yaml', enabled: false }];
    const root = await loadRoot(folder.uri, nodeFileSystem, { shipped });
    expect(root.sources.map(({ catalog: { prefix }, origin, offByDefault }) => [prefix, origin, offByDefault])).toEqual(
      [
        ['SHIPPED', 'shipped', true],
        ['A', 'workspace', undefined],
      ],
    );
  });

  test('also include those that the configuration names, anywhere, each once', async () => {
    const folder = temporaryFolder({
      'root/objrefs.yaml': [
        'catalogs:',
        '  - node_modules/@acme/frameworks/*.objectives.yaml',
        '  - node_modules/linked/*.objectives.yaml',
        '  - node_modules/*/one.yaml',
        '  - ../shared/s.yaml',
        '  - ignored.objectives.yaml',
        '  - found.objectives.yaml',
      ].join('\n'),
      'root/.gitignore': 'node_modules\nignored*',
      'root/node_modules/@acme/frameworks/a.objectives.yaml': catalog('A'),
      'root/node_modules/@acme/frameworks/deep/no.objectives.yaml': catalog('NO'),
      'store/linked/l.objectives.yaml': catalog('L'),
      'store/linked/one.yaml': catalog('ONE'),
      'shared/s.yaml': catalog('S'),
      'root/ignored.objectives.yaml': catalog('I'),
      'root/found.objectives.yaml': catalog('F'),
    });
    // As package managers do it.
    symlinkSync(folder.at('store/linked'), folder.at('root/node_modules/linked'));
    const root = await loadRoot(fromPath(folder.at('root')), nodeFileSystem, { allowsOutside: true });
    expect(problemsOf(root)).toEqual([]);
    expect(prefixes(root).sort()).toEqual(['A', 'F', 'I', 'L', 'ONE', 'S']);
  });

  test('also include those that the caller adds', async () => {
    const folder = temporaryFolder({ 'root/a.md': '', 'extra.yaml': catalog('X') });
    const extraCatalogs = [fromPath(folder.at('extra.yaml'))];
    const root = await loadRoot(fromPath(folder.at('root')), nodeFileSystem, { extraCatalogs });
    expect(prefixes(root)).toEqual(['X']);
  });

  test('that the configuration names but that do not exist are problems there', async () => {
    const folder = temporaryFolder({
      'objrefs.yaml': 'catalogs: [missing.yaml, folder, "*.catalog", folder/**/none, a.objectives.yaml]',
      'folder/a.md': '',
      'a.objectives.yaml': catalog('A'),
    });
    const root = await loadRoot(folder.uri, nodeFileSystem);
    expect(problemsOf(root)).toEqual([
      'objrefs.yaml: config-missing-catalog "missing.yaml"',
      'objrefs.yaml: config-missing-catalog "folder"',
      'objrefs.yaml: config-unmatched-glob "*.catalog"',
      'objrefs.yaml: config-unmatched-glob "folder/**/none"',
    ]);
    expect(prefixes(root)).toEqual(['A']);
  });

  test('that are invalid, binary or unreadable have their own problems, and do not affect others', async () => {
    const folder = temporaryFolder({
      'good.objectives.yaml': catalog('GOOD'),
      'broken.objectives.yaml': 'prefix: [',
      'binary.objectives.yaml': 'prefix: A\0',
      'secret.objectives.yaml': catalog('SECRET'),
    });
    const refusing: FileSystem = {
      ...nodeFileSystem,
      readFile: async (uri, limit) => {
        if (uri.includes('secret')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return nodeFileSystem.readFile(uri, limit);
      },
    };
    const root = await loadRoot(folder.uri, refusing);
    expect(prefixes(root)).toEqual(['GOOD']);
    const codes = new Map(
      [...root.problems].map(([uri, problems]) => [relativePath(root.uri, uri), problems[0]?.code]),
    );
    expect(codes.get('binary.objectives.yaml')).toBe('catalog-unreadable');
    expect(codes.get('secret.objectives.yaml')).toBe('catalog-unreadable');
    expect(codes.get('broken.objectives.yaml')).toMatch(/^catalog-/);
    expect(codes.get('good.objectives.yaml')).toBeUndefined();
  });
});

test('a configuration that cannot be read has its own problem, and does not affect catalogs', async () => {
  const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A'), 'objrefs.yaml': 'frameworks: {A: on}\0' });
  const root = await loadRoot(folder.uri, nodeFileSystem);
  expect(problemsOf(root)).toEqual(['objrefs.yaml: config-unreadable ""']);
  expect(prefixes(root)).toEqual(['A']);
});

test('do not include those of a root inside the root', async () => {
  const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A'), 'inner/b.objectives.yaml': catalog('B') });
  const innerRoots = [fromPath(folder.at('inner'))];
  expect(prefixes(await loadRoot(folder.uri, nodeFileSystem, { innerRoots }))).toEqual(['A']);
});

describe('loading again', () => {
  const reload = (previous: LoadedRoot, open: Record<string, string> = {}) =>
    loadRoot(previous.uri, nodeFileSystem, {
      previous,
      openText: (uri) => open[relativePath(previous.uri, uri) ?? ''],
    });

  test('parses only what has changed', async () => {
    const folder = temporaryFolder({
      'a.objectives.yaml': catalog('A'),
      'b.objectives.yaml': catalog('B'),
      'objrefs.yaml': '',
    });
    const before = await loadRoot(folder.uri, nodeFileSystem);
    folder.write({ 'b.objectives.yaml': catalog('B', '1 Other') });
    const after = await reload(before);
    expect(after.configuration).toBe(before.configuration);
    expect(after.sources[0]?.catalog).toBe(before.sources[0]?.catalog);
    expect(after.sources[1]?.catalog.editions[0]?.objectives[0]?.title).toBe('Other');
  });

  test('prefers open texts to those on disk', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A'), 'objrefs.yaml': 'exclude: [x]' });
    const before = await loadRoot(folder.uri, nodeFileSystem);
    const open = { 'a.objectives.yaml': catalog('OPEN'), 'objrefs.yaml': 'exclude: [y]' };
    const during = await reload(before, open);
    expect(prefixes(during)).toEqual(['OPEN']);
    expect(during.configuration?.exclude.map(({ text }) => text)).toEqual(['y']);
    expect(prefixes(await reload(during))).toEqual(['A']);
  });

  test('keeps the last valid version of what has errors, and reports it', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A'), 'objrefs.yaml': 'exclude: [x]' });
    const before = await loadRoot(folder.uri, nodeFileSystem);
    const broken = await reload(before, { 'a.objectives.yaml': 'prefix: [', 'objrefs.yaml': 'exclude: [y\nfoo' });
    expect(broken.sources[0]?.catalog).toBe(before.sources[0]?.catalog);
    expect(broken.configuration).toBe(before.configuration);
    expect([...broken.problems.values()].every((problems) => problems.length > 0)).toBe(true);
    // It stays so with another error, and recovers when that is fixed.
    const worse = await reload(broken, { 'a.objectives.yaml': 'prefix: {' });
    expect(worse.sources[0]?.catalog).toBe(before.sources[0]?.catalog);
    expect(problemsOf(await reload(worse))).toEqual([]);
  });

  test('drops deleted catalogs', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A'), '.gitignore': '' });
    const before = await loadRoot(folder.uri, nodeFileSystem);
    folder.write({ '.gitignore': '*.yaml' });
    const after = await reload(before);
    expect(prefixes(after)).toEqual([]);
    expect(after.problems.size).toBe(0);
  });

  test('ends when it is aborted', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': catalog('A') });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(loadRoot(folder.uri, nodeFileSystem, { signal })).rejects.toThrow('enough');
  });
});
