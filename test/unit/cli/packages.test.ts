// What commands say of catalogs that come from npm packages, or from a submodule.
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const MODULE = 'node_modules/@acme/frameworks';
const folderWith = (files: Readonly<Record<string, string>> = {}) =>
  temporaryFolder({
    'objrefs.yaml': 'packages: ["@acme/frameworks"]\n',
    'plan.md': 'NPP 1.1, NPP 9.9\n',
    [`${MODULE}/package.json`]: '{"version": "1.2.0"}',
    [`${MODULE}/npp.objectives.yaml`]: 'prefix: NPP\nedition: "2025"\nobjectives: [1.1 Grow trees]\n',
    [`${MODULE}/cup.objectives.yaml`]: 'prefix: CUP\nobjectives: [1 Drink]\n',
    ...files,
  });

describe('the package in use', () => {
  test('is in the verbose notes of check, for each framework', async () => {
    const { stderr, code } = await objrefs(folderWith(), ['check', '--verbose']);
    expect(stderr).toContain('objrefs: NPP comes from package @acme/frameworks 1.2.0\n');
    expect(stderr).toContain('objrefs: CUP comes from package @acme/frameworks 1.2.0\n');
    expect(code).toBe(1);
    expect((await objrefs(folderWith(), ['check'])).stderr).not.toContain('@acme');
  });

  test('is a component of the tool in SARIF, once', async () => {
    const { stdout } = await objrefs(folderWith(), ['check', '--format', 'sarif']);
    expect(JSON.parse(stdout).runs[0].tool.extensions).toEqual([{ name: '@acme/frameworks', version: '1.2.0' }]);
    const none = await objrefs(temporaryFolder({ 'a.md': '' }), ['check', '--format', 'sarif']);
    expect(JSON.parse(none.stdout).runs[0].tool).not.toHaveProperty('extensions');
  });

  test('is in explain', async () => {
    const { stdout } = await objrefs(folderWith(), ['explain', 'NPP 1.1']);
    expect(stdout).toContain('\nfrom package @acme/frameworks 1.2.0\n');
    expect(stdout).toContain(`defined: ${MODULE}/npp.objectives.yaml:3:`);
    const json = JSON.parse((await objrefs(folderWith(), ['explain', 'NPP 1.1', '--json'])).stdout);
    expect(json.explanations[0].framework.packages).toEqual([{ name: '@acme/frameworks', version: '1.2.0' }]);
  });

  test('is in the JSON of coverage', async () => {
    const { stdout } = await objrefs(folderWith(), ['coverage', '--framework', 'NPP', '--json']);
    const packages = [{ name: '@acme/frameworks', version: '1.2.0' }];
    expect(JSON.parse(stdout).frameworks).toMatchObject([{ prefix: 'NPP', cited: 1, packages }]);
  });

  test('can be joined by an edition of the folder, and is in conflict with the same one', async () => {
    const own = (edition: string) => ({
      'own.objectives.yaml': `prefix: NPP\nedition: "${edition}"\npublished: ${edition}\nobjectives: [9.9 Old]\n`,
    });
    const joined = await objrefs(folderWith(own('2020')), ['check', '--format', 'json']);
    expect(JSON.parse(joined.stdout).findings.map(({ code }: { code: string }) => code)).toEqual([
      'withdrawn-objective',
    ]);
    const twice = await objrefs(folderWith(own('2025')), ['check', '--format', 'json']);
    const found = JSON.parse(twice.stdout).findings as { code: string; file: string }[];
    expect(found.filter(({ code }) => code === 'catalog-duplicate-edition').map(({ file }) => file)).toEqual([
      `${MODULE}/npp.objectives.yaml`,
      'own.objectives.yaml',
    ]);
  });
});

test('a package that is not installed is an error at its name, and the run is incomplete', async () => {
  const folder = temporaryFolder({ 'objrefs.yaml': 'packages:\n  - "@acme/frameworks"\n', 'plan.md': 'NPP 1.1\n' });
  const { code, stdout, stderr } = await objrefs(folder, ['check']);
  expect(code).toBe(2);
  expect(stdout).toContain('Package @acme/frameworks is not installed.');
  expect(stdout).toContain('objrefs.yaml:2:6');
  expect(stderr).toContain('not everything was checked');
  expect((await objrefs(folder, ['check', '--allow-empty', '--fail-on', 'never'])).code).toBe(0);
});

test('a name without quotes is not YAML, and has a fix', async () => {
  const folder = temporaryFolder({ 'objrefs.yaml': 'packages: [@acme/frameworks]\n' });
  const { stdout } = await objrefs(folder, ['check', '--format', 'json']);
  expect(JSON.parse(stdout).findings[0]).toMatchObject({ code: 'config-unquoted-text' });
});

test('a package is in the SARIF that is merged of shards, as in that of the whole run', async () => {
  const folder = folderWith({ 'other.md': 'NPP 9.9\n' });
  const environment = { SOURCE_DATE_EPOCH: '0' };
  const whole = await objrefs(folder, ['check', '--format', 'sarif'], { environment });
  for (const shard of ['1/2', '2/2']) {
    await objrefs(folder, ['check', '--shard', shard, '--format', `json=part-${shard[0]}.json`], { environment });
  }
  const merged = await objrefs(folder, ['merge', 'part-1.json', 'part-2.json', '--format', 'sarif'], { environment });
  expect(JSON.parse(merged.stdout).runs[0].tool.extensions).toEqual([{ name: '@acme/frameworks', version: '1.2.0' }]);
  expect(merged.stdout).toBe(whole.stdout);
});

test('a git submodule is a folder with catalogs, in the state that the repository pins', async () => {
  const inner = temporaryFolder({ 'npp.objectives.yaml': 'prefix: NPP\nobjectives: [1.1 Grow trees]\n' });
  const folder = temporaryFolder({ 'plan.md': 'NPP 1.1, NPP 9.9\n' });
  const git = ({ path }: { readonly path: string }, ...words: string[]) =>
    execFileSync('git', ['-c', 'protocol.file.allow=always', '-c', 'user.name=A', '-c', 'user.email=a@b', ...words], {
      cwd: path,
      stdio: 'pipe',
    });
  git(inner, 'init', '--quiet');
  git(inner, 'add', '.');
  git(inner, 'commit', '--quiet', '--message', 'A');
  git(folder, 'init', '--quiet');
  git(folder, 'submodule', '--quiet', 'add', inner.path, 'frameworks');
  inner.write({ 'npp.objectives.yaml': 'prefix: NPP\nobjectives: [9.9 Later]\n' });
  git(inner, 'commit', '--quiet', '--all', '--message', 'B');
  const { findings } = JSON.parse((await objrefs(folder, ['check', '--format', 'json'])).stdout);
  expect(findings).toMatchObject([{ file: 'plan.md', code: 'unknown-objective', number: '9.9' }]);
});
