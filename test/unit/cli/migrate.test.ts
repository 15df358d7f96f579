import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const FARM = `
prefix: FARM
aliases: [Farm Plan]
editions:
  - edition: "2020"
    objectives:
      - {number: "1.1", title: Apples, replacedBy: [5.1]}
      - {number: "1.2", title: Birds, replacedBy: [5.2, 5.3]}
      - 1.3 Nothing
  - edition: "2024"
    objectives:
      - 5.1 Apples
      - 5.2 Hens
      - 5.3 Geese
`;
const folderWith = (files: Record<string, string | Uint8Array>) =>
  temporaryFolder({ 'farm.objectives.yaml': FARM, ...files });
const migrate = (folder: TemporaryFolder, ...words: string[]) =>
  objrefs(folder, ['migrate', 'FARM', '--to', '2024', ...words]);
const read = (folder: TemporaryFolder, name: string) => readFileSync(folder.at(name), 'utf8');

test('references are rewritten in their files, and the report lists them', async () => {
  const folder = folderWith({
    'a.md': 'See FARM 1.1.\n',
    'b/c.txt': 'x\nFARM:2020 1.1; FARM 5.1\n',
    'd.md': 'FARM 5.2',
  });
  expect(await migrate(folder)).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'a.md',
      '  a.md:1:5  FARM 1.1 → FARM 5.1',
      'b/c.txt',
      '  b/c.txt:2:1  FARM:2020 1.1 → FARM:2024 5.1',
      '4 files, 4 references to FARM, 2 affected: 2 citations changed in 2 files, 0 need your decision.',
      '',
    ].join('\n'),
  });
  expect([read(folder, 'a.md'), read(folder, 'b/c.txt')]).toEqual(['See FARM 5.1.\n', 'x\nFARM:2024 5.1; FARM 5.1\n']);
  expect((await migrate(folder)).stdout).toBe(
    '4 files, 4 references to FARM, 0 affected: 0 citations changed, 0 need your decision.\n',
  );
});

test('unresolved references are grouped by number, with their choices, and fail the run', async () => {
  const folder = folderWith({ 'a.md': 'FARM 1.2', 'b.md': 'FARM 1.2 and FARM 1.3' });
  const { code, stdout } = await migrate(folder);
  expect(code).toBe(1);
  expect(stdout).toBe(
    [
      'Needs your decision',
      '  FARM 1.2 was split. Choose the one you mean.',
      '    → 5.2  Hens',
      '    → 5.3  Geese',
      '    a.md:1:1  FARM 1.2',
      '    b.md:1:1  FARM 1.2',
      '  FARM 1.3 is no longer in FARM 2024; the catalog lists no replacement.',
      '    b.md:1:14  FARM 1.3',
      '3 files, 3 references to FARM, 3 affected: 0 citations changed, 3 need your decision.',
      'To choose for all places, run the command again with --choose 1.2=5.2 and so on.',
      'To decide for each reference, run the command again with --interactive.',
      '',
    ].join('\n'),
  );
  expect((await migrate(folder, '--choose', '1.2=5.3', '--choose=1.3=5.2,5.3')).code).toBe(0);
  expect([read(folder, 'a.md'), read(folder, 'b.md')]).toEqual(['FARM 5.3', 'FARM 5.3 and FARM 5.2, 5.3']);
});

test('the JSON report has exactly these keys, in this order, with these values', async () => {
  const folder = folderWith({ 'docs/a.md': 'x FARM\n1.1; FARM:2020 1.2 <!-- x -->\nFARM 1.1 // objrefs-ignore-line' });
  const { code, stdout, stderr } = await migrate(folder, 'docs', '--format', 'json');
  expect([code, stderr]).toEqual([1, '']);
  const place = (line: number, column: number, endLine: number, endColumn: number) => ({
    file: 'docs/a.md',
    line,
    column,
    endLine,
    endColumn,
  });
  expect(stdout).toBe(
    [
      '{"version":1,"prefix":"FARM","to":"2024","dryRun":false,"files":1,"references":3,"rewritten":1,"left":1,"ignored":1,"affected":2,"recorded":0,"toDecide":1,"takenAsNew":0,"results":[',
      `${JSON.stringify({ kind: 'rewritten', ...place(1, 3, 2, 4), text: 'FARM\n1.1', newText: 'FARM\n5.1' })},`,
      JSON.stringify({
        kind: 'left',
        ...place(2, 6, 2, 19),
        text: 'FARM:2020 1.2',
        edition: '2020',
        number: '1.2',
        within: false,
        reason: 'choice',
        message: 'FARM 1.2 was split. Choose the one you mean.',
        candidates: [
          { number: '5.2', title: 'Hens' },
          { number: '5.3', title: 'Geese' },
        ],
        meant: { edition: '2020', number: '1.2', title: 'Birds' },
        keep: '2020',
        ignorable: true,
        keepOthers: [],
      }),
      ']}',
      '',
    ].join('\n'),
  );
});

test('a range is not decided by --choose, and a reversed one is said to be', async () => {
  const folder = folderWith({ 'a.md': 'FARM 1.1-1.3\n', 'b.md': 'FARM 1.3-1.1\n' });
  const { stdout } = await migrate(folder);
  expect(stdout).toContain('The range is reversed: 1.3 comes after 1.1. Fix it first.');
  expect(stdout).toContain('run the command again with --interactive');
  expect(stdout).not.toContain('--choose');
});

describe('--dry-run', () => {
  test('prints a patch that git apply accepts, and changes nothing', async () => {
    const { catalog } = shippedCatalogs.find(({ file }) => file === 'nist-csf.objectives.yaml')!;
    const numbers = catalog.editions[0]!.objectives.map(({ number }) => number);
    const files = {
      'all of it.md': numbers.map((number) => `- NIST CSF ${number}\n`).join(''),
      'plans/one.md': `We follow NIST CSF:1.1 PR.AC-4.\r\nAnd (CSF ID.RA-1–ID.RA-6), no line end`,
      'bom.txt': '\ufeffCSF PR.AC-4\nx\n',
      'untouched.md': 'NIST CSF PR.AA-01\n',
    };
    const folder = temporaryFolder(files);
    const words = ['migrate', 'CSF', '--to', '2.0'];
    const { code, stdout, stderr } = await objrefs(folder, [...words, '--dry-run']);
    expect(code).toBe(1);
    expect(stderr).toContain(' citations would be changed in 3 files, ');
    expect(stderr).toContain('No files were changed.');
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);

    const other = temporaryFolder(files);
    // Not in a repository that happens to contain the folder.
    const environment = { ...process.env, GIT_CEILING_DIRECTORIES: other.path };
    execFileSync('git', ['apply', '-'], { cwd: other.path, input: stdout, env: environment });
    await objrefs(folder, words);
    for (const name of Object.keys(files)) expect(read(other, name)).toBe(read(folder, name));
    expect(read(folder, 'plans/one.md')).toBe(
      'We follow NIST CSF:2.0 PR.AA-05.\r\nAnd (CSF ID.RA-01–ID.RA-06), no line end',
    );

    const again = await objrefs(folder, [...words, '--dry-run']);
    expect(again.stdout).toBe('');
  });

  test('still writes the report to --output', async () => {
    const folder = folderWith({ 'a.md': 'FARM 1.1' });
    const { code, stdout, stderr } = await migrate(folder, '-n', '--format', 'json', '-o', 'report.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^--- a\/a\.md\n/);
    expect(JSON.parse(read(folder, 'report.json'))).toMatchObject({ dryRun: true, rewritten: 1 });
  });

  test('prints only the report in a machine-readable format', async () => {
    const folder = folderWith({ 'a.md': 'FARM 1.1' });
    const { code, stdout, stderr } = await migrate(folder, '--dry-run', '--format', 'json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: true, rewritten: 1 });
    expect(read(folder, 'a.md')).toBe('FARM 1.1');
  });
});

test('files keep their encoding, line endings and surrounding text', async () => {
  const utf16 = Buffer.from('\ufeffé FARM 1.1\r\nx', 'utf16le');
  const folder = folderWith({ 'a.txt': utf16, 'b.txt': '\ufeffFARM 1.1\rFARM 1.1\r\n' });
  await migrate(folder);
  expect(readFileSync(folder.at('a.txt'))).toEqual(Buffer.from('\ufeffé FARM 5.1\r\nx', 'utf16le'));
  expect(read(folder, 'b.txt')).toBe('\ufeffFARM 5.1\rFARM 5.1\r\n');
});

test('catalogs and objrefs.yaml are not changed', async () => {
  const note = '# FARM 1.1\n';
  const folder = temporaryFolder({
    'farm.objectives.yaml': `${note}${FARM}`,
    'objrefs.yaml': `${note}format: 1\n`,
    'other.objectives.yaml': `${note}prefix: O\nobjectives: [1 As FARM 1.1 says]\n`,
  });
  expect((await migrate(folder)).stdout).toBe(
    '3 files, 0 references to FARM, 0 affected: 0 citations changed, 0 need your decision.\n',
  );
});

test('--pins decides what happens to the editions in citations', async () => {
  const text = 'FARM 1.1; FARM:2020 1.1';
  const migrated = async (...words: string[]) => {
    const folder = folderWith({ 'a.md': text });
    await migrate(folder, ...words);
    return read(folder, 'a.md');
  };
  expect(await migrated()).toBe('FARM 5.1; FARM:2024 5.1');
  expect(await migrated('--pins', 'add')).toBe('FARM:2024 5.1; FARM:2024 5.1');
  expect(await migrated('--pins', 'lift')).toBe('FARM 5.1; FARM 5.1');
});

test('with --pins add, the next step for reused numbers is a choice', async () => {
  const catalog =
    'prefix: P\neditions:\n  - edition: "1"\n    objectives: [1.1 Plant trees, 1.2 Count birds]\n' +
    '  - edition: "2"\n    objectives: [1.1 Count birds, 1.2 Write letters home]\n';
  const folder = temporaryFolder({ 'p.objectives.yaml': catalog, 'a.md': 'P 1.2' });
  const run = async (...words: string[]) =>
    (await objrefs(folder, ['migrate', 'P', '--to', '2', '--format', 'pretty', '--dry-run', ...words])).stderr;
  expect(await run()).toContain('With --pins add, ');
  expect(await run()).toContain('0 citations would be changed, 1 needs your decision');
  const added = await run('--pins', 'add');
  expect(added).not.toContain('With --pins add, ');
  expect(added).toContain('To choose for all places, run the command again with --choose 1.2=');
});

test('a document that declares the old edition then declares the new one', async () => {
  const declaring = (edition: string, text: string) =>
    `---\nobjectives: {framework: FARM, edition: "${edition}"}\n---\n${text}`;
  const folder = folderWith({ 'a.md': declaring('2020', 'FARM 1.1'), 'b.md': declaring('2020', 'FARM 1.1; FARM 1.2') });
  const { code, stdout } = await migrate(folder);
  expect(code).toBe(1);
  expect(stdout).toContain('  a.md:2:41  2020 → 2024\n  a.md:4:1  FARM 1.1 → FARM 5.1\n');
  expect(stdout).toContain('Needs your decision\n  FARM 1.2 was split.');
  expect(read(folder, 'a.md')).toBe(declaring('2024', 'FARM 5.1'));
  expect(read(folder, 'b.md')).toBe(declaring('2020', 'FARM 1.1; FARM 1.2'));
});

test('references that are not migrated keep the edition that their document declares', async () => {
  const text = '---\nobjectives: FARM:2020\n---\nFARM 1.1\nFARM 1.1 <!-- objrefs-ignore-line -->';
  const { stdout } = await migrate(folderWith({ 'a.md': text }));
  expect(stdout).toContain('Without an edition it means FARM 2020 here. Declare FARM 2024 in the document');
});

test('if citations without an edition mean the old one, they are unresolved', async () => {
  const files = { 'objrefs.yaml': 'format: 1\nframeworks: {FARM: {edition: "2020"}}\n', 'a.md': 'FARM 1.1' };
  const { code, stdout } = await migrate(folderWith(files));
  expect(code).toBe(1);
  expect(stdout).toContain('Without an edition it means FARM 2020 here. Make FARM 2024 the default edition, or');
  const folder = folderWith(files);
  expect((await migrate(folder, '--pins', 'add')).code).toBe(0);
  expect(read(folder, 'a.md')).toBe('FARM:2024 5.1');
  expect((await migrate(folder, '--pins', 'lift')).stderr).toBe(
    'objrefs: --pins lift would change the meaning: citations without an edition mean FARM 2020, not 2024\n',
  );
});

test.each([
  [[], 'missing PREFIX. Example: objrefs migrate CSF --to 2.0'],
  [
    ['FARN', '--to', '2024'],
    "unknown framework 'FARN'. Did you mean 'FARM'? Known frameworks: INTERPOL-SP, NIST CSF, FARM.",
  ],
  [['FARM'], 'missing --to EDITION. The editions of FARM are 2020, 2024.'],
  [['FARM', '2024'], 'missing --to EDITION. The editions of FARM are 2020, 2024.'],
  [['FARM', '--to', '2034'], "FARM has no edition '2034'. Did you mean '2024'? The editions of FARM are 2020, 2024."],
  [['FARM', '--to', '2020'], '2020 is the oldest edition of FARM; there are no references to migrate'],
  [['FARM', '--to', '2024', 'nowhere'], /no such file or folder: 'nowhere'/],
  [
    ['FARM', '--to', '2024', '--choose', '1.2'],
    "invalid value '1.2' for --choose; expected OLD=NEW: a number and its replacement",
  ],
  [
    ['FARM', '--to', '2024', '--choose', '1.9=5.1'],
    "1.9 is not in any edition of FARM before 2024. Did you mean '1.1'?",
  ],
  [['FARM', '--to', '2024', '--choose', '1.2=5.9'], "5.9 is not in FARM 2024. Did you mean '5.1'?"],
  [
    ['FARM', '--to', '2024', '--choose', '1.2=5.2', '--choose', '1.2=5.3'],
    '--choose names 1.2 twice. To choose several numbers, use 1.2=A,B.',
  ],
])('%j exits with 2 and says what to do', async (words, message) => {
  const { code, stdout, stderr } = await objrefs(folderWith({ 'a.md': 'FARM 1.1' }), ['migrate', ...words]);
  expect([code, stdout]).toEqual([2, '']);
  if (typeof message === 'string') expect(stderr).toBe(`objrefs: ${message}\n`);
  else expect(stderr).toMatch(message);
});
