import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { workflowProblems } from '../release/workflow-problems.ts';
import { useBundle } from './bundle.ts';
import { type Repository, repository } from './selection/repository.ts';

/**
 * The examples of docs/ci.md, exactly as written, in a shell and as git's hook. `npx` and `reviewdog` are stand-ins:
 * the first starts this version, the second stores its input.
 */

const page = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) => (name === language ? [text] : []));

const bundle = useBundle();

/** A repository of plans without problems, the branch `topic` on top of `origin/main`. */
function project(): Repository {
  const folder = repository({
    'plans/annual-plan.md': 'ACME 1.1\n',
    'plans/old.md': 'ACME 1.1\n',
    'reports/deep/a.md': 'ACME 2.1\n',
    '.gitignore': 'node_modules/\n*.sarif\n*.xml\n*.json\n',
  });
  folder.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  folder.git('checkout', '--quiet', '-b', 'topic');
  return folder;
}

function shell(folder: Repository, command: string, environment: Readonly<Record<string, string>> = {}) {
  const programs = temporaryFolder({
    npx: `#!/bin/sh\n[ "$1" = objrefs ] || exit 9\nshift\nexec "${process.execPath}" "${bundle().main}" "$@"\n`,
    reviewdog: '#!/bin/sh\ncat > given.json\n',
  });
  for (const name of ['npx', 'reviewdog']) chmodSync(programs.at(name), 0o755);
  const env = {
    ...process.env,
    PATH: `${programs.path}${delimiter}${process.env.PATH}`,
    ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
    ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
    ...environment,
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder.path, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Our commands in shell blocks, as whole lines. */
const COMMANDS = blocks('sh')
  .flatMap((text) => text.split('\n'))
  .filter((line) => line.startsWith('npx objrefs'));

test('the page has examples', () => {
  expect(COMMANDS.length).toBeGreaterThan(6);
  expect(blocks('yaml')).toHaveLength(11);
});

describe('commands', () => {
  test.each(COMMANDS)('%s', (command) => {
    const folder = project();
    const before = command.includes(' merge ') ? COMMANDS.filter((other) => other.includes('--shard')) : [];
    for (const shard of before) shell(folder, shard);
    const { status, stderr } = shell(folder, command);
    expect(status).toBe(0);
    expect(stderr).toBe(command.includes('--verbose') ? 'objrefs: files and folders skipped: none\n' : '');
  });

  test('reviewdog receives diagnostics', () => {
    const folder = project();
    folder.write({ 'plans/new.md': 'ACME 9.9\n' });
    shell(folder, COMMANDS.find((command) => command.includes('reviewdog')) ?? '');
    expect(JSON.parse(readFileSync(folder.at('given.json'), 'utf8')).location.path).toBe('plans/new.md');
  });
});

interface GithubStep {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

const workflows = blocks('yaml').filter((text) => text.startsWith('name:') && text.includes('run:'));
const pipelines = blocks('yaml').filter((text) => text.startsWith('references:'));

/** What GitHub would insert: the target branch of a pull request, and the shard of a job. */
const inserted = (env: NonNullable<GithubStep['env']>, shard: number) =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ github\.base_ref \}\}$/, 'main').replace(/^\$\{\{ matrix\.shard \}\}$/, `${shard}`),
    ]),
  );

const ownOf = (steps: readonly GithubStep[]) => steps.find(({ run }) => run?.startsWith('npx objrefs'))!;

describe('GitHub workflows', () => {
  test('are valid', async () => {
    for (const text of workflows) expect(await workflowProblems(text)).toEqual([]);
  });

  test('divide a repository, and merge the reports', () => {
    const { references, merge } = workflows.map((text) => parse(text).jobs).find((jobs) => jobs.merge);
    const folder = project();
    folder.write({ 'plans/new.md': 'ACME 9.9\n' });
    const { run, env } = ownOf(references.steps);
    for (const shard of references.strategy.matrix.shard) {
      expect(shell(folder, run!, inserted(env!, shard))).toMatchObject({ status: 0, stderr: '' });
      const upload = references.steps.find((step: GithubStep) => step.with?.path);
      const file = upload.with.path.replace(/\$\{\{ matrix\.shard \}\}/, shard);
      folder.write({ [`parts/${file}`]: readFileSync(folder.at(file)) });
    }
    const whole = shell(folder, 'npx objrefs check --format github');
    expect(shell(folder, ownOf(merge.steps).run!)).toEqual(whole);
    expect(whole).toMatchObject({ status: 1, stdout: expect.stringContaining('::error file=plans/new.md') });
  });

  const stepsOf = (text: string): readonly GithubStep[] => parse(text).jobs.references.steps;

  test.each(workflows)('run, and create the uploaded files (%#)', (text) => {
    const folder = project();
    const steps = stepsOf(text);
    const own = steps.filter(({ run }) => run?.startsWith('npx objrefs'));
    expect(own).toHaveLength(1);
    for (const { run = '', env = {} } of own) {
      const environment = inserted(env, 1);
      expect(shell(folder, run, environment)).toMatchObject({ status: 0, stderr: '' });
    }
    for (const step of steps) {
      const file = step.with?.sarif_file;
      if (file !== undefined) expect(existsSync(folder.at(file))).toBe(true);
    }
  });

  test('no command contains the value of an event that could inject one', () => {
    for (const text of workflows) for (const { run } of stepsOf(text)) expect(run ?? '').not.toContain('${{');
  });
});

describe('GitLab pipelines', () => {
  test.each(pipelines)('run, and create the reported files (%#)', (text) => {
    const folder = project();
    const { script, artifacts } = parse(text).references;
    const own = script.filter((line: string) => line.startsWith('npx objrefs'));
    expect(own).toHaveLength(1);
    const environment = {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: folder.git('rev-parse', 'main').trim(),
      ...{ CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' },
    };
    expect(shell(folder, own[0], environment)).toMatchObject({ status: 0, stderr: '' });
    for (const file of Object.values<string>(artifacts?.reports ?? {})) expect(existsSync(folder.at(file))).toBe(true);
  });
});

test('GitLab divides a repository, and merges the reports', () => {
  const jobs = pipelines.map((text) => parse(text)).find((each) => each.references.parallel);
  const folder = project();
  folder.write({ 'plans/new.md': 'ACME 9.9\n' });
  for (let index = 1; index <= jobs.references.parallel; index++) {
    const node = { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${jobs.references.parallel}` };
    expect(shell(folder, jobs.references.script.at(-1), node)).toMatchObject({ status: 0, stderr: '' });
  }
  const { status, stdout } = shell(folder, jobs['merge-references'].script.at(-1));
  expect({ status, stdout }).toEqual({ status: 1, stdout: shell(folder, 'npx objrefs check').stdout });
  for (const file of ['gl-code-quality-report.json', 'junit.xml']) expect(existsSync(folder.at(file))).toBe(true);
});

describe('the hook', () => {
  const HOOK = blocks('sh').find((text) => text.startsWith('#!/bin/sh')) ?? '';

  function projectWithHook(): Repository {
    const folder = project();
    folder.write({ '.git/hooks/pre-commit': HOOK });
    chmodSync(folder.at('.git/hooks/pre-commit'), 0o755);
    return folder;
  }

  test('stops a commit that adds a wrong reference, and lets others pass', () => {
    const folder = projectWithHook();
    folder.write({ 'plans/new.md': 'ACME 9.9\n' });
    folder.git('add', 'plans/new.md');
    // A fix on disk that is not staged does not count.
    folder.write({ 'plans/new.md': 'ACME 1.1\n' });
    const stopped = shell(folder, 'git commit --message x');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('plans/new.md:1:1');
    folder.git('add', 'plans/new.md');
    expect(shell(folder, 'git commit --message x').status).toBe(0);
  });

  test('checks a partial commit by the files in it', () => {
    const folder = projectWithHook();
    folder.write({ 'plans/old.md': 'ACME 9.9\n', 'plans/annual-plan.md': 'ACME 2.1\n' });
    folder.git('add', '--all');
    // For such a commit git creates a separate index, and names it in the environment.
    expect(shell(folder, 'git commit --message x plans/annual-plan.md').status).toBe(0);
    expect(shell(folder, 'git commit --message x plans/old.md').status).toBe(1);
  });

  test('works in a subfolder of the work tree too', () => {
    const folder = projectWithHook();
    folder.write({ 'plans/new.md': 'ACME 9.9\n' });
    folder.git('add', '--all');
    expect(shell(folder, 'cd plans && git commit --message x').status).toBe(1);
  });
});
