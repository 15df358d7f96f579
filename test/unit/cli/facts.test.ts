// `references --format jsonl` and `csv`: a row for each citation, which says where it comes from.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../server/src/cli/git/origin.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const COMMIT = /^[0-9a-f]{40}$/;
const FILES = { 'acme.objectives.yaml': CATALOG, 'plans/a.md': 'On ACME 1.2, and\nACME:2020 1.2 and ACME 9.9.\n' };

const rowsOf = (jsonl: string) =>
  jsonl
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

function commit(folder: TemporaryFolder, remote?: string): void {
  const git = (...words: string[]) => execFileSync('git', ['-C', folder.path, ...words], { stdio: 'pipe' });
  git('init', '--quiet');
  if (remote !== undefined) git('remote', 'add', 'origin', remote);
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'A');
}

describe('a fact', () => {
  test('has repository, commit, path, line, framework, edition, number, status and successors first', async () => {
    const folder = temporaryFolder(FILES);
    commit(folder, 'https://robot:secret@forge.example/acme/plans.git?token=secret');
    const { stdout, code } = await objrefs(folder, ['references', '--format', 'jsonl']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('secret');
    const rows = rowsOf(stdout);
    expect(Object.keys(rows[0]).slice(0, 9)).toEqual([
      'repository',
      'commit',
      'path',
      'line',
      'framework',
      'edition',
      'number',
      'status',
      'successors',
    ]);
    expect(rows[0]).toEqual({
      repository: 'https://forge.example/acme/plans.git',
      commit: expect.stringMatching(COMMIT),
      ...{ path: 'plans/a.md', line: 1, framework: 'ACME', edition: null, number: '1.2', status: 'replaced' },
      successors: [{ edition: '2024', number: '2.1', relation: 'moved' }],
      ...{ resolvedEdition: '2024', title: 'Grow pears', text: 'ACME 1.2', canonical: true },
      ...{ column: 4, endLine: 1, endColumn: 12, url: null, place: null, inRange: false },
    });
    expect(rows.map(({ line, edition, status }) => [line, edition, status])).toEqual([
      [1, null, 'replaced'],
      [2, '2020', 'superseded'],
      [2, null, 'unknown-objective'],
    ]);
  });

  test('is also a number between the ends of a range', async () => {
    const folder = temporaryFolder({ ...FILES, 'plans/a.md': 'ACME:2020 1.1, 1.3;\nACME 1.1–1.3 or\nACME 1, 2.\n' });
    const facts = async (...words: string[]) =>
      rowsOf((await objrefs(folder, ['references', 'plans', '--format', 'jsonl', ...words])).stdout);
    const rows = await facts();
    expect(rows.map(({ line, number, status, inRange }) => [line, number, status, inRange])).toEqual([
      [1, '1.1', 'superseded', false],
      [1, '1.3', 'superseded', false],
      [2, '1.1', 'current', false],
      [2, '1.2', 'replaced', true],
      [2, '1.3', 'withdrawn', false],
      [3, '1', 'current', false],
      [3, '2', 'current', false],
    ]);
    expect(rows[3]).toMatchObject({
      ...{ text: 'ACME 1.1–1.3', column: 1, endLine: 2, endColumn: 13 },
      ...{ successors: [{ number: '2.1' }], title: 'Grow pears', canonical: true },
    });
    // The other formats have both ends.
    const { stdout } = await objrefs(folder, ['references', 'plans', '--format', 'json']);
    expect(JSON.parse(stdout).references).toHaveLength(6);
    const meant = (await facts('--objective', 'ACME 1.2')).map(({ number }) => number);
    expect(meant).toEqual(['1.1', '1.2', '1.3']);
  });

  test('says which ranges are too many to look into', async () => {
    const numbers = Array.from({ length: 2_000 }, (_, at) => `1.${at + 1}`);
    const catalog = `prefix: MANY\nobjectives:\n${numbers.map((number) => `  - ${number} A\n`).join('')}`;
    const folder = temporaryFolder({ 'many.objectives.yaml': catalog, 'a.md': 'MANY 1.1–1.1900.\n'.repeat(60) });
    const { stdout, stderr } = await objrefs(folder, ['references', 'a.md', '--format', 'jsonl']);
    const rows = rowsOf(stdout);
    const inRange = rows.filter((row) => row.inRange).length;
    expect([rows.length - inRange, inRange]).toEqual([120, 52 * 1_898]);
    expect(stderr).toBe('objrefs: a.md: too many ranges; only the ends of 8 of them are listed\n');
  });

  test('has the path from the top of the repository, wherever the command runs', async () => {
    const folder = temporaryFolder(FILES);
    commit(folder);
    const { stdout } = await objrefs(folder, ['references', '--format', 'jsonl'], { directory: 'plans' });
    expect(rowsOf(stdout)[0]).toMatchObject({ path: 'plans/a.md', repository: basename(folder.path) });
  });

  test('is of the folder where git knows nothing, or is not asked', async () => {
    const folder = temporaryFolder(FILES);
    const firstRow = async (...words: string[]) =>
      rowsOf((await objrefs(folder, ['references', '--format', 'jsonl', ...words])).stdout)[0];
    const own = { repository: basename(folder.path), commit: null, path: 'plans/a.md' };
    expect(await firstRow()).toMatchObject(own);
    commit(folder, 'git@forge.example:acme/plans.git');
    expect(await firstRow('--no-git')).toMatchObject(own);
    expect(await firstRow()).toMatchObject({ repository: 'git@forge.example:acme/plans.git' });
    expect(await firstRow('--repository', 'acme/plans')).toMatchObject({
      repository: 'acme/plans',
      commit: expect.stringMatching(COMMIT),
    });
  });

  test('is in a table with repository and commit in the last columns', async () => {
    const folder = temporaryFolder(FILES);
    commit(folder, 'https://forge.example/acme/plans');
    const { stdout } = await objrefs(folder, ['references', '--format', 'csv']);
    const [head = '', first = ''] = stdout.split('\r\n');
    expect(head).toMatch(/^file,.*,place,repository,commit$/);
    expect(first).toMatch(/,https:\/\/forge\.example\/acme\/plans,[0-9a-f]{40}$/);
  });

  test('is written to a file, which the next run does not read', async () => {
    const folder = temporaryFolder(FILES);
    const words = ['references', '--format', 'jsonl', '--output', 'facts.jsonl'];
    await objrefs(folder, words);
    const first = readFileSync(folder.at('facts.jsonl'), 'utf8');
    expect(rowsOf(first)).toHaveLength(3);
    await objrefs(folder, words);
    expect(readFileSync(folder.at('facts.jsonl'), 'utf8')).toBe(first);
    const none = await objrefs(folder, ['references', '--format', 'jsonl', 'acme.objectives.yaml']);
    expect(none.stdout).toBe('');
  });

  test('is written while documents are read', async () => {
    const text = 'ACME 1.2 and ACME 1.1.\n'.repeat(400);
    const documents = Object.fromEntries([...Array(40).keys()].map((at) => [`p${at + 10}.md`, text]));
    const folder = temporaryFolder({ ...FILES, ...documents });
    const written: number[] = [];
    const onOutput = (chunk: string) => written.push(chunk.length);
    const { stdout } = await objrefs(folder, ['references', '--format', 'jsonl'], { onOutput });
    expect(rowsOf(stdout)).toHaveLength(40 * 800 + 3);
    expect(written.length).toBeGreaterThan(40);
    expect(Math.max(...written)).toBeLessThan(70_000);
  });

  test('shows hostile text harmlessly', async () => {
    const folder = temporaryFolder(FILES);
    const words = ['references', '--format', 'jsonl', '--repository', 'a\u202e\u001b[2J##vso[x]'];
    const { stdout } = await objrefs(folder, words);
    expect(stdout).not.toMatch(/[\u202e\u001b]/);
    expect(rowsOf(stdout)[0].repository).toBe('a\u202e\u001b[2J##vso[x]');
  });
});

test.each([
  ['https://forge.example/acme/plans.git', 'https://forge.example/acme/plans.git'],
  ['https://token@forge.example/acme/plans', 'https://forge.example/acme/plans'],
  ['https://u:p%40ss@forge.example:8443/x#y', 'https://forge.example:8443/x'],
  ['ssh://git@forge.example/acme/plans.git', 'ssh://git@forge.example/acme/plans.git'],
  ['ssh://me:secret@forge.example/acme/plans.git', 'ssh://forge.example/acme/plans.git'],
  ['git@forge.example:acme/plans.git', 'git@forge.example:acme/plans.git'],
  ['me@forge.example:acme/plans.git', 'forge.example:acme/plans.git'],
  ['forge.example:acme/plans.git', 'forge.example:acme/plans.git'],
  ['file:///home/me/plans.git', undefined],
  ['/home/me/plans.git', undefined],
  ['../plans.git', undefined],
  ['C:\\plans', undefined],
  ['https://', undefined],
  ['', undefined],
])('the address of the remote %s is %s', (remote, address) => {
  expect(addressOf(remote)).toBe(address);
});
