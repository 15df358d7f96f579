import { expect, test } from 'vitest';
import { objrefs } from './objrefs.ts';
import { type Repository, repository } from './selection/repository.ts';

const CATALOG = `
prefix: HP
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives: [1.1 Dredge, 1.2 Provide shore power, 1.3 Ban ballast water, 1.4 Count ships]
  - edition: "2015"
    published: 2015-06-01
    objectives: [1.1 Dredge, 1.2 Ban ballast water, 1.3 Provide shore power, 1.4 Count ships]
`;
const environment = { PATH: process.env.PATH };
const run = (folder: Repository, ...words: string[]) => objrefs(folder, words, { environment });

function written(text: string, files: Record<string, string> = {}): Repository {
  const folder = repository({ 'hp.objectives.yaml': CATALOG, ...files });
  folder.write({ 'a.md': text });
  folder.commit('2012-03-04');
  return folder;
}

async function reused(folder: Repository): Promise<string[]> {
  const { findings } = JSON.parse((await run(folder, 'check', '--json')).stdout);
  return findings.flatMap((row: Record<string, unknown>) =>
    row.code === 'reused-number' ? `${row.line} ${row.text}` : [],
  );
}

test('a review settles what reused numbers mean that check reports, and says how many', async () => {
  const folder = written('HP 1.1, HP 1.2\n\nHP 1.3, HP 1.4\n');
  expect(await reused(folder)).toHaveLength(2);
  const note = 'Where a text was written for an older edition, run objrefs migrate first.\n';
  const { stdout: planned } = await run(folder, 'review', '--dry-run');
  expect(planned).toContain(`2 reused numbers would be recorded in their present meaning. ${note}`);
  const { code, stdout } = await run(folder, 'review');
  expect(code).toBe(0);
  expect(stdout).toContain(`2 reused numbers are recorded in their present meaning. ${note}`);
  expect(await reused(folder)).toEqual([]);
  expect((await run(folder, 'review')).stdout).not.toContain('present meaning');
});

test('an objective that is named is reviewed on purpose, and the others stay open', async () => {
  const folder = written('HP 1.1, HP 1.2\n\nHP 1.3\n');
  expect((await run(folder, 'review', '--objective', 'HP 1.2')).stdout).not.toContain('present meaning');
  expect(await reused(folder)).toHaveLength(1);
});

test('numbers that are not reported are not counted: on lines that are newer, with a title, ignored', async () => {
  const newer = written('');
  newer.write({ 'a.md': 'HP 1.2\n' });
  newer.commit('2020-01-01');
  expect((await run(newer, 'review')).stdout).not.toContain('present meaning');
  const settled = written('HP 1.3 (Provide shore power)\n\nHP 1.2 <!-- objrefs-ignore-line reused-number -->\n');
  expect((await run(settled, 'review')).stdout).not.toContain('present meaning');
});
