import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';
import { type Repository, repository } from './selection/repository.ts';

/*
 * What an edition affects is counted alike by check, migrate and diff --impact; and a patch of a dry run is all of the
 * migration.
 */

const CATALOG = `
prefix: PARK
editions:
  - edition: "2020"
    published: 2020-01-01
    objectives:
      - 1.1 Plant trees
      - {number: "1.2", title: Count birds, replacedBy: ["1.3"]}
      - {number: "1.3", title: Repair bridges, replacedBy: ["1.4"]}
      - {number: "1.4", title: Open kiosks, replacedBy: []}
      - {number: "1.5", title: Rent boats, replacedBy: ["2.1"]}
      - {number: "1.6", title: Teach swimming, replacedBy: ["2.2", "2.3"]}
      - {number: "1.7", title: Light the lawns, replacedBy: ["1.2"]}
  - edition: "2024"
    published: 2024-01-01
    objectives:
      - 1.1 Plant trees
      - 1.2 Light the lawns
      - 1.3 Count birds
      - 1.4 Repair bridges
      - 2.1 Rent boats
      - 2.2 Teach children to swim
      - 2.3 Teach adults to swim
`;
const FILES = {
  'park.objectives.yaml': CATALOG,
  'plan.md': [
    'Trees PARK 1.1, boats PARK 1.5, lamps PARK 1.7.',
    'All of PARK 1.1-1.4; birds PARK 1.2. Boats PARK 1.5, and kiosks PARK 1.4.',
    'Swimming PARK:2020 1.6 and PARK:2020 1.5, 1.2.',
  ].join('\n'),
  'declared.md': '---\nobjectives: PARK:2020\n---\nobjective 1.6\n',
};

async function rowsOf(folder: Repository, words: readonly string[]) {
  const { stdout } = await objrefs(folder, words, { environment: { PATH: process.env.PATH } });
  return JSON.parse(stdout);
}
const text = (folder: Repository, words: readonly string[]) =>
  objrefs(folder, words, { environment: { PATH: process.env.PATH } });

function project(files: Readonly<Record<string, string>> = FILES): Repository {
  const folder = repository();
  folder.write({ ...files, 'acme.objectives.yaml': 'prefix: ACME\nedition: "1"\nobjectives: [1 Grow]\n' });
  folder.commit('2021-03-04');
  return folder;
}
const TO_2024 = ['migrate', 'PARK', '--to', '2024', '--dry-run'];

test('check, migrate and diff count the same references under the same words', async () => {
  const folder = project();
  const migrated = await rowsOf(folder, [...TO_2024, '--format', 'json']);
  // Two numbers within the range are rows of the reference that begins it.
  expect(migrated).toMatchObject({ affected: 11, toDecide: 7 });
  expect(migrated.left).toBeGreaterThan(migrated.toDecide);
  const { stderr } = await text(folder, TO_2024);
  expect(stderr).toContain('references to PARK, 11 affected: ');
  expect(stderr).toContain(' 7 need your decision');
  const { stdout } = await text(folder, ['check']);
  expect(stdout).toContain('7 references to PARK need a decision: run objrefs migrate PARK --to 2024.\n');
  const { impact } = await rowsOf(folder, ['diff', 'PARK', '2020', '2024', '--impact', '--format', 'json']);
  expect(impact.affected).toBe(11);
});

test('coverage counts what check reports as an earlier meaning for that, and says so', async () => {
  const folder = project({ ...FILES, 'plan.md': 'PARK 1.1, PARK 1.2 and PARK 1.4\n' });
  const { stdout } = await text(folder, ['coverage', '--framework', 'PARK']);
  expect(stdout).toContain('2 of 7 objectives cited (28%); 2 references, 3 stale');
  expect(stdout).toContain('plan.md:1:11  1.2  reused number with its earlier meaning (counted as 1.3)  Count birds');
  expect(stdout).toContain('plan.md:1:24  1.4  reused number with its earlier meaning (not counted)  Open kiosks');
  const undated = await text(folder, ['coverage', '--framework', 'PARK', '--no-git']);
  expect(undated.stdout).toContain('3 of 7 objectives cited (42%); 3 references, 1 stale');
});

test('the ends of a range that is invalid are counted as they are reported', async () => {
  const folder = project({ ...FILES, 'plan.md': 'PARK 1.3-1.2\n', 'declared.md': '' });
  const { findings } = await rowsOf(folder, ['check', 'plan.md', '--format', 'json']);
  const inPlan = findings.filter(({ file }: { file: string }) => file === 'plan.md');
  expect(inPlan.map(({ code }: { code: string }) => code).sort()).toEqual([
    'invalid-range',
    'reused-number',
    'reused-number',
  ]);
  expect(await rowsOf(folder, [...TO_2024, '--format', 'json'])).toMatchObject({ affected: 2, toDecide: 2 });
  const { impact } = await rowsOf(folder, ['diff', 'PARK', '2020', '2024', '--impact', '--format', 'json']);
  expect(impact.affected).toBe(2);
});

test('fix is named only where it would change something', async () => {
  // 1.7 is 1.2 now, which the text may cite for what it was before.
  const folder = project({ ...FILES, 'plan.md': 'PARK 1.7 and PARK 1.2\n' });
  expect((await text(folder, ['fix'])).stdout).toContain('Nothing to fix');
  expect((await text(folder, ['check'])).stdout).not.toContain('run objrefs fix');
  folder.write({ 'plan.md': 'PARK 1.5\n' });
  expect((await text(folder, ['check'])).stdout).toContain('To fix what needs no decision, run objrefs fix.\n');
});

describe('references that are taken as new', () => {
  const NOTE = (count: string, lines: string, them: string) =>
    `${count} to reused numbers taken as new, because ${lines} not committed, or newer than the edition. To list ${them}, add --no-git.\n`;

  test('a line that is not committed, or newer than the edition', async () => {
    const folder = project({ ...FILES, 'plan.md': 'PARK 1.2\n' });
    folder.write({ 'later.md': 'PARK 1.3\n' });
    folder.commit('2025-01-02');
    folder.write({ 'draft.md': 'PARK 1.2, PARK 1.1 and PARK:2020 1.4\n' });
    const { stdout } = await text(folder, ['check']);
    expect(stdout).toContain(NOTE('2 references', 'their lines are', 'them'));
    expect((await text(folder, TO_2024)).stderr).toContain(NOTE('2 references', 'their lines are', 'them'));
    expect(await rowsOf(folder, ['check', '--format', 'json'])).toMatchObject({ takenAsNew: 2 });
    expect(await rowsOf(folder, [...TO_2024, '--format', 'json'])).toMatchObject({ takenAsNew: 2, toDecide: 3 });
    expect((await text(folder, ['check', 'draft.md'])).stdout).toContain(NOTE('1 reference', 'its line is', 'it'));
    expect((await text(folder, ['check', '--since-written'])).stdout).toContain('taken as new');
    expect((await text(folder, ['check', '--quiet'])).stdout).not.toContain('taken as new');
  });

  test('not what is reviewed, has its title beside it, or is listed anyway', async () => {
    const folder = project({ ...FILES, 'plan.md': 'PARK 1.1\n', 'declared.md': '' });
    folder.write({ 'draft.md': 'PARK 1.2 and PARK 1.3 "Count birds"\n' });
    expect((await text(folder, ['check'])).stdout).toContain('1 reference to reused numbers taken as new');
    expect((await text(folder, ['check', '--no-git'])).stdout).not.toContain('taken as new');
    await text(folder, ['review']);
    expect((await text(folder, ['check'])).stdout).not.toContain('taken as new');
  });
});

describe('the patch of a dry run', () => {
  const filesOf = (folder: Repository) =>
    readdirSync(folder.path)
      .filter((name) => name !== '.git')
      .map((name) => [name, readFileSync(folder.at(name), 'utf8')]);

  test.each([
    ['creates the record', {}, TO_2024],
    [
      'edits the record',
      {
        'other.md': 'PARK 1.3\n',
        'objrefs.reviews.yaml':
          'format: 1\r\n# kept\r\nreviews:\r\n  - {document: other.md, framework: PARK, number: "1.3", fingerprint: 0a0a0a0a0a0a0a0a, title: Repair bridges}\r\n',
      },
      TO_2024,
    ],
    ['of fix, too', {}, ['fix', '--dry-run']],
  ])('%s: applying it is the same as migrating', async (_, more, words) => {
    const folder = project({ ...FILES, ...more });
    const other = temporaryFolder();
    cpSync(folder.path, other.path, { recursive: true });
    const left = async (one: Repository) => (await rowsOf(one, [...TO_2024, '--format', 'json'])).toDecide;
    const before = await left(folder);
    const { stdout } = await text(folder, words);
    expect(stdout).toContain('b/objrefs.reviews.yaml');
    const patch = temporaryFolder({ p: stdout });
    folder.git('apply', patch.at('p'));
    const migrated = { ...folder, path: other.path, at: other.at };
    await text(
      migrated,
      words.filter((word) => word !== '--dry-run'),
    );
    expect(filesOf(folder)).toEqual(filesOf(migrated));
    // Nothing is left out afterwards because its line is new.
    expect(await left(folder)).toBe(before);
  });

  test('says that a record above the folder is not in it', async () => {
    const folder = project({ 'park.objectives.yaml': CATALOG, 'plans/plan.md': FILES['plan.md'] });
    const environment = { PATH: process.env.PATH };
    const { stdout, stderr } = await objrefs(folder, TO_2024, { directory: 'plans', environment });
    expect(stdout).not.toContain('reviews');
    expect(stderr).toContain('objrefs: ../objrefs.reviews.yaml: not in the patch, since it is above this folder.');
  });
});
