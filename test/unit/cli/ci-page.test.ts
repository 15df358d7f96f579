import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../loader/temporary-folder.ts';
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
  expect(blocks('yaml')).toHaveLength(8);
});

describe('commands', () => {
  test.each(COMMANDS)('%s', (command) => {
    const { status, stderr } = shell(project(), command);
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

describe('GitHub workflows', () => {
  const stepsOf = (text: string): readonly GithubStep[] => parse(text).jobs.references.steps;

  test.each(workflows)('run, and create the uploaded files (%#)', (text) => {
    const folder = project();
    const steps = stepsOf(text);
    const own = steps.filter(({ run }) => run?.startsWith('npx objrefs'));
    expect(own).toHaveLength(1);
    for (const { run = '', env = {} } of own) {
      // What GitHub would insert: the target branch of a pull request.
      const environment = Object.fromEntries(
        Object.entries(env).map(([name, value]) => [name, value.replace(/^\$\{\{ github\.base_ref \}\}$/, 'main')]),
      );
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
    const environment = { CI_MERGE_REQUEST_DIFF_BASE_SHA: folder.git('rev-parse', 'main').trim() };
    expect(shell(folder, own[0], environment)).toMatchObject({ status: 0, stderr: '' });
    for (const file of Object.values<string>(artifacts?.reports ?? {})) expect(existsSync(folder.at(file))).toBe(true);
  });
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
