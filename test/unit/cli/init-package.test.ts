// `init --package`: an npm package of catalogs that passes its own test, can be packed, and is found where it is installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const WORDS = [
  'init',
  '--package',
  '@acme/frameworks',
  '--prefix',
  'NPP',
  '--title',
  'National plan',
  '--edition',
  '2025',
];
const FILES = ['npp.objectives.yaml', 'package.json', 'test/package.test.mjs', '.gitignore'];

describe('objrefs init --package', () => {
  test('creates a package whose check and test pass', async () => {
    const folder = temporaryFolder({});
    const { code, stdout, stderr } = await objrefs(folder, [...WORDS, '--ci', 'github']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain([...FILES, '.github/workflows/test.yml'].map((file) => `wrote ${file}\n`).join(''));
    expect(stdout).toContain('packages: ["@acme/frameworks"]');
    const manifest = JSON.parse(readFileSync(folder.at('package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: '@acme/frameworks', version: '1.0.0', description: 'National plan' });
    expect(manifest.scripts.test).toBe('objrefs check --fail-on warning && node --test');
    expect((await objrefs(folder, ['check', '--fail-on', 'warning'])).code).toBe(0);
    execFileSync(process.execPath, ['--test'], { cwd: folder.path, stdio: 'pipe', env: withoutTestContext() });
    writeFileSync(folder.at('package.json'), JSON.stringify({ ...manifest, exports: {} }));
    const failing = () =>
      execFileSync(process.execPath, ['--test'], { cwd: folder.path, stdio: 'pipe', env: withoutTestContext() });
    expect(failing).toThrow();
  });

  test('the package that npm packs has its catalog, and is found where it is unpacked', async () => {
    const folder = temporaryFolder({
      'plans/objrefs.yaml': 'packages: ["@acme/frameworks"]\n',
      'plans/a.md': 'NPP 1.1\n',
    });
    mkdirSync(folder.at('package'));
    await objrefs(folder, WORDS, { directory: 'package' });
    const npm = (...words: string[]) =>
      execFileSync('npm', words, { cwd: folder.at('package'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [packed] = JSON.parse(npm('pack', '--json', '--offline', '--ignore-scripts'));
    expect(packed.files.map(({ path }: { path: string }) => path).sort()).toEqual([
      'npp.objectives.yaml',
      'package.json',
    ]);
    const target = folder.at('plans/node_modules/@acme/frameworks');
    mkdirSync(target, { recursive: true });
    const archive = folder.at(`package/${packed.filename}`);
    execFileSync('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
    const { code, stderr } = await objrefs(folder, ['check', '--verbose'], { directory: 'plans' });
    expect(stderr).toContain('NPP comes from package @acme/frameworks 1.0.0');
    expect(code).toBe(0);
  }, 60_000);

  test.each(FILES)('writes nothing where there is another %s', async (path) => {
    const folder = temporaryFolder({ [path]: 'prefix: OTHER\nobjectives: [1 One]\n' });
    const { code, stdout, stderr } = await objrefs(folder, WORDS);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${path} already exists, and is not changed.`);
  });

  test('completes a package that was interrupted', async () => {
    const folder = temporaryFolder({});
    await objrefs(folder, WORDS);
    rmSync(folder.at('package.json'));
    const { code, stdout } = await objrefs(folder, WORDS);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^wrote package\.json\n\nNext:/);
  });

  test('derives the prefix from the scope, and prints files with --dry-run', async () => {
    const folder = temporaryFolder({});
    const { stdout } = await objrefs(folder, ['init', '--package', '@acme/frameworks', '--dry-run']);
    expect(stdout).toContain('--- acme.objectives.yaml\n');
    expect(stdout).toContain('prefix: ACME\n');
    expect(() => readFileSync(folder.at('package.json'))).toThrow();
  });

  test.each(['../x', '/etc', '@Acme/frameworks', '.', '', '@acme', 'a b'])('refuses the name "%s"', async (name) => {
    const { code, stderr } = await objrefs(temporaryFolder({}), ['init', '--package', name, '--prefix', 'NPP']);
    expect(code).toBe(2);
    expect(stderr).toContain('package');
  });
});

/** Of a test runner around this one. */
function withoutTestContext(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  return environment;
}
