import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { name, version } from '../../../package.json';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { useBundle } from './bundle.ts';
import { type Repository, repository } from './selection/repository.ts';

/**
 * The files for other platforms in this repository: GitHub's action, GitLab's component, pre-commit's hook. Their
 * scripts run here unchanged, with a stand-in for `npx` that starts this version.
 */

const bundle = useBundle();
const text = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const CHECKED = `${name}@${version}`;

/** A repository with wrong references in two files. */
function project(): Repository {
  return repository({
    'plans/a.md': 'ACME 9.9\n',
    'plans/b.md': 'ACME 1.1\n',
    'odd/$(touch stolen) b.md': 'ACME 8.8\n',
  });
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The requested package. */
  readonly asked: string;
}

function run(folder: Repository, shell: readonly string[], script: string, environment: Record<string, string>): Run {
  const objrefs = `exec "${process.execPath}" "${bundle().main}" "$@"\n`;
  const programs = temporaryFolder({ objrefs: `#!/bin/sh\n${objrefs}` });
  const asked = programs.at('asked');
  const npx = `[ "$1" = --yes ] && [ "$3 $4" = "-- objrefs" ] || exit 9\necho "$2" > "${asked}"\nshift 4\n${objrefs}`;
  programs.write({ npx: `#!/bin/sh\n${npx}` });
  for (const program of ['npx', 'objrefs']) chmodSync(programs.at(program), 0o755);
  const [command = '', ...words] = shell;
  const { status, stdout, stderr } = spawnSync(command, [...words, script], {
    cwd: folder.path,
    env: { ...process.env, PATH: `${programs.path}${delimiter}${process.env.PATH}`, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr, asked: existsSync(asked) ? readFileSync(asked, 'utf8').trim() : '' };
}

interface Input {
  readonly default?: string;
  readonly description?: string;
  readonly required?: boolean;
}

describe('the GitHub action', () => {
  const action = parse(text('action.yml'));
  const inputs: Record<string, Input> = action.inputs;
  const [step] = action.runs.steps;

  test('has the metadata that GitHub requires', () => {
    expect(Object.keys(action)).toEqual(['name', 'description', 'branding', 'inputs', 'runs']);
    expect(action.description.length).toBeLessThan(125);
    for (const input of Object.values(inputs)) {
      expect(Object.keys(input)).toEqual(['description', 'required', 'default']);
      expect(typeof input.default).toBe('string');
    }
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps).toHaveLength(1);
    expect(Object.keys(step)).toEqual(['name', 'shell', 'env', 'run']);
    expect(inputs.package?.default).toBe(CHECKED);
  });

  test('has no value in the text of its script, and uses each input', () => {
    expect(step.run).not.toContain('${{');
    const used = Object.values<string>(step.env).map((value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1]);
    expect(used.sort()).toEqual(Object.keys(inputs).sort());
  });

  /** Like the runner: inputs in the environment, and a bash script that ends with its first failure. */
  function act(folder: Repository, given: Record<string, string> = {}, runner: Record<string, string> = {}): Run {
    const value = (expression: string) => {
      const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      return given[input] ?? inputs[input]?.default ?? '';
    };
    const environment = Object.fromEntries(
      Object.entries<string>(step.env).map(([key, expression]) => [key, value(expression)]),
    );
    const shell = ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'];
    return run(folder, shell, step.run, { ...environment, ...runner });
  }

  test('annotates, writes a summary, and fails', () => {
    const folder = project();
    const summary = folder.at('summary.md');
    const { status, stdout, stderr, asked } = act(folder, {}, { GITHUB_STEP_SUMMARY: summary });
    expect([status, stderr, asked]).toEqual([1, '', `--package=${CHECKED}`]);
    expect(stdout).toMatch(/^::error file=plans\/a\.md,line=1,/m);
    expect(readFileSync(summary, 'utf8')).toMatch(/^## References to frameworks\n\n2 errors in /);
  });

  test('behaves as its inputs say', () => {
    const folder = project();
    const summary = folder.at('summary.md');
    const given = {
      path: 'plans/b.md\n\n',
      'fail-on': 'never',
      format: 'pretty',
      summary: 'false',
      package: './x.tgz',
    };
    const { status, stdout, asked } = act(
      folder,
      { ...given, 'sarif-file': 'a.sarif' },
      { GITHUB_STEP_SUMMARY: summary },
    );
    expect([status, asked]).toEqual([0, '--package=./x.tgz']);
    expect(stdout).toContain('1 file, 1 reference');
    expect(JSON.parse(readFileSync(folder.at('a.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(existsSync(summary)).toBe(false);
  });

  test('checks only new lines if given a commit', () => {
    const folder = project();
    folder.write({ 'plans/new.md': 'ACME 7.7\n' });
    const { status, stdout } = act(folder, { 'changed-since': 'main' });
    expect(status).toBe(1);
    expect(stdout.match(/^::error/gm)).toHaveLength(1);
  });

  test.each(['odd/$(touch stolen) b.md', '--version', '; touch stolen', '$(touch stolen)', '`touch stolen`'])(
    'uses the path %j exactly as written',
    (path) => {
      const folder = project();
      const { status, stdout, stderr } = act(folder, { path });
      expect(existsSync(folder.at('stolen'))).toBe(false);
      if (path.startsWith('odd')) expect([status, stdout.match(/^::error/gm)?.length]).toEqual([1, 1]);
      else expect([status, stderr]).toEqual([2, expect.stringContaining(`'${path}'`)]);
    },
  );
});

describe('the GitLab component', () => {
  const [head, body] = parseAllDocuments(text('templates/check.yml'));
  const inputs: Record<string, Input> = (head as NonNullable<typeof head>).toJS().spec.inputs;

  function job(given: Record<string, string> = {}) {
    const filled = JSON.stringify((body as NonNullable<typeof body>).toJS()).replaceAll(
      /\$\[\[ inputs\.([\w-]+) \]\]/g,
      (_, input: string) => JSON.stringify(given[input] ?? inputs[input]?.default ?? '').slice(1, -1),
    );
    expect(filled).not.toContain('$[[');
    return JSON.parse(filled)['objective-references'];
  }

  const start = (folder: Repository, given: Record<string, string> = {}): Run => {
    const { script, variables } = job(given);
    return run(folder, ['sh', '-e', '-c'], script.join('\n'), { ...variables, GIT_DEPTH: String(variables.GIT_DEPTH) });
  };

  test('uses each input, and has values only in variables', () => {
    const used = [...text('templates/check.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, input]) => input);
    expect(used.sort()).toEqual(Object.keys(inputs).sort());
    expect(job().script.join('\n')).not.toContain('[[');
    expect(inputs.package?.default).toBe(CHECKED);
  });

  test('fails, and writes the reports that GitLab shows', () => {
    const folder = project();
    const { status, stdout, asked } = start(folder);
    expect([status, asked]).toEqual([1, `--package=${CHECKED}`]);
    expect(stdout).toContain('plans/a.md:1:1');
    for (const report of Object.values<string>(job().artifacts.reports))
      expect(existsSync(folder.at(report))).toBe(true);
  });

  test('behaves as its inputs say', () => {
    const folder = project();
    folder.write({ 'plans/new.md': 'ACME 7.7\n' });
    expect(start(folder, { paths: 'plans/b.md\nacme.objectives.yaml' }).stdout).toContain('2 files, 1 reference');
    expect(start(folder, { 'fail-on': 'never' }).status).toBe(0);
    const { stdout } = start(folder, { 'changed-since': 'main' });
    expect(stdout.match(/error/g)).toHaveLength(2);
    expect(start(folder, { paths: '$(touch stolen)\n`touch stolen`' }).status).toBe(2);
    expect(existsSync(folder.at('stolen'))).toBe(false);
  });
});

describe('the pre-commit hook', () => {
  const [hook, ...others] = parse(text('.pre-commit-hooks.yaml'));

  test('is installed from this repository, and reads what is staged', () => {
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'objrefs', language: 'node', pass_filenames: false });
  });

  test('stops a commit that adds a wrong reference', () => {
    const folder = project();
    folder.write({ 'plans/b.md': 'ACME 1.1\nACME 6.6\n' });
    expect(run(folder, ['sh', '-c'], hook.entry, {})).toMatchObject({ status: 0, stdout: '', stderr: '' });
    folder.git('add', '--all');
    const stopped = run(folder, ['sh', '-c'], hook.entry, {});
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toContain('plans/b.md:2:1');
    expect(stopped.stdout).not.toContain('plans/a.md');
  });
});
