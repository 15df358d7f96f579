import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { objrefs } from './objrefs.ts';
import { type Repository, repository } from './selection/repository.ts';

/** Since 2015, 1.2 and 1.3 are swapped, 5.5 is what 5.6 was, and 4.4 is 2.7. */
const CATALOG = `
prefix: HP
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - {number: "1.2", title: Provide shore power, replacedBy: ["1.3"]}
      - {number: "1.3", title: Ban ballast water, replacedBy: ["1.2"]}
      - {number: "4.4", title: Connect the yard, replacedBy: ["2.7"]}
      - {number: "5.5", title: Keep the archive of charts, replacedBy: []}
      - {number: "5.6", title: Review this plan, replacedBy: ["5.5"]}
  - edition: "2015"
    published: 2015-06-01
    objectives:
      - 1.2 Ban ballast water
      - 1.3 Provide shore power
      - 2.7 Connect the yard
      - 5.5 Review this plan
`;
const OLD = '2012-03-04';

function written(text: string, day = OLD): Repository {
  const folder = repository({ 'hp.objectives.yaml': CATALOG });
  folder.write({ 'a.md': text });
  folder.commit(day);
  return folder;
}

/** The findings of `check`, as `line severity number`, and its exit code. */
async function check(folder: Repository, ...words: string[]): Promise<unknown[]> {
  const { code, stdout } = await objrefs(folder, ['check', '--format', 'json', ...words]);
  const { findings } = JSON.parse(stdout) as { findings: { line: number; severity: string; number: string }[] };
  return [code, ...findings.map(({ line, severity, number }) => `${line} ${severity} ${number}`)];
}

const text = (folder: Repository) => readFileSync(folder.at('a.md'), 'utf8');
const ask = (folder: Repository, answers: string, ...words: string[]) =>
  objrefs(folder, ['fix', '-i', ...words], {
    isTerminal: true,
    environment: { NO_COLOR: '1' },
    async *input() {
      yield Buffer.from(answers);
    },
  });

describe('fix', () => {
  test('leaves open what a reused number on a line that it changes means, before and after a commit', async () => {
    const folder = written('HP 4.4 railway and HP 1.2 power\n');
    expect(await check(folder)).toEqual([0, '1 warning 4.4', '1 warning 1.2']);
    const { stdout: fixed } = await objrefs(folder, ['fix']);
    expect(fixed).toContain('1 meaning of reused numbers recorded in objrefs.reviews.yaml.');
    expect(text(folder)).toBe('HP 2.7 railway and HP 1.2 power\n');
    expect(await check(folder)).toEqual([0, '1 warning 1.2']);
    folder.commit('2024-01-01');
    expect(await check(folder)).toEqual([0, '1 warning 1.2']);
    const { stdout } = await objrefs(folder, ['migrate', 'HP', '--to', '2015', '--format', 'json', '-n']);
    expect(JSON.parse(stdout).left).toBe(1);
  });

  test('within a range, too', async () => {
    const folder = written('HP 4.4 and HP 1.2-1.3\n');
    await objrefs(folder, ['fix']);
    folder.commit('2024-01-01');
    expect((await check(folder)).length).toBe(3);
  });

  test('settles the reused numbers that it writes; not where the text cites them already', async () => {
    const folder = written('HP 5.6\n');
    const { stdout } = await objrefs(folder, ['fix']);
    expect([text(folder), stdout]).toEqual(['HP 5.5\n', expect.stringContaining('No problems need manual review')]);
    expect(await check(folder)).toEqual([0]);
    expect(await check(folder, '--no-git')).toEqual([0]);
    const both = written('HP 5.6\nHP 5.5\n');
    await objrefs(both, ['fix']);
    expect(text(both)).toBe('HP 5.6\nHP 5.5\n');
    await objrefs(both, ['fix', '--no-git']);
    expect(await check(both, '--no-git')).toEqual([0, '1 information 5.5', '2 information 5.5']);
  });

  test.each([[[]], [['--dry-run']]])('has the exit code of check afterwards %s', async (words) => {
    const folder = written('HP 4.4\nHP 1.2\n');
    expect((await objrefs(folder, ['fix', '--fail-on', 'warning', ...words])).code).toBe(1);
    const settled = written('HP 4.4\nHP 1.2\n', '2016-01-01');
    expect((await objrefs(settled, ['fix', '--fail-on', 'warning', ...words])).code).toBe(0);
    expect((await objrefs(settled, ['check', '--fail-on', 'warning'])).code).toBe(words.length);
  });

  test('asks once about each of two swapped numbers, and never again', async () => {
    const folder = written('HP 1.2 and HP 1.3, HP 1.2\n');
    const { stdout } = await ask(folder, '1\n1\n1\n');
    expect(text(folder)).toBe('HP 1.3 and HP 1.2, HP 1.3\n');
    expect(stdout.match(/q to quit/g)?.length).toBe(3);
    expect(stdout).toContain('3 problems fixed in total. No problems need manual review.');
    expect([await check(folder), await check(folder, '--no-git')]).toEqual([[0], [0]]);
  });

  test('does not ask about what it has just written, and leaves open what is skipped', async () => {
    const folder = written('HP 5.6 and HP 1.2\n');
    const { stdout } = await ask(folder, 's\n', '--no-git');
    expect(stdout.match(/q to quit/g)?.length).toBe(1);
    expect(text(folder)).toBe('HP 5.5 and HP 1.2\n');
    const dated = written('HP 1.3 and HP 1.2\n');
    await ask(dated, '1\ns\n');
    expect(text(dated)).toBe('HP 1.2 and HP 1.2\n');
    expect(await check(dated)).toEqual([0, '1 warning 1.2', '1 warning 1.2']);
  });
});
