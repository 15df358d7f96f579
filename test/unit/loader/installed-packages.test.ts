import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { loadRoot } from '../../../server/src/loader/root.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath, relativePath } from '../../../server/src/uri/uris.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const catalog = (prefix: string) => `prefix: ${prefix}\nobjectives: [1 One]\n`;
const manifest = (version: string, more: object = {}) => JSON.stringify({ name: 'x', version, ...more });
const CONFIGURATION = 'packages: ["@acme/frameworks"]\n';
/** A package in a folder, with one catalog. */
const packageIn = (folder: string, prefix = 'A', version = '1.2.0') => ({
  [`${folder}/package.json`]: manifest(version),
  [`${folder}/a.objectives.yaml`]: catalog(prefix),
});

/** The catalogs of the root as `path PREFIX (package)`, and the problems of `objrefs.yaml` with what they are at. */
async function load(folder: TemporaryFolder, path = '', allowsOutside = false) {
  const uri = fromPath(folder.at(path));
  const root = await loadRoot(uri, nodeFileSystem, { allowsOutside });
  const catalogs = root.sources.map(({ catalog: { uri: at, prefix }, package: from }) => {
    const text = from && `${from.name} ${from.version}${from.isInstalled ? '' : ', linked'}`;
    return `${relativePath(folder.uri, at)} ${prefix}${text ? ` (${text})` : ''}`;
  });
  const lines = linesOf(root.files.configuration?.text ?? '');
  const problems = (root.problems.get(root.configurationUri) ?? []).map(
    ({ code, range, message }) => `${code} "${textIn(lines, range)}": ${message}`,
  );
  return { catalogs, problems, root };
}

function link(folder: TemporaryFolder, from: string, to: string): void {
  mkdirSync(dirname(folder.at(from)), { recursive: true });
  symlinkSync(folder.at(to), folder.at(from), 'dir');
}

describe('a package', () => {
  test('is found in node_modules of the root, with all catalogs in it but those of its own packages', async () => {
    const folder = temporaryFolder({
      'objrefs.yaml': CONFIGURATION,
      ...packageIn('node_modules/@acme/frameworks'),
      'node_modules/@acme/frameworks/deep/b.objectives.yaml': catalog('B'),
      'node_modules/@acme/frameworks/node_modules/c/c.objectives.yaml': catalog('C'),
      'node_modules/other/d.objectives.yaml': catalog('D'),
      'e.objectives.yaml': catalog('E'),
    });
    expect(await load(folder)).toMatchObject({
      problems: [],
      catalogs: [
        'e.objectives.yaml E',
        'node_modules/@acme/frameworks/a.objectives.yaml A (@acme/frameworks 1.2.0)',
        'node_modules/@acme/frameworks/deep/b.objectives.yaml B (@acme/frameworks 1.2.0)',
      ],
    });
  });

  test('may list its catalogs in package.json', async () => {
    const folder = temporaryFolder({
      'objrefs.yaml': 'packages: [frameworks]',
      'node_modules/frameworks/package.json': manifest('2.0.0-beta.1', { objrefs: { catalogs: ['./*.yaml'] } }),
      'node_modules/frameworks/a.yaml': catalog('A'),
      'node_modules/frameworks/drafts/b.objectives.yaml': catalog('B'),
    });
    expect(await load(folder)).toMatchObject({
      problems: [],
      catalogs: ['node_modules/frameworks/a.yaml A (frameworks 2.0.0-beta.1)'],
    });
  });

  test('is the nearest one above the root, as far as git’s work tree goes, or anywhere for who is trusted', async () => {
    const folder = temporaryFolder({
      'repository/.git/HEAD': '',
      'repository/plans/north/objrefs.yaml': CONFIGURATION,
      ...packageIn('node_modules/@acme/frameworks', 'OUTSIDE'),
    });
    const prefixes = async (allowsOutside = false) =>
      (await load(folder, 'repository/plans/north', allowsOutside)).root.sources.map((one) => one.catalog.prefix);
    expect(await prefixes()).toEqual([]);
    expect(await prefixes(true)).toEqual(['OUTSIDE']);
    folder.write(packageIn('repository/node_modules/@acme/frameworks', 'TOP'));
    expect(await prefixes()).toEqual(['TOP']);
    expect(await prefixes(true)).toEqual(['TOP']);
    folder.write(packageIn('repository/plans/node_modules/@acme/frameworks', 'NEAR'));
    expect(await prefixes()).toEqual(['NEAR']);
  });

  test('is found through the links of pnpm, and is not to be edited', async () => {
    const store = 'node_modules/.pnpm/@acme+frameworks@1.2.0/node_modules/@acme/frameworks';
    const folder = temporaryFolder({ 'objrefs.yaml': CONFIGURATION, ...packageIn(store) });
    link(folder, 'node_modules/@acme/frameworks', store);
    expect(await load(folder)).toMatchObject({
      problems: [],
      catalogs: [`${store}/a.objectives.yaml A (@acme/frameworks 1.2.0)`],
    });
  });

  test.each([
    ['the package', 'node_modules/@acme/frameworks', 'other/frameworks'],
    ['its scope', 'node_modules/@acme', 'other'],
    ['node_modules', 'node_modules', 'other/modules'],
  ])('is not read through a link that leads out of the repository, but for who is trusted: %s', async (_, from, to) => {
    const folder = temporaryFolder({
      'repository/.git/HEAD': '',
      'repository/plans/objrefs.yaml': CONFIGURATION,
      ...packageIn('other/frameworks'),
      ...packageIn('other/modules/@acme/frameworks'),
    });
    link(folder, `repository/plans/${from}`, to);
    expect(await load(folder, 'repository/plans')).toMatchObject({
      catalogs: [],
      problems: [
        'config-missing-catalog "@acme/frameworks": Package @acme/frameworks is a link that leads out of the repository. Such packages are only read in a trusted workspace, or with --allow-outside-root.',
      ],
    });
    expect((await load(folder, 'repository/plans', true)).catalogs).toHaveLength(1);
  });

  test('of the workspace is read once, where it is made', async () => {
    const folder = temporaryFolder({ 'objrefs.yaml': CONFIGURATION, ...packageIn('packages/frameworks') });
    link(folder, 'node_modules/@acme/frameworks', 'packages/frameworks');
    expect(await load(folder)).toMatchObject({
      problems: [],
      catalogs: ['packages/frameworks/a.objectives.yaml A (@acme/frameworks 1.2.0, linked)'],
    });
  });

  test('without a version, or with one that is not one, is known by its name', async () => {
    const folder = temporaryFolder({ 'objrefs.yaml': CONFIGURATION, ...packageIn('node_modules/@acme/frameworks') });
    for (const version of ['::error::', 'a\u202eb', '']) {
      folder.write({ 'node_modules/@acme/frameworks/package.json': manifest(version) });
      const [source] = (await load(folder)).root.sources;
      expect(source?.package).toEqual({ name: '@acme/frameworks', version: null, isInstalled: true });
    }
  });

  test('is looked up again where it was not there, and once it has another version', async () => {
    const folder = temporaryFolder({ 'objrefs.yaml': CONFIGURATION });
    const before = (await load(folder)).root;
    const json = 'node_modules/@acme/frameworks/package.json';
    const watched = before.files.listing!.packages.watched.map((uri) => relativePath(folder.uri, uri));
    expect(watched).toEqual([json]);
    folder.write(packageIn('node_modules/@acme/frameworks'));
    const after = await loadRoot(folder.uri, nodeFileSystem, { previous: before });
    expect(after.sources[0]?.package?.version).toBe('1.2.0');
    folder.write({ [json]: manifest('1.3.0') });
    const later = await loadRoot(folder.uri, nodeFileSystem, { previous: after });
    expect(later.sources[0]?.package?.version).toBe('1.3.0');
    expect(later.sources[0]?.catalog).toBe(after.sources[0]?.catalog);
  });
});

describe('a problem at its name', () => {
  test.each(['../x', '/etc', '.', './x', 'a/b', '@acme', '@acme/', '@acme/../x', 'C:/x', '.pnpm', 'a b', '@a/b/c'])(
    'is that %s is not one',
    async (name) => {
      const folder = temporaryFolder({ 'objrefs.yaml': `packages: ["${name}"]` });
      expect((await load(folder)).problems).toEqual([
        `config-missing-catalog "${name}": "${name}" is not the name of an npm package. Use a name such as @acme/frameworks; paths belong in "catalogs".`,
      ]);
    },
  );

  const problemWith = async (files: Readonly<Record<string, string>>) => {
    const folder = temporaryFolder({ 'objrefs.yaml': CONFIGURATION, ...files });
    const { problems, catalogs } = await load(folder);
    expect(catalogs).toEqual([]);
    expect(problems).toHaveLength(1);
    return problems[0]!.replace('config-missing-catalog "@acme/frameworks": ', '');
  };
  const json = 'node_modules/@acme/frameworks/package.json';

  test('is that it is not installed', async () => {
    expect(await problemWith({})).toBe(
      'Package @acme/frameworks is not installed. Add it to package.json, then run npm install.',
    );
  });

  test.each(['', '{', 'null', '[1', `{"version": 1${' '.repeat(1_000_000)}}`])(
    'is that its package.json is broken',
    async (text) => {
      expect(await problemWith({ [json]: text })).toBe(
        'Package @acme/frameworks has no valid package.json. Install it again.',
      );
    },
  );

  test('is that it has no package.json', async () => {
    expect(await problemWith({ 'node_modules/@acme/frameworks/a.objectives.yaml': catalog('A') })).toBe(
      'Package @acme/frameworks has no valid package.json. Install it again.',
    );
  });

  test('is that it has no catalogs', async () => {
    expect(await problemWith({ [json]: manifest('1.0.0') })).toBe(
      'Package @acme/frameworks has no catalogs: no file in it matches **/*.objectives.yaml.',
    );
    const up = { [json]: manifest('1.0.0', { objrefs: { catalogs: ['../../../*.yaml', '/etc/passwd'] } }) };
    const long = await problemWith({ [json]: manifest('1.0.0', { objrefs: { catalogs: ['x'.repeat(500_000)] } }) });
    expect(long.length).toBeLessThan(300);
    expect(await problemWith(up)).toBe(
      'Package @acme/frameworks has no catalogs: no file in it matches ../../../*.yaml, /etc/passwd.',
    );
  });

  test.each([null, 'x', [], {}, { catalogs: '*.yaml' }, { catalogs: [] }, { catalogs: [1] }])(
    'is that "objrefs": %j in its package.json has no patterns',
    async (objrefs) => {
      const files = { [json]: manifest('1.0.0', { objrefs }), 'node_modules/@acme/frameworks/a.objectives.yaml': '' };
      expect(await problemWith(files)).toBe(
        '"objrefs" in package.json of @acme/frameworks must have "catalogs": a list of patterns within the package.',
      );
    },
  );

  test('is that it is listed twice', async () => {
    const folder = temporaryFolder({
      'objrefs.yaml': 'packages: [frameworks, frameworks]',
      ...packageIn('node_modules/frameworks'),
    });
    const { problems, catalogs } = await load(folder);
    expect(problems).toEqual(['config-duplicate "frameworks": frameworks is already listed. Remove one of the two.']);
    expect(catalogs).toHaveLength(1);
  });

  test('is none that quotes another file: links out of a package are not followed', async () => {
    const folder = temporaryFolder({
      'root/objrefs.yaml': CONFIGURATION,
      'root/node_modules/@acme/frameworks/package.json': manifest('1.0.0'),
      'secret/s.yaml': 'prefix: SECRET\nobjectives: [1 One]\n',
    });
    symlinkSync(folder.at('secret/s.yaml'), folder.at('root/node_modules/@acme/frameworks/s.objectives.yaml'));
    symlinkSync(folder.at('secret'), folder.at('root/node_modules/@acme/frameworks/more'), 'dir');
    expect(await load(folder, 'root')).toMatchObject({
      catalogs: [],
      problems: [expect.stringContaining('has no catalogs')],
    });
  });
});
