import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string | Uint8Array>) =>
  temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });

/** The findings of a run with JSON, each as `file:line:column-endLine:endColumn code`. */
async function findings(folder: ReturnType<typeof temporaryFolder>, ...words: string[]): Promise<string[]> {
  const { stdout } = await objrefs(folder, ['check', '--format', 'json', ...words]);
  return JSON.parse(stdout).findings.map(
    (row: Record<string, unknown>) =>
      `${row.file}:${row.line}:${row.column}-${row.endLine}:${row.endColumn} ${row.code}`,
  );
}

describe('the JSON report', () => {
  test('has exactly these keys, in this order, with these values', async () => {
    const folder = folderWith({ 'docs/a.md': 'See ACME 1.1.\nAnd ACME 1.9, also ACME:2020 1.2.\n' });
    const { code, stdout, stderr } = await objrefs(folder, ['check', 'docs', '--format', 'json']);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['version', 'files', 'references', 'takenAsNew', 'findings']);
    expect(report).toMatchObject({ version: 1, files: 1, references: 3 });
    expect(report.findings).toHaveLength(2);
    const [unknown, superseded] = report.findings;
    expect(Object.entries(unknown).filter(([key]) => key !== 'suggestions' && key !== 'message')).toEqual([
      ['file', 'docs/a.md'],
      ['line', 2],
      ['column', 5],
      ['endLine', 2],
      ['endColumn', 13],
      ['code', 'unknown-objective'],
      ['severity', 'error'],
      ['prefix', 'ACME'],
      ['edition', null],
      ['number', '1.9'],
    ]);
    expect(Object.keys(unknown)).toEqual([
      ...['file', 'line', 'column', 'endLine', 'endColumn', 'code', 'severity', 'message'],
      ...['prefix', 'edition', 'number', 'suggestions'],
    ]);
    expect(unknown.suggestions[0]).toEqual({ number: '1.1', title: 'Grow apples', newText: 'ACME 1.1' });
    expect(Object.keys(unknown.suggestions[0])).toEqual(['number', 'title', 'newText']);
    expect(superseded).toMatchObject({
      code: 'superseded-edition',
      severity: 'information',
      prefix: 'ACME',
      edition: '2020',
      number: '1.2',
    });
  });

  test('names files relative to the working directory, upwards too', async () => {
    const folder = folderWith({ 'docs/a.md': 'ACME 9.1', 'other/b.md': 'ACME 9.2' });
    const { stdout } = await objrefs(folder, ['check', '../docs', '.', '--format', 'json'], { directory: 'other' });
    expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(['../docs/a.md', 'b.md']);
  });

  test.each([
    ['CRLF', 'x\r\nACME 9.1\r\n', 'a.md:2:1-2:9'],
    ['lone CR', 'x\rACME 9.1\r', 'a.md:2:1-2:9'],
    ['a byte order mark', '\ufeffACME 9.1', 'a.md:1:1-1:9'],
    ['astral characters', '𝄞𝄞 ACME 9.1', 'a.md:1:6-1:14'],
    ['UTF-16', Buffer.from('\ufeffé ACME 9.1', 'utf16le'), 'a.md:1:3-1:11'],
    ['a tab', '\tACME 9.1', 'a.md:1:2-1:10'],
  ])('has correct lines and columns with %s', async (_name, text, place) => {
    expect(await findings(folderWith({ 'a.md': text }))).toEqual([`${place} unknown-objective`]);
  });

  test('gives a row for each member of a list', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.1, 1.8 and 1.9' });
    expect(await findings(folder)).toEqual(['a.md:1:11-1:14 unknown-objective', 'a.md:1:19-1:22 unknown-objective']);
  });

  test('has no control characters that a terminal obeys', async () => {
    const folder = folderWith({ 'a\u001b[31m\u009b\u202e.md': 'ACME 9.1' });
    const { stdout } = await objrefs(folder, ['check', '--format', 'json']);
    expect(stdout).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(JSON.parse(stdout).findings[0].file).toBe('a\u001b[31m\u009b\u202e.md');
  });
});

describe('files to read', () => {
  test('exclude what git ignores, what the configuration excludes, and binaries; named files are included', async () => {
    const folder = folderWith({
      '.gitignore': 'ignored/',
      'objrefs.yaml': 'exclude: [archive/**]',
      'ignored/a.md': 'ACME 9.1',
      'archive/b.md': 'ACME 9.2',
      'c.bin': 'ACME 9.3\0',
      'd.md': 'ACME 9.4',
    });
    expect(await findings(folder)).toEqual(['d.md:1:1-1:9 unknown-objective']);
    expect(await findings(folder, 'ignored/a.md', 'archive/b.md')).toEqual([
      'archive/b.md:1:1-1:9 unknown-objective',
      'ignored/a.md:1:1-1:9 unknown-objective',
    ]);
  });

  test('too large files and missing arguments are reported', async () => {
    const folder = folderWith({ 'objrefs.yaml': 'limits: {fileSize: 1 KB}', 'a.csv': 'x'.repeat(1001), 'b.bin': '\0' });
    const { stderr, code } = await objrefs(folder, ['check', 'a.csv', 'b.bin']);
    expect(stderr).toContain('a.csv: skipped, since it is larger than 1000 bytes. To read it, raise limits.fileSize');
    expect(stderr).toContain('b.bin: skipped, since it is not a text file');
    expect(stderr).toContain('no text files found');
    expect(code).toBe(2);
    expect((await objrefs(folder, ['check', 'a.csv', 'b.bin', '--allow-empty'])).code).toBe(0);
  });

  test('lines that are too long are reported', async () => {
    const folder = folderWith({
      'objrefs.yaml': 'limits: {lineLength: 20}',
      'a.md': `ACME 9.1${' '.repeat(20)}\nACME 9.2`,
    });
    const { stdout, stderr } = await objrefs(folder, ['check', '--format', 'json']);
    expect(stderr).toContain(
      'a.md: skipped 1 line longer than 20 characters. To read it, raise limits.lineLength in objrefs.yaml.',
    );
    expect(JSON.parse(stdout).findings).toMatchObject([{ line: 2, number: '9.2' }]);
  });

  test('include catalogs and configuration of the root, from any working directory', async () => {
    const folder = folderWith({
      'objrefs.yaml': 'severity: {unknown-objective: warning}',
      'docs/deep/a.md': 'ACME 9.1',
    });
    const { stdout, code } = await objrefs(folder, ['check', '--format', 'json'], { directory: 'docs/deep' });
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'a.md', severity: 'warning' }]);
    expect(code).toBe(0);
  });

  test('include additional catalogs and a configuration given by options', async () => {
    const folder = folderWith({
      'root/.git/HEAD': '',
      'root/a.md': 'ACME 1.1 BETA 9 GAMMA 9',
      'beta.yaml': 'prefix: BETA\nobjectives: [1 One]',
      'gamma.yaml': 'prefix: GAMMA\nobjectives: [1 One]',
      'ci.yaml': 'severity: {unknown-objective: warning}',
    });
    const words = [
      'check',
      '--format',
      'json',
      '--catalog',
      '../beta.yaml',
      '--catalog=../gamma.yaml',
      '--config',
      '../ci.yaml',
    ];
    const { stdout, code } = await objrefs(folder, words, { directory: 'root' });
    const rows = JSON.parse(stdout).findings;
    expect(rows.map(({ prefix, severity }: Record<string, string>) => `${prefix} ${severity}`)).toEqual([
      'BETA warning',
      'GAMMA warning',
    ]);
    expect(code).toBe(0);
  });

  test.each([
    ['frameworks: {NOPE: on}\n', 'config-unknown-framework'],
    ['catalogs: [frameworks/*.yaml]\n', 'config-unmatched-glob'],
    ['catalogs: [missing.yaml]\n', 'config-missing-catalog'],
  ])('a run that cannot check what %j asks for fails, unless that is accepted', async (configuration, code) => {
    const folder = folderWith({ 'objrefs.yaml': configuration, 'a.md': 'fine' });
    const checked = await objrefs(folder, ['check', '--format', 'json', '--fail-on', 'never']);
    expect(JSON.parse(checked.stdout).findings).toMatchObject([{ code }]);
    expect(checked.stderr).toContain('objrefs: not everything was checked: objrefs.yaml names');
    expect(checked.code).toBe(2);
    expect((await objrefs(folder, ['check', '--fail-on', 'never', '--allow-empty'])).code).toBe(0);
    const isAccepted = ['check', '--fail-on', 'never', '--severity', `${code}=off`];
    expect((await objrefs(folder, isAccepted)).code).toBe(0);
  });

  test('problems of catalogs and configuration are found, whatever paths are given', async () => {
    const folder = folderWith({
      'objrefs.yaml': 'catalogs: [missing.yaml]\n',
      'broken.objectives.yaml': 'prefix: OTHER\nobjectives: [1 One, 1 Two]\n',
      'docs/a.md': 'fine',
    });
    const { stdout, code } = await objrefs(folder, ['check', 'docs', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(report.files).toBe(1);
    expect(report.findings).toMatchObject([
      { file: 'broken.objectives.yaml', line: 2, code: 'catalog-duplicate', prefix: null, edition: null, number: null },
      { file: 'objrefs.yaml', line: 1, column: 12, endColumn: 24, code: 'config-missing-catalog', suggestions: [] },
    ]);
    expect(code).toBe(2);
  });
});

describe('exit codes', () => {
  const ERROR = 'ACME 9.1';
  const WARNING = 'ACME 1.3';
  const INFORMATION = 'ACME:2020 1.1';

  test.each([
    ['', 'error', 0],
    [ERROR, 'error', 1],
    [WARNING, 'error', 0],
    [WARNING, 'warning', 1],
    [INFORMATION, 'warning', 0],
    [INFORMATION, 'information', 1],
    [ERROR, 'never', 0],
  ])('%j with --fail-on %s gives %i', async (text, failOn, expected) => {
    const folder = folderWith({ 'a.md': text });
    expect((await objrefs(folder, ['check', '--fail-on', failOn])).code).toBe(expected);
  });

  test('do not depend on which findings are shown', async () => {
    const folder = folderWith({ 'a.md': WARNING });
    const { code, stdout } = await objrefs(folder, ['check', '--fail-on', 'warning', '--min-severity', 'error']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'no findings. 1 less severe finding not shown (--min-severity); 1 of them fails the run (--fail-on warning).',
    );
  });

  test('are 2 if nothing could be read, and no advice is about frameworks', async () => {
    const folder = folderWith({ 'a.md': '' });
    symlinkSync('/dev/null', folder.at('device'));
    const { code, stdout } = await objrefs(folder, ['check', 'device']);
    expect([code, stdout]).toEqual([2, '0 files, 0 references: no findings in what could be checked.\n']);
  });

  test('are 2 if objrefs.yaml cannot be read, and the message says so', async () => {
    const folder = folderWith({ 'a.md': '' });
    mkdirSync(folder.at('objrefs.yaml'));
    const { code, stderr } = await objrefs(folder, ['check']);
    expect([code, stderr]).toEqual([
      2,
      'objrefs: not everything was checked: objrefs.yaml cannot be read. Fix it, or add --allow-empty.\n',
    ]);
  });

  test('are 2 if something could not be read; the rest is reported', async () => {
    const folder = folderWith({ 'a.md': ERROR });
    symlinkSync('/dev/null', folder.at('device'));
    const { code, stdout, stderr } = await objrefs(folder, ['check', '.', 'device']);
    expect(stderr).toBe('objrefs: device: cannot be read: neither a file nor a directory\n');
    expect(stdout).toContain('a.md:1:1');
    expect(code).toBe(2);
  });

  test('are 2 for wrong usage', async () => {
    const folder = folderWith({ 'a.md': '' });
    const failing: [words: string[], message: string][] = [
      [['check', 'nowhere'], `no such file or folder: 'nowhere'`],
      [['check', '--catalog', 'nowhere'], `no such catalog: 'nowhere'`],
      [['check', '--config', '.'], "'.' is a folder, not a configuration file"],
      [['check', '--output', 'no/such/file'], "cannot write the report to 'no/such/file': no such folder: 'no/such'"],
    ];
    for (const [words, message] of failing) {
      const { code, stdout, stderr } = await objrefs(folder, words);
      expect.soft(stderr).toContain(`objrefs: ${message}`);
      expect.soft([code, stdout]).toEqual([2, '']);
    }
  });
});

describe('--min-severity', () => {
  test.each([
    ['error', ['a.md:1:1-1:9 unknown-objective']],
    ['warning', ['a.md:1:1-1:9 unknown-objective', 'a.md:2:1-2:9 withdrawn-objective']],
  ])('%s', async (severity, expected) => {
    const folder = folderWith({ 'a.md': 'ACME 9.1\nACME 1.3\nACME:2020 1.1\nACNE 1.1' });
    expect(await findings(folder, '--min-severity', severity)).toEqual(expected);
  });

  test('shows information by default, and hints on request', async () => {
    const folder = folderWith({ 'a.md': 'ACME:2020 1.1\nACNE 1.1' });
    expect(await findings(folder)).toEqual(['a.md:1:1-1:14 superseded-edition']);
    const all = await findings(folder, '--min-severity', 'hint');
    expect(all.map((row) => row.split(' ')[1])).toEqual(['superseded-edition', 'noncanonical-reference']);
  });
});

test('a lone dash as a file of a report is standard output', async () => {
  const folder = folderWith({ 'a.md': 'ACME 9.1' });
  const { stdout } = await objrefs(folder, ['check', '--json']);
  for (const words of [
    ['--json', '-o', '-'],
    ['--format', 'json=-'],
    ['--json', '-o', 'x', '--output=-'],
  ]) {
    expect((await objrefs(folder, ['check', ...words])).stdout).toBe(stdout);
  }
  expect(readdirSync(folder.path).filter((name) => name !== '.git')).toEqual(['a.md', 'acme.objectives.yaml']);
});

test('names the other place of a problem between catalogs, and where the prefix of a table is to be added', async () => {
  const folder = temporaryFolder({
    'a.objectives.yaml': 'prefix: A\nobjectives: [1.1 One]\n',
    'b.objectives.yaml': 'prefix: B\naliases: [A]\nobjectives:\n  - 1.1 One\n  - 1.1 Two\n',
    'objrefs.yaml': 'catalogs: [{file: c.csv}]\n',
    'c.csv': 'id,title\n1.1,Grow\n',
  });
  const { stdout } = await objrefs(folder, ['check']);
  expect(stdout).toContain('      → a.objectives.yaml:1:9  "A" of A\n');
  expect(stdout).toContain('      → b.objectives.yaml:4:5  ');
  expect(stdout).toContain('Add "prefix" to its entry under "catalogs" in objrefs.yaml.');
  expect(stdout.split('c.csv:1:1')).toHaveLength(2);
});

test('the page about CI documents all keys of the JSON, in their order', async () => {
  const page = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
  const [table = ''] = /(?<=\| key \| value \|\n)(?:\|.*\n)+/.exec(page) ?? [];
  const documented = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, keys = '']) => keys.match(/\w+/g) ?? []);
  const { stdout } = await objrefs(folderWith({ 'a.md': 'ACME 9.9' }), ['check', '--json']);
  expect(documented).toEqual(Object.keys(JSON.parse(stdout).findings[0]));
  const references = await objrefs(folderWith({ 'a.md': 'ACME 1.2' }), ['references', '--json']);
  for (const key of Object.keys(JSON.parse(references.stdout).references[0])) expect(page).toContain(`\`${key}\``);
});

test('says where objrefs fix can fix findings', async () => {
  const advice = 'To fix what needs no decision, run objrefs fix.\n';
  const summary = async (text: string) => (await objrefs(folderWith({ 'a.md': text }), ['check'])).stdout;
  expect(await summary('ACME 1.2')).toContain(advice);
  expect(await summary('ACME 9.9, ACME:2020 1.1')).not.toContain(advice);
});

test('--output writes the report to a file, without colours', async () => {
  const folder = folderWith({ 'a.md': 'ACME 9.1' });
  const forced = { environment: { FORCE_COLOR: '1' } };
  const { stdout, code } = await objrefs(folder, ['check', '-o', 'report.txt'], forced);
  expect([stdout, code]).toEqual(['', 1]);
  expect(readFileSync(folder.at('report.txt'), 'utf8')).toMatch(/^a\.md\n {2}a\.md:1:1 {2}error/);
});

test('a text without any prefix is still searched for ignore comments', async () => {
  const folder = folderWith({
    'a.md': 'Nothing.\n<!-- objrefs-ignore-file -->\n',
    'b.md': 'Nothing.\n',
    'c.md': new Uint8Array(Buffer.from('\ufeffACME 1.9', 'utf16le')),
    'd.md': 'acme 1.1',
  });
  expect(await findings(folder, '--min-severity', 'hint')).toEqual([
    'a.md:2:6-2:25 unused-suppression',
    'c.md:1:1-1:9 unknown-objective',
    'd.md:1:1-1:9 noncanonical-reference',
  ]);
  const { files } = JSON.parse((await objrefs(folder, ['check', '--format', 'json'])).stdout);
  expect(files).toBe(5);
});

describe('a framework that is named, and none of whose numbers is read', () => {
  const CITY = 'prefix: CITY\nobjectives:\n  - 1.1 Roads\n';
  const codes = async (files: Record<string, string>, ...words: string[]) => {
    const folder = temporaryFolder({ 'city.objectives.yaml': CITY, ...files });
    const { stdout } = await objrefs(folder, ['check', '--json', ...words]);
    return JSON.parse(stdout).findings.map(({ file, code, severity, message }: Record<string, string>) =>
      [file, code, severity, message].join(' '),
    );
  };

  test('is reported from kept results, too', async () => {
    const folder = temporaryFolder({ 'city.objectives.yaml': CITY, 'a.md': 'See CITY pillar 1.1.\n' });
    const run = async () => (await objrefs(folder, ['check', '--cache'])).stdout;
    const first = await run();
    expect(first).toContain('no number of it is read. In a.md');
    expect(await run()).toBe(first);
  });

  test('is reported at its prefix, with a reason', async () => {
    expect(await codes({ 'a.md': 'See CITY pillar 1.1.\n', 'b.md': 'CITY is large.\n' })).toEqual([
      'city.objectives.yaml catalog-uncited information Texts name CITY, but no number of it is read. In a.md: ' +
        'The word "pillar" before the number is not known. List it under "words" in the catalog.',
    ]);
  });

  test('is not reported if a number is read anywhere, if it is only named, or of a part of the folder', async () => {
    expect(await codes({ 'a.md': 'See CITY pillar 1.1.\n', 'b.md': 'CITY 1.1\n' })).toEqual([]);
    expect(await codes({ 'a.md': 'CITY is large. CITY 2030, CITY has 12 parks.\n' })).toEqual([]);
    expect(await codes({ 'a.md': 'See CITY pillar 1.1.\n' }, 'a.md')).toEqual([]);
  });
});

describe('a built-in framework that is cited and not enabled', () => {
  const files = { 'a.md': 'NIST CSF PR.AA-01, then NIST CSF PR.AA-02\n', 'b.md': 'NIST CSF PR.AA-01\n' };

  test('is one line for all files, and no finding', async () => {
    const folder = folderWith(files);
    const { code, stderr, stdout } = await objrefs(folder, ['check', '--min-severity', 'hint']);
    expect(code).toBe(0);
    expect(stderr).toBe(
      'objrefs: NIST CSF is cited in 2 files, and not enabled. To check its numbers, add "NIST CSF: on" to frameworks in objrefs.yaml ("off" hides this line).\n',
    );
    expect(stdout).not.toContain('disabled-framework');
    expect((await objrefs(folder, ['check', '--quiet'])).stderr).toBe('');
  });

  test('is not mentioned once it is disabled, and a finding where its severity is configured', async () => {
    const off = folderWith({ ...files, 'objrefs.yaml': 'frameworks: {NIST CSF: off}\n' });
    expect((await objrefs(off, ['check'])).stderr).toBe('');
    const severe = folderWith({ ...files, 'objrefs.yaml': 'severity: {disabled-framework: warning}\n' });
    expect(await findings(severe)).toEqual(['a.md:1:1-1:18 disabled-framework', 'b.md:1:1-1:18 disabled-framework']);
  });
});

test.each(['objrefs.yml', '.objrefs.yaml'])(
  '%s, which is not read, gets a hint, but not beside objrefs.yaml',
  async (name) => {
    const folder = temporaryFolder({ '.git/HEAD': '', [name]: 'exclude: [a.md]\n', 'a.md': 'Nothing.\n' });
    const hint = `objrefs: ${name} is not read. Rename it to objrefs.yaml.\n`;
    expect((await objrefs(folder, ['check'])).stderr).toBe(hint);
    folder.write({ 'objrefs.yaml': 'exclude: [b.md]\n' });
    expect((await objrefs(folder, ['check'])).stderr).toBe('');
  },
);
