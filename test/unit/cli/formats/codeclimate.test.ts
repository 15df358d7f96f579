import { expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { SAMPLE_FILES } from './sample-files.ts';

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

async function issuesIn(files: Readonly<Record<string, string>>, directory = '.'): Promise<Issue[]> {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });
  const words = ['check', '--format', 'codeclimate', '--min-severity', 'hint'];
  return JSON.parse((await objrefs(folder, words, { directory })).stdout);
}

test('an issue has the fields that GitLab reads and Code Climate requires', async () => {
  const issues = await issuesIn({ 'docs/a.md': 'x\nACME 9.9' }, 'docs');
  expect(issues).toEqual([
    {
      type: 'issue',
      description: expect.stringContaining('9.9'),
      check_name: 'unknown-objective',
      categories: ['Bug Risk'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: 'major',
      // GitLab's paths start at the root of the repository, wherever the command ran.
      location: { path: 'docs/a.md', lines: { begin: 2, end: 2 } },
    },
  ]);
});

test("severities are GitLab's", async () => {
  const issues = await issuesIn({ 'a.md': 'ACME 9.9\nACME 1.3\nACME:2020 1.1\nACNE 1.1' });
  expect(issues.map(({ severity }) => severity)).toEqual(['major', 'minor', 'info', 'info']);
});

test('fingerprints differ, also between files and between findings of a line', async () => {
  const issues = await issuesIn({ ...SAMPLE_FILES, 'x.md': 'ACME 9.9, ACME 9.8', 'y.md': 'ACME 9.9, ACME 9.8' });
  expect(issues.length).toBeGreaterThan(10);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test('fingerprints stay when lines move', async () => {
  const before = await issuesIn({ 'a.md': 'ACME 9.9' });
  const after = await issuesIn({ 'a.md': 'new\n\n  ACME 9.9' });
  expect(after[0]?.location.lines.begin).toBe(3);
  expect(after[0]?.fingerprint).toBe(before[0]?.fingerprint);
});

test('without findings it is an empty list', async () => {
  expect(await issuesIn({ 'a.md': 'ACME 1.1' })).toEqual([]);
});
