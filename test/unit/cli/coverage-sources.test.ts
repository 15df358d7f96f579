import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repositoryLinks } from '../../../server/src/reports/coverage/coverage-links.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';
import { type Repository, repository } from './selection/repository.ts';

const environment = { PATH: process.env.PATH };
const run = (folder: Repository, words: readonly string[], directory = '.') =>
  objrefs(folder, ['coverage', ...words], { environment, directory });

/** A repository with a remote, and the JSON report of its folder `plans`. */
async function reported(name: string, files: Record<string, string> = {}) {
  const folder = repository({ 'plans/a.md': `ACME 1.1 in ${name}\n`, ...files });
  folder.git('remote', 'add', 'origin', `https://user:secret@git.example.org/acme/${name}.git`);
  const { stdout } = await run(folder, ['--json'], 'plans');
  return {
    json: stdout,
    commit: folder.git('rev-parse', 'HEAD').trim(),
    date: folder.git('log', '-1', '--format=%cI').trim(),
  };
}

describe('merged reports', () => {
  test('say of which repository and commit they are, and of when', async () => {
    const [north, south] = [await reported('north'), await reported('south')];
    const folder = repository({ 'c.md': 'ACME 2.1\n' });
    folder.write({ '.git/north.json': north.json, '.git/south.json': south.json });
    const merge = ['--merge', '.git/north.json', '--merge', '.git/south.json'];
    const report = JSON.parse((await run(folder, ['--json', ...merge])).stdout);
    expect(report.commit).toBe(folder.git('rev-parse', 'HEAD').trim());
    expect(report.sources).toEqual(
      [['north', north] as const, ['south', south] as const].map(([name, { commit, date }]) => ({
        ...{ name, repository: `https://git.example.org/acme/${name}.git`, commit, date, directory: 'plans' },
        ...{ skipped: [], differing: [] },
      })),
    );
    expect(north.json).not.toContain('secret');

    const day = north.date.slice(0, 10);
    for (const format of ['pretty', 'markdown', 'html', 'csv']) {
      const { stdout } = await run(folder, ['--format', format, ...merge]);
      for (const part of ['git.example.org/acme/north.git', north.commit.slice(0, 12), day]) {
        expect({ format, text: stdout.replaceAll('&#46;', '.') }).toEqual({
          format,
          text: expect.stringContaining(part),
        });
      }
    }

    // Merged again, each keeps its own.
    folder.write({ '.git/all.json': JSON.stringify(report) });
    const again = JSON.parse((await run(folder, ['--json', '--merge', '.git/all.json'])).stdout);
    expect(again.sources.map(({ name }: { name: string }) => name)).toEqual(['all', 'all/north', 'all/south']);
  });

  test('say what is not counted: another edition, and another catalog', async () => {
    const old = await reported('old', { 'objrefs.yaml': 'format: 1\nframeworks: {ACME: {edition: "2020"}}\n' });
    const other = await reported('other', { 'acme.objectives.yaml': CATALOG.replaceAll('Grow apples', 'Grow plums') });
    const folder = repository();
    folder.write({ '.git/old.json': old.json, '.git/other.json': other.json });
    const { stdout, stderr } = await run(folder, ['--json', '--merge', '.git/old.json', '--merge', '.git/other.json']);
    expect(JSON.parse(stdout).sources).toMatchObject([
      { name: 'old', skipped: [{ prefix: 'ACME', edition: '2020' }], differing: [] },
      { name: 'other', skipped: [], differing: ['ACME'] },
    ]);
    expect(stderr).toBe(
      'objrefs: old: skipped ACME 2020, since this run measures ACME 2024\n' +
        'objrefs: other: another catalog of ACME; what this run does not list is not counted\n',
    );
  });

  test('of version 0.1 are still read', async () => {
    const folder = repository();
    const { json } = await reported('north');
    const { repository: _, commit: _c, date: _d, directory: _f, sources: _s, ...old } = JSON.parse(json);
    folder.write({ '.git/north.json': JSON.stringify(old) });
    const { stdout } = await run(folder, ['--merge', '.git/north.json']);
    expect(stdout).toMatch(/^ {2}north {2}not known$/m);
  });

  test('without git, the folder is named', async () => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG });
    const { stdout } = await objrefs(folder, ['coverage', '--json', '--no-git'], { environment });
    expect(JSON.parse(stdout)).toMatchObject({ repository: folder.path.split('/').at(-1), commit: null, date: null });
  });
});

describe('links into repositories', () => {
  test('are filled in by a template', async () => {
    const { json, commit } = await reported('north');
    const folder = repository();
    folder.write({ '.git/north.json': json });
    const link = 'https://git.example.org/{repository}/blob/{commit}/{path}#L{line}';
    await run(folder, ['--merge', '.git/north.json', '--link', link, '--format', 'html=.git/page.html']);
    const page = readFileSync(folder.at('.git/page.html'), 'utf8');
    expect(page).toContain(`href="https://git.example.org/acme/north/blob/${commit}/plans/a.md#L1"`);
  });

  const commit = 'a'.repeat(40);
  const link = (repository: string | null, file: string, hash: string | null = commit) =>
    repositoryLinks('https://host/{repository}/blob/{commit}/{path}#L{line}', () => {
      return { repository, commit: hash, date: null, directory: 'docs' };
    })({ source: 'x', file, line: 3, column: 1, place: undefined });

  test.each([
    ['https://host/acme/plans.git', 'a b.md', 'acme/plans', 'docs/a%20b.md'],
    ['git@host:acme/plans.git', '../a.md', 'acme/plans', 'a.md'],
    ['acme/plans', 'é#?.md', 'acme/plans', 'docs/%C3%A9%23%3F.md'],
    ['../../evil', '../../../x.md', 'evil', 'x.md'],
    ['a"><script>', 'x{commit}.md', 'a%22%3E%3Cscript%3E', 'docs/x%7Bcommit%7D.md'],
    ['https://host/a/../../b?x=1#y', 'x.md', 'b%3Fx%3D1%23y', 'docs/x.md'],
  ])('to %s, %s', (repositoryName, file, name, path) => {
    expect(link(repositoryName, file)).toBe(`https://host/${name}/blob/${commit}/${path}#L3`);
  });

  test('are left out where something is not known, or not a commit', () => {
    expect(link(null, 'a.md')).toBeUndefined();
    expect(link('a/b', 'a.md', null)).toBeUndefined();
    expect(link('a/b', 'a.md', '../../..')).toBeUndefined();
  });

  test.each([
    'http://host/{repository}/{path}',
    'javascript:{path}',
    'https://{repository}/{path}',
    'https://host/{repository}',
  ])('are not made by %s', async (template) => {
    const { code, stderr } = await run(repository(), ['--link', template]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('for --link; expected a URL with {file}')]);
  });
});
