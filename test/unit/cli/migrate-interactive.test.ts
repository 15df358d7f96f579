import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const CATALOG = `
prefix: NPS
editions:
  - edition: "2023"
    published: 2023-01-01
    objectives:
      - 1.1 Train investigators in forensics
      - 1.2 Share intelligence with partners
      - 2.1 Modernise border systems
      - 2.3 Protect migrants from traffickers
      - 3.1 Buy patrol vessels
  - edition: "2028"
    published: 2026-01-01
    objectives:
      - 1.1 Share intelligence with partners
      - 1.2 Establish a cyber reserve
      - 1.3 Train investigators in forensics
      - 2.1 Recruit many guards
      - 4.1 Protect migrants from traffickers
`;
const PLAN = '- NPS 1.1 first.\n- NPS 1.2 and NPS 2.1.\n- NPS 2.3 and NPS 3.1.\n- NPS 1.1 again.\n';

const migrate = (folder: ReturnType<typeof temporaryFolder>, stdin: string, ...words: string[]) =>
  objrefs(folder, ['migrate', 'NPS', '--to', '2028', '--no-git', ...words], { stdin });
const folderWith = (text = PLAN) =>
  temporaryFolder({ 'nps.objectives.yaml': CATALOG, 'plan.md': text, '.git/HEAD': '' });
const read = (folder: ReturnType<typeof temporaryFolder>, name: string) => readFileSync(folder.at(name), 'utf8');

test('each reference is asked about, and never again', async () => {
  const folder = folderWith();
  const answers = ['2!', '1', 'k', 'x', '=4.1', 'i', 'No -- longer pursued'];
  const { code, stdout, stderr } = await migrate(folder, `${answers.join('\n')}\n`, '--interactive');
  expect(read(folder, 'plan.md')).toBe(
    '- NPS 1.3 first.\n- NPS 1.2 and NPS:2023 2.1.\n' +
      '- NPS 4.1 and NPS 3.1. <!-- objrefs-ignore-line withdrawn-objective — No – longer pursued -->\n- NPS 1.3 again.\n',
  );
  expect([code, stderr.match(/Your choice/g)?.length]).toEqual([0, 6]);
  expect(stderr).toContain('x is not a possible answer.');
  expect(stderr).toContain('plan.md:1:3  NPS 1.1\n  NPS 1.1 was “Train investigators in forensics” in NPS 2023');
  expect(stdout).toContain('0 need your decision, 1 ignored by comments.');
  const record = read(folder, 'objrefs.reviews.yaml');
  expect(record).toContain('framework: "NPS", number: "1.2"');
  expect(record).toMatch(/edition: "2023", number: "2.1", fingerprint: "[^"]+", kept: "2028"/);

  const again = await migrate(folder, '', '--interactive');
  expect([again.code, again.stderr]).toEqual([0, '']);
  const { stdout: checked } = await objrefs(folder, ['check', '--no-git', '--format', 'json']);
  expect(JSON.parse(checked).findings.map(({ code: one }: { code: string }) => one)).toEqual(['superseded-edition']);
});

test('numbers within a range that is ignored do not count as references', async () => {
  const catalog = `prefix: MIG
editions:
  - {edition: "2015", objectives: [1.1 Light the harbour, 1.2 Dredge the channel, 1.3 Train pilots, 1.4 Write a handbook]}
  - {edition: "2020", objectives: [1.1 Chart the reefs, 1.2 Count the ships, 1.3 Paint the boats, 1.4 Ring a bell]}
`;
  const folder = temporaryFolder({ 'mig.objectives.yaml': catalog, 'plan.md': 'MIG 1.1–1.4\n', '.git/HEAD': '' });
  const { stdout } = await objrefs(folder, ['migrate', 'MIG', '--to', '2020', '--no-git', '--interactive'], {
    stdin: 'i\nreason\n'.repeat(4),
  });
  expect(stdout).toMatch(/2 references to MIG, .* 0 need your decision, 2 ignored by comments\./);
});

test('of several older editions, each can be kept', async () => {
  const catalog = `prefix: HB
editions:
  - {edition: "2010", objectives: [2.1 Light the harbour, 2.2 Dredge the channel, 2.3 Train pilots]}
  - {edition: "2015", objectives: [2.1 Train pilots, 2.2 Light the harbour, 2.3 Write a handbook]}
  - {edition: "2020", objectives: [2.1 Chart the reefs, 2.2 Count the ships, 2.3 Paint the boats]}
`;
  const folder = temporaryFolder({
    'hb.objectives.yaml': catalog,
    'plan.md': 'HB 2.1. HB 2.1, 2.3\n',
    '.git/HEAD': '',
  });
  const run = (stdin: string, ...words: string[]) =>
    objrefs(folder, ['migrate', 'HB', '--to', '2020', '--no-git', ...words], { stdin });
  const [row] = JSON.parse((await run('', '--dry-run', '--format', 'json')).stdout).results;
  expect(row).toMatchObject({ keep: '2015', keepOthers: [{ edition: '2010', title: 'Light the harbour' }] });
  const { stderr } = await run('k2\nk\nk2\n', '--interactive');
  expect(stderr).toContain('    k  keep edition 2015\n    k2  keep edition 2010\n');
  expect(stderr).toContain('Your choice (1, =, k, k2, i, s, q, ?): ');
  expect(read(folder, 'plan.md')).toBe('HB:2010 2.1. HB:2015 2.1, HB:2010 2.3\n');
  expect((await run('')).stdout).toContain(', 0 need your decision.');
  folder.write({ 'plan.md': 'HB 2.1\n' });
  expect((await run('k3\n=\nk\n', '--interactive')).stderr).toContain('after it, as in =2.1.\n');
  expect(read(folder, 'plan.md')).toBe('HB:2015 2.1\n');
});

test('an answer that is not written, since another of the list is missing, is named', async () => {
  const folder = folderWith('NPS 1.1, 1.2 and 2.1\n');
  const { stderr } = await migrate(folder, '2\ns\n1\n', '--interactive');
  expect(read(folder, 'plan.md')).toBe('NPS 1.1, 1.2 and 2.1\n');
  const note = 'plan.md:1:1: the answer about 1.1 was not written, since others of the list are not decided.\n';
  expect(stderr.slice(-note.length)).toBe(note);
  expect((await migrate(folderWith('NPS 1.1, 1.2\n'), '2\n1\n', '--interactive')).stderr).not.toContain('not written');
});

test('nothing is written before the last question, and then the record together with the files', async () => {
  const folder = folderWith('NPS 2.3 and NPS 1.1.\n');
  folder.write({ 'z.md': 'NPS 1.1\n' });
  const states: boolean[] = [];
  const isUnchanged = () =>
    read(folder, 'plan.md').startsWith('NPS 2.3') && !existsSync(folder.at('objrefs.reviews.yaml'));
  const input = async function* () {
    for (const answer of ['1\n', 's\n', '2\n']) {
      states.push(isUnchanged());
      yield Buffer.from(answer);
    }
  };
  await objrefs(folder, ['migrate', 'NPS', '--to', '2028', '--no-git', '-i'], { input });
  expect([states, read(folder, 'plan.md')]).toEqual([[true, true, true], 'NPS 4.1 and NPS 1.1.\n']);
  expect(read(folder, 'objrefs.reviews.yaml')).toContain('document: "plan.md", framework: "NPS", number: "1.1"');
});

test('when the input ends before the last question, nothing is written', async () => {
  const folder = folderWith();
  const { code, stderr } = await migrate(folder, '2\n1\n', '-i');
  expect([code, stderr.split('\n').at(-2)]).toEqual([
    2,
    'objrefs: the input ended before the last question; no files were changed',
  ]);
  expect([read(folder, 'plan.md'), existsSync(folder.at('objrefs.reviews.yaml'))]).toEqual([PLAN, false]);
});

test('the keys are explained once and on request, and a number that cannot be chosen is explained', async () => {
  const { stderr } = await migrate(folderWith(), '=9.9\n= 1.1, 4.11\ns\n?\nq\n', '-i');
  expect(stderr).toContain('Your choice (1-2, =, k, i, s, q, ?): ');
  expect(stderr.match(/ {4}k {2}keep edition 2023\n/g)).toHaveLength(2);
  expect(stderr).toContain('  9.9 is not in NPS 2028');
  expect(stderr).toContain("  4.11 is not in NPS 2028. Did you mean '4.1'?\n");
});

test('the numbers of a range are decided one by one; a list of which one is open is listed as a whole', async () => {
  const range = folderWith('NPS 1.1-1.2\n');
  // The new 1.3 and 1.1 are what the old 1.1 and 1.2 were.
  expect((await migrate(range, '1\n2\n', '-i')).code).toBe(0);
  expect(read(range, 'plan.md')).toBe('NPS 1.1\n');
  const chosen = folderWith('NPS 1.1-1.2\n');
  await migrate(chosen, '', '--pins', 'add', '--choose', '1.1=1.1', '--choose', '1.2=1.2');
  expect(read(chosen, 'plan.md')).toBe('NPS:2028 1.1-1.2\n');
  const list = folderWith('NPS 1.1 and 1.2\n');
  const { stdout } = await migrate(list, '2\ns\n', '-i', '--format', 'json');
  expect(JSON.parse(stdout).results.map(({ number }: { number: string }) => number)).toEqual(['1.1', '1.2']);
});

test('what is skipped stays on the list; JSON on standard output is not mixed with questions', async () => {
  const folder = folderWith();
  const { code, stdout } = await migrate(folder, '1\ns\nq\n', '-i', '--format', 'json', '--dry-run');
  const { left, recorded, results } = JSON.parse(stdout);
  expect([code, left, recorded]).toEqual([1, 5, 0]);
  expect(results.find(({ number }: { number: string }) => number === '3.1')).toMatchObject({
    meant: { edition: '2023', number: '3.1', title: 'Buy patrol vessels' },
    candidates: [],
    keep: '2023',
  });
  expect(read(folder, 'plan.md')).toBe(PLAN);
});

test('what a comment cannot ignore is not offered to be ignored, and a reason is required', async () => {
  const folder = folderWith('NPS 1.1\n');
  const { stderr } = await migrate(folder, 'i\n \ni\nas agreed\n', '-i');
  expect(stderr).toContain('A reason is required.');
  expect(read(folder, 'plan.md')).toContain('as agreed');
  const csv = folderWith('Nothing.\n');
  csv.write({ 'rows.csv': 'a,b\nNPS 1.1,x\n' });
  const inCsv = await migrate(csv, 'i\nq\n', '-i');
  expect(inCsv.stderr).toContain('i is not a possible answer.');
  expect(inCsv.stderr).not.toContain('ignore, with a reason');
  // No problem is reported there that a comment could ignore.
  const declared = folderWith('---\nobjectives: NPS:2023\n---\n\nNPS 3.1\n');
  const { stderr: offered } = await migrate(declared, 'q\n', '-i');
  expect(offered).toContain('k  keep edition 2023');
  expect(offered).not.toContain('ignore, with a reason');
});

test('a choice that the text would mix up with an open one names its edition', async () => {
  // The new 1.1 is what the old 1.2 was; the old 1.1 is not decided.
  const folder = folderWith('NPS 1.1\nNPS 1.2\n');
  await migrate(folder, 's\n2\n', '-i');
  expect(read(folder, 'plan.md')).toBe('NPS 1.1\nNPS:2028 1.1\n');
});

test('a reused number without evidence is information, which no severity, run or baseline takes for more', async () => {
  const folder = folderWith('NPS 1.1\n');
  const check = async (...words: string[]) => {
    const { code, stdout } = await objrefs(folder, ['check', '--no-git', '--format', 'json', ...words]);
    return [code, ...JSON.parse(stdout).findings.map(({ severity }: { severity: string }) => severity)];
  };
  expect(await check('--severity', 'reused-number=error')).toEqual([0, 'information']);
  expect(await check('--severity', 'reused-number=off')).toEqual([0]);
  await objrefs(folder, ['check', '--no-git', '--update-baseline']);
  expect(read(folder, 'objrefs.baseline.yaml')).not.toContain('reused-number');
  expect(await check()).toEqual([0, 'information']);
  await objrefs(folder, ['review']);
  expect(await check()).toEqual([0]);
});

test.each([
  ['a column of CSV', 'a.csv', 'task,NPS\nvessels,3.1\n'],
  ['a column of Markdown', 'b.md', '| Task | NPS |\n| --- | --- |\n| vessels | 3.1 |\n'],
  ['a text whose edition is declared', 'a.md', '---\nobjectives: NPS:2023\n---\nSee objective 3.1.\n'],
])('keeping the older edition is not offered, and not recorded, in %s', async (_, name, text) => {
  const folder = temporaryFolder({ 'nps.objectives.yaml': CATALOG, [name]: text, '.git/HEAD': '' });
  const { stderr, stdout } = await migrate(folder, 'k\nq\n', '-i');
  expect(stderr).toContain('3.1');
  expect(stderr).toContain('k is not a possible answer.');
  expect(stdout).toContain('1 needs your decision');
  expect([read(folder, name), existsSync(folder.at('objrefs.reviews.yaml'))]).toEqual([text, false]);
});

test('keeping the older edition is offered where the others of a list are not in it', async () => {
  const folder = folderWith('NPS 3.1, 1.3.\n');
  const { code } = await migrate(folder, 'k\n', '-i');
  expect([code, read(folder, 'plan.md')]).toEqual([0, 'NPS:2023 3.1, NPS 1.3.\n']);
});

test('a number that cannot be ignored, since the comment would cover others of the line, says so at once', async () => {
  const text = '- NPS 3.1, also NPS 1.1.\n- NPS 1.1, also NPS 3.1.\n';
  const folder = folderWith(text);
  const { stderr, stdout } = await migrate(folder, 'i\nno longer\ns\ns\ni\ns\n', '-i');
  const said = '3.1 cannot be ignored: the comment would also cover 1.1 on this line, which is not decided.';
  expect(stderr.split('\n').filter((line) => line.endsWith(said))).toHaveLength(2);
  expect([read(folder, 'plan.md'), stdout.includes('4 need your decision')]).toEqual([text, true]);
});
