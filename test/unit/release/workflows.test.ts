import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workflowProblems } from './workflow-problems.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

const FOLDER = '.github/workflows';
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const jobsOf = (name: string): Record<string, Job> => parse(read(name)).jobs;

/** The permissions and secrets of the jobs that publish. */
const PUBLISHING: Readonly<Record<string, { permissions: Record<string, string>; secret: string | undefined }>> = {
  marketplace: { permissions: { contents: 'read' }, secret: 'VSCE_PAT' },
  'open-vsx': { permissions: { contents: 'read' }, secret: 'OVSX_PAT' },
  npm: { permissions: { 'id-token': 'write' }, secret: 'NPM_TOKEN' },
  github: { permissions: { contents: 'write' }, secret: undefined },
};

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const jobs = Object.values(jobsOf(name));
  const steps = jobs.flatMap((job) => job.steps);

  test('is valid for GitHub', async () => {
    expect(await workflowProblems(read(name))).toEqual([]);
  });

  test('uses actions by commit, with their version beside', () => {
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    for (const line of read(name).split('\n')) if (line.includes('uses:')) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/);
  });

  test('has no value in the text of its scripts: values come from the environment', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  test('leaves no token in the work tree, and has a time limit', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false });
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('an error in a workflow would be found', async () => {
  const wrong = read('release.yml')
    .replace('needs: check', 'needs: chick')
    .replace('github.ref_type', 'gitlab.ref_type');
  expect((await workflowProblems(wrong)).length).toBeGreaterThan(1);
});

describe('a release', () => {
  const jobs = jobsOf('release.yml');

  test('is tested and attested before anything is published', () => {
    expect(jobs.package?.needs).toEqual(['check', 'test']);
    expect(jobs.package?.steps.map(({ uses }) => uses?.split('@')[0])).toContain('actions/attest-build-provenance');
    for (const name of ['marketplace', 'open-vsx', 'npm']) expect(jobs[name]?.needs).toEqual(['check', 'package']);
    expect(jobs.github?.needs).toEqual(['check', 'marketplace', 'open-vsx', 'npm']);
  });

  test('is published only for a tag, and not in a dry run', () => {
    const outputs: Record<string, string> = parse(read('release.yml')).jobs.check.outputs;
    expect(outputs.publish).toMatch(/^\$\{\{ github\.ref_type == 'tag' && !inputs\.dry-run \}\}$/);
    const publishing = Object.keys(jobs).filter((name) => jobs[name]?.if !== undefined);
    expect(publishing).toEqual(Object.keys(PUBLISHING));
    for (const name of publishing) expect(jobs[name]?.if).toBe("needs.check.outputs.publish == 'true'");
  });

  test('gives each job only the permissions it needs', () => {
    expect(parse(read('release.yml')).permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      const secrets = job.steps
        .flatMap(({ env = {} }) => Object.values(env))
        .filter((value) => value.includes('secrets.'));
      const { permissions, secret } = PUBLISHING[name] ?? { permissions: undefined, secret: undefined };
      expect(secrets).toEqual(secret === undefined ? [] : [`\${{ secrets.${secret} }}`]);
      expect(job.environment).toBe(secret === undefined ? undefined : 'release');
      if (permissions) expect(job.permissions).toEqual(permissions);
    }
    expect(jobs.package?.permissions).toEqual({ contents: 'read', 'id-token': 'write', attestations: 'write' });
    for (const name of ['check', 'test']) expect(jobs[name]?.permissions).toEqual({ contents: 'read' });
  });
});
