import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });

test('the JSON report has exactly these keys, in this order, with these values', async () => {
  const folder = folderWith({ 'docs/a.md': 'x\nSee ACME 1.1, 1.2 and\nAcme Plan:2020 1.2, or ACNE 9.1.\n' });
  const { code, stdout, stderr } = await objrefs(folder, ['references', 'docs', '--format', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual(['version', 'files', 'references']);
  expect(report).toMatchObject({ version: 1, files: 1 });
  const inFile = { file: 'docs/a.md', prefix: 'ACME' };
  const replacedBy = [{ edition: '2024', number: '2.1', relation: 'moved' }];
  expect(report.references).toEqual([
    {
      ...inFile,
      ...{ line: 2, column: 5, endLine: 2, endColumn: 13, text: 'ACME 1.1', edition: null, resolvedEdition: '2024' },
      ...{ number: '1.1', status: 'current', canonical: true, title: 'Grow apples', replacedBy: [] },
    },
    {
      ...inFile,
      ...{ line: 2, column: 15, endLine: 2, endColumn: 18, text: '1.2', edition: null, resolvedEdition: '2024' },
      ...{ number: '1.2', status: 'replaced', canonical: true, title: 'Grow pears', replacedBy },
    },
    {
      ...inFile,
      ...{ line: 3, column: 1, endLine: 3, endColumn: 19, text: 'Acme Plan:2020 1.2', edition: '2020' },
      ...{
        resolvedEdition: '2020',
        number: '1.2',
        status: 'superseded',
        canonical: true,
        title: 'Grow pears',
        replacedBy,
      },
    },
    {
      ...inFile,
      ...{ line: 3, column: 24, endLine: 3, endColumn: 32, text: 'ACNE 9.1', edition: null, resolvedEdition: '2024' },
      ...{ number: '9.1', status: 'unknown-objective', canonical: false, title: null, replacedBy: [] },
    },
  ]);
  expect(Object.keys(report.references[0])).toEqual([
    ...['file', 'line', 'column', 'endLine', 'endColumn', 'text', 'prefix', 'edition', 'resolvedEdition'],
    ...['number', 'status', 'canonical', 'title', 'replacedBy'],
  ]);
});

test('a framework without editions has none in the report', async () => {
  const folder = temporaryFolder({ 'b.objectives.yaml': 'prefix: BETA\nobjectives: [1.1 One]', 'a.md': 'BETA 1.1' });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  expect(JSON.parse(stdout).references).toMatchObject([{ resolvedEdition: null, status: 'current' }]);
});

test('a report without references is a report too', async () => {
  const { stdout } = await objrefs(folderWith({}), ['references', '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual({ version: 1, files: 1, references: [] });
});

test('the pretty report gives each reference a line, under its file', async () => {
  const { stdout } = await objrefs(folderWith({ 'a.md': 'ACME 1.1, 1.2, 9.9' }), ['references']);
  expect(stdout).toBe(
    [
      'a.md',
      '  a.md:1:1  ACME 1.1  2024  current  Grow apples',
      '  a.md:1:11  ACME 1.2  2024  replaced → 2024 2.1  Grow pears',
      '  a.md:1:16  ACME 9.9  2024  unknown-objective',
      '2 files, 3 references.',
      '',
    ].join('\n'),
  );
});

describe('--objective', () => {
  const FILES = { 'a.md': 'ACME 1.1; ACME:2020 1.1; ACME 1; ACME 9.9, 1.1; ACME:2024 1.1' };
  const found = async (...objectives: string[]) => {
    const options = objectives.flatMap((objective) => ['--objective', objective]);
    const { stdout } = await objrefs(folderWith(FILES), ['references', '--format', 'json', ...options]);
    return JSON.parse(stdout).references.map(({ column }: { column: number }) => column);
  };

  test('keeps the references that mean the same, however they are written', async () => {
    expect(await found('ACME 1.1')).toEqual([1, 44, 49]);
    expect(await found('Acme Plan:2024 1.1')).toEqual([1, 44, 49]);
    expect(await found('ACME:2020 1.1')).toEqual([11]);
    expect(await found('ACME 1')).toEqual([26]);
  });

  test('can be given several times, and can be unknown', async () => {
    expect(await found('ACME 1, 9.9')).toEqual([26, 34]);
    expect(await found('ACME 2')).toEqual([]);
    expect(await found('ACME 1', 'ACME:2020 1.1')).toEqual([11, 26]);
  });

  test('says so where no edition lists the number', async () => {
    const { code, stderr } = await objrefs(folderWith(FILES), ['references', '--objective', 'ACME 99.1']);
    expect([code, stderr]).toEqual([0, 'objrefs: no edition that is meant lists ACME 99.1 (unknown-objective)\n']);
  });

  test('of a range, looks for all of its numbers', async () => {
    const catalog = 'prefix: ACME\nobjectives: [1.1 One, 1.2 Two, 1.3 Three]\n';
    const folder = temporaryFolder({ 'acme.objectives.yaml': catalog, 'a.md': 'ACME 1.2 and ACME 1.3\n' });
    const { stdout } = await objrefs(folder, ['references', '--json', '--objective', 'ACME 1.1-1.3']);
    expect(JSON.parse(stdout).references).toMatchObject([{ text: 'ACME 1.2' }, { text: 'ACME 1.3' }]);
  });

  test('finds ranges that include the objective', async () => {
    const catalog = `prefix: ACME\nobjectives: ['${['1.1 One', '1.2 Two', '1.3 Three', '1.4 Four'].join("', '")}']\n`;
    const folder = temporaryFolder({
      'acme.objectives.yaml': catalog,
      'a.md': 'ACME 1.1-1.3, 1.4; ACME 1.3-1.4; ACME 1.2-1.4',
    });
    const { stdout } = await objrefs(folder, ['references', '--format', 'json', '--objective', 'ACME 1.2']);
    expect(JSON.parse(stdout).references).toMatchObject([
      { number: '1.1', column: 1 },
      { number: '1.3', column: 10 },
      { number: '1.2', column: 34 },
    ]);
  });

  test('must be a reference', async () => {
    const { code, stderr } = await objrefs(folderWith(FILES), ['references', '--objective', '1.1']);
    expect(code).toBe(2);
    expect(stderr).toContain("'1.1' is not a reference. Write it as in a text");
    expect(stderr).toMatch(/Enabled frameworks: .*ACME/);
  });
});

describe('the CSV report', () => {
  /** As any reader of RFC 4180 would parse it. */
  function parse(csv: string): string[][] {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
      if (end !== ',') rows.push([]);
    }
    return rows.filter((row) => row.length > 1);
  }

  test('has the columns of the JSON report', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1.2' });
    const { stdout } = await objrefs(folder, ['references', '--format', 'csv', '--repository', 'plans']);
    expect(stdout).toBe(
      'file,line,column,endLine,endColumn,text,prefix,edition,resolvedEdition,number,status,canonical,title,replacedBy,place,repository,commit\r\n' +
        'a.md,1,1,1,9,ACME 1.2,ACME,,2024,1.2,replaced,true,Grow pears,2024:2.1 moved,,plans,\r\n',
    );
  });

  test('quotes what needs it, and contains no formulas', async () => {
    const folder = temporaryFolder({
      'acme.objectives.yaml': [
        'prefix: ACME',
        'objectives:',
        '  - {number: "1", title: \'Say "yes", or no\'}',
        '  - {number: "2", title: "=HYPERLINK(1)"}',
        '  - {number: "3", title: "@sum"}',
        '  - {number: "4", text: "two\\nlines"}',
      ].join('\n'),
      '=cmd,\u001b[2J.md': 'ACME 1, 2, 3, 4',
    });
    const { stdout } = await objrefs(folder, ['references', '--format', 'csv']);
    const [head = [], ...rows] = parse(stdout);
    expect(rows.map((row) => row[head.indexOf('title')])).toEqual([
      'Say "yes", or no',
      "'=HYPERLINK(1)",
      "'@sum",
      'two\nlines',
    ]);
    expect(rows[0]?.[0]).toBe("'=cmd,␛[2J.md");
  });
});
