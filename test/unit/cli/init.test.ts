import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const WORDS = [
  'init',
  '--prefix',
  'ACME-SP',
  '--title',
  'Acme: the plan',
  '--edition',
  '2025',
  '--levels',
  'goal, target',
];

describe('objrefs init', () => {
  test('writes a catalog that can be cited immediately', async () => {
    const folder = temporaryFolder({});
    const { code, stdout, stderr } = await objrefs(folder, [...WORDS, '--ci', 'github']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`wrote frameworks/acme-sp.objectives.yaml
wrote objrefs.yaml
wrote .vscode/extensions.json
wrote .github/workflows/references.yml

Next:
  1. Replace the examples in frameworks/acme-sp.objectives.yaml by the real numbers and titles, or import them:
     objrefs import FILE --prefix ACME-SP -o frameworks/acme-sp.objectives.yaml --force
  2. Cite a number in a document, for example ACME-SP 1.1, and hover over it in the editor.
  3. Run objrefs check. To fix old problems later: objrefs check --update-baseline records them in objrefs.baseline.yaml.
  4. Add objective-references to the devDependencies of the project, from where .github/workflows/references.yml runs it.
`);
    const check = await objrefs(folder, ['check', '--min-severity', 'hint', '--format', 'json']);
    expect(JSON.parse(check.stdout).findings).toEqual([]);
    const { explanations } = JSON.parse(
      (await objrefs(folder, ['explain', 'ACME-SP target 1.1', '--format', 'json'])).stdout,
    );
    expect(explanations[0]).toMatchObject({ status: 'current', framework: { title: 'Acme: the plan' } });
  });

  test('the other files are valid for their readers', async () => {
    const folder = temporaryFolder({});
    await objrefs(folder, [...WORDS, '--ci', 'github']);
    const text = (path: string) => readFileSync(folder.at(path), 'utf8');
    expect(readConfiguration('', text('objrefs.yaml')).problems).toEqual([]);
    expect((await objrefs(folder, ['check'])).code).toBe(0);
    rmSync(folder.at('frameworks'), { recursive: true });
    const lost = await objrefs(folder, ['check']);
    expect(lost.code).toBe(2);
    expect(lost.stdout).toContain('No catalog describes ACME-SP.');
    expect(JSON.parse(text('.vscode/extensions.json'))).toEqual({
      recommendations: ['objective-references.objective-references'],
    });
    const { jobs } = parse(text('.github/workflows/references.yml'));
    expect(jobs.references.steps.slice(-2)).toEqual([{ run: 'npm ci' }, { run: 'npx objrefs check --format github' }]);
  });

  test('every commented-out setting is valid', async () => {
    const folder = temporaryFolder({});
    await objrefs(folder, WORDS);
    const configuration = readFileSync(folder.at('objrefs.yaml'), 'utf8').replaceAll(/^# (?! *Shared)/gm, '');
    expect(readConfiguration('', configuration).problems).toEqual([]);
  });

  test('names the schemas if the package is installed', async () => {
    const folder = temporaryFolder({ 'node_modules/objective-references/schemas/catalog.schema.json': '{}' });
    await objrefs(folder, WORDS);
    const first = (path: string) => readFileSync(folder.at(path), 'utf8').split('\n', 1)[0];
    const schemas = 'node_modules/objective-references/schemas';
    expect(first('frameworks/acme-sp.objectives.yaml')).toBe(
      `# yaml-language-server: $schema=../${schemas}/catalog.schema.json`,
    );
    expect(first('objrefs.yaml')).toBe(`# yaml-language-server: $schema=./${schemas}/configuration.schema.json`);
    const check = await objrefs(folder, ['check', '--min-severity', 'hint', '--format', 'json']);
    expect(JSON.parse(check.stdout).findings).toEqual([]);
  });

  test('does not change existing files', async () => {
    const folder = temporaryFolder({ 'objrefs.yaml': 'exclude: [x]\n', '.gitlab-ci.yml': 'a: {}\n' });
    const { stdout } = await objrefs(folder, WORDS);
    expect(stdout).toContain('skipped objrefs.yaml, which already exists\n');
    expect(stdout).toContain('wrote .gitlab/references.gitlab-ci.yml\n');
    expect(stdout).toContain('Add to .gitlab-ci.yml: include: [{local: .gitlab/references.gitlab-ci.yml}]\n');
    expect(readFileSync(folder.at('objrefs.yaml'), 'utf8')).toBe('exclude: [x]\n');
    expect(readFileSync(folder.at('.gitlab-ci.yml'), 'utf8')).toBe('a: {}\n');
  });

  test('writes the pipeline of GitLab where there is none', async () => {
    const folder = temporaryFolder({});
    const { stdout } = await objrefs(folder, [...WORDS, '--ci', 'gitlab']);
    expect(stdout).not.toContain('include:');
    expect(parse(readFileSync(folder.at('.gitlab-ci.yml'), 'utf8')).references.script[0]).toBe('npm ci');
  });

  test.each(['INTERPOL-SP', 'nist csf'])('does not replace the built-in %s', async (prefix) => {
    const folder = temporaryFolder({});
    const { code, stderr } = await objrefs(folder, ['init', '--prefix', prefix]);
    expect([code, existsSync(folder.at('objrefs.yaml'))]).toEqual([2, false]);
    const name = prefix.toUpperCase();
    expect(stderr).toBe(
      `objrefs: ${name} is built in, and a catalog of your own would replace it. To enable it, add "${name}: on" to frameworks in objrefs.yaml. For another framework, choose another prefix.\n`,
    );
  });

  test('says that the catalogs of a folder above no longer apply', async () => {
    const folder = temporaryFolder({
      'objrefs.yaml': '',
      'a.objectives.yaml': 'prefix: A\nobjectives: [1 One]\n',
      'sub/x.md': '',
    });
    const { code, stderr } = await objrefs(folder, WORDS, { directory: 'sub' });
    expect([code, stderr]).toEqual([
      0,
      'objrefs: objrefs.yaml makes this folder a root of its own: catalogs and settings of .. no longer apply in it. To use them, delete it.\n',
    ]);
  });

  test('does not create a second catalog of a framework that has one, whatever its file is called', async () => {
    const folder = temporaryFolder({
      'plan.md': '# Plan 2024\n\n## Goal 1: Grow\n\n- 1.1 Plant trees\n',
      'a.md': 'NPP 1.1\n',
    });
    await objrefs(folder, ['import', 'plan.md', '--prefix', 'NPP', '-o', 'frameworks/plan.objectives.yaml']);
    const { code, stdout } = await objrefs(folder, ['init', '--prefix', 'NPP']);
    expect(code).toBe(0);
    expect(stdout).toContain('skipped the catalog: frameworks/plan.objectives.yaml already describes NPP\n');
    expect(stdout).toContain('1. Review the numbers, titles and names of levels in frameworks/plan.objectives.yaml.');
    expect(existsSync(folder.at('frameworks/npp.objectives.yaml'))).toBe(false);
    expect(existsSync(folder.at('objrefs.yaml'))).toBe(true);
    const { stdout: references } = await objrefs(folder, ['references', 'a.md', '--format', 'json']);
    expect(JSON.parse(references).references).toMatchObject([{ status: 'current', title: 'Plant trees' }]);
  });

  test('asks on a terminal for what the options leave open', async () => {
    const folder = temporaryFolder({});
    const answers = async function* () {
      for (const answer of ['NPP\n', '\n', '2030\n', '\n']) yield Buffer.from(answer);
    };
    const { code, stdout } = await objrefs(folder, ['init'], { isTerminal: true, input: answers });
    expect(code).toBe(0);
    expect(stdout).toContain('Edition [v1]: ');
    const catalog = parse(readFileSync(folder.at('frameworks/npp.objectives.yaml'), 'utf8'));
    expect(catalog).toMatchObject({ prefix: 'NPP', title: 'NPP', levels: ['goal', 'objective'] });
  });

  test('does not ask for what an existing catalog contains', async () => {
    const folder = temporaryFolder({ 'a.objectives.yaml': 'prefix: NPP\nobjectives: [1 Grow]\n' });
    const answers = async function* () {
      yield Buffer.from('NPP\n');
    };
    const { code, stdout } = await objrefs(folder, ['init'], { isTerminal: true, input: answers });
    expect(code).toBe(0);
    expect(stdout).not.toContain('What is the framework called');
    expect(stdout).toContain('for example NPP 1, and hover');
    expect(stdout).toContain('skipped the catalog: a.objectives.yaml already describes NPP\n');
  });

  test('a dry run writes nothing', async () => {
    const folder = temporaryFolder({});
    const { stdout } = await objrefs(folder, [...WORDS, '--dry-run']);
    expect(stdout).toContain('--- objrefs.yaml\n');
    expect(existsSync(folder.at('objrefs.yaml'))).toBe(false);
  });

  test.each([
    [['init'], 'missing --prefix PREFIX'],
    [['init', '--prefix', '12'], 'objrefs: '],
    [['init', 'folder', '--prefix', 'X'], 'init does not take a PATH'],
  ])('%j is wrong usage', async (words, message) => {
    const { code, stderr } = await objrefs(temporaryFolder({}), words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
