import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

const recorded = (folder: Repository) =>
  existsSync(folder.at('objrefs.reviews.yaml'))
    ? [...readFileSync(folder.at('objrefs.reviews.yaml'), 'utf8').matchAll(/number: "(.*?)"/g)].map(
        ([, number]) => number,
      )
    : [];

describe('review', () => {
  test('leaves open what reused numbers mean that check reports, and says so', async () => {
    const folder = written('HP 1.1, HP 1.2\n\nHP 1.3, HP 1.4\n');
    const before = await reused(folder);
    expect(before).toHaveLength(2);
    const { code, stdout } = await run(folder, 'review');
    expect(code).toBe(0);
    expect(stdout).toContain('1 document, 2 reviews recorded: 2 new, 0 changed, 0 unchanged.\n');
    expect(stdout).toContain(
      '2 reused numbers need a decision first: run objrefs migrate, or review them in the present meaning with --reused.\n',
    );
    expect(recorded(folder)).toEqual(['1.1', '1.4']);
    expect(await reused(folder)).toEqual(before);
  });

  test('records one that is named, or all with --reused', async () => {
    const folder = written('HP 1.1, HP 1.2\n\nHP 1.3\n');
    expect((await run(folder, 'review', '--objective', 'HP 1.2')).stdout).not.toContain('decision');
    expect(await reused(folder)).toHaveLength(1);
    expect((await run(folder, 'review', '--reused')).stdout).not.toContain('decision');
    expect(recorded(folder)).toEqual(['1.1', '1.2', '1.3']);
    expect(await reused(folder)).toEqual([]);
  });

  test('records those that are not in question: lines that are newer, editions, titles, ignore comments, a rule that is off', async () => {
    const newer = written('');
    newer.write({ 'a.md': 'HP 1.2\n' });
    newer.commit('2020-01-01');
    await run(newer, 'review');
    expect(recorded(newer)).toEqual(['1.2']);
    const settled = written('HP:2015 1.2\n\nHP 1.3 (Provide shore power)\n');
    await run(settled, 'review');
    expect(recorded(settled)).toEqual(['1.2', '1.3']);
    const ignored = written('HP 1.2 <!-- objrefs-ignore-line reused-number -->\n');
    await run(ignored, 'review');
    expect(recorded(ignored)).toEqual(['1.2']);
    const off = written('HP 1.2\n', { 'objrefs.yaml': 'severity: {reused-number: off}\n' });
    await run(off, 'review');
    expect(recorded(off)).toEqual(['1.2']);
  });

  test('leaves those between the ends of a range open', async () => {
    const folder = written('HP 1.1–1.4\n');
    expect((await run(folder, 'review')).stdout).toContain('1 reused number needs a decision first');
    expect(recorded(folder)).toEqual(['1.1', '1.4']);
  });
});
