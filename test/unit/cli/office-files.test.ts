import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { relationships, wordParts, zipOf } from '../../support/office-files.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const paragraph = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>';
const PLAN = zipOf(
  wordParts(`${paragraph('Trees', HEADING)}${paragraph('We follow ACME 9.9.')}${paragraph('ACME 1')}`),
);

/** A workbook with one sheet. */
const bookOf = (rows: string, more: Readonly<Record<string, string>> = {}) =>
  zipOf({
    '_rels/.rels': relationships({ r: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships({ a: ['worksheet', 'a.xml'] }),
    'xl/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });

const planFolder = () => temporaryFolder({ 'objrefs.yaml': '', 'acme.objectives.yaml': CATALOG, 'plan.docx': PLAN });

describe('check', () => {
  test('names the place', async () => {
    const folder = planFolder();
    const { code, stdout } = await objrefs(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('  plan.docx: paragraph 2, “Trees”  error  ACME 2024 has no target 9.9.');
    expect(stdout).toContain('       | We follow ACME 9.9.\n       |           ^^^^^^^^\n');
    expect(stdout).not.toContain('objrefs fix');
  });

  test('has the place in JSON, beside lines and columns of the text', async () => {
    const folder = planFolder();
    const { stdout } = await objrefs(folder, ['check', '--format', 'json']);
    expect(JSON.parse(stdout).findings[0]).toMatchObject({
      file: 'plan.docx',
      line: 3,
      column: 11,
      place: { kind: 'paragraph', paragraph: 2, heading: ['Trees'], label: 'paragraph 2, “Trees”' },
    });
  });

  test('has no lines in formats for forges', async () => {
    const folder = planFolder();
    const reportIn = async (format: string) => (await objrefs(folder, ['check', '--format', format])).stdout;
    expect(await reportIn('github')).toMatch(
      /^::error file=plan\.docx,title=unknown-objective::paragraph 2, “Trees”: /,
    );
    const [result] = JSON.parse(await reportIn('sarif')).runs[0].results;
    expect(result.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'plan.docx', uriBaseId: '%SRCROOT%' } },
        logicalLocations: [{ name: 'paragraph 2, “Trees”', kind: 'paragraph' }],
      },
    ]);
    expect(result.fixes).toBeUndefined();
    expect(JSON.parse(await reportIn('rdjsonl')).location).toEqual({ path: 'plan.docx' });
    expect(JSON.parse(await reportIn('codeclimate'))[0].location.lines).toEqual({ begin: 1, end: 1 });
    expect(await reportIn('junit')).toContain('name="paragraph 2, “Trees” unknown-objective"');
  });

  test('reads standard input by the name that it is given', async () => {
    const folder = planFolder();
    const words = ['check', '--stdin', '--stdin-filename', 'other.docx'];
    expect((await objrefs(folder, words, { stdin: PLAN })).stdout).toContain('other.docx: paragraph 2');
    const { code, stderr } = await objrefs(folder, words, { stdin: 'text' });
    expect([code, stderr]).toEqual([
      2,
      'objrefs: standard input was not checked: it is damaged, or not what its name says.\n',
    ]);
  });

  test('fails for a damaged document only if it is named', async () => {
    const folder = planFolder();
    folder.write({ 'plan.docx': 'text', 'plan.md': 'ACME 1' });
    const message = 'objrefs: plan.docx: cannot be read: it is damaged, or not what its name says.\n';
    expect(await objrefs(folder, ['check'])).toMatchObject({ code: 0, stderr: message });
    expect(await objrefs(folder, ['check', 'plan.docx'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  });

  test('leaves documents out in folders if objrefs.yaml says so', async () => {
    const folder = planFolder();
    folder.write({ 'objrefs.yaml': 'documents: {office: false}' });
    expect((await objrefs(folder, ['check'])).code).toBe(0);
    expect((await objrefs(folder, ['check', 'plan.docx'])).code).toBe(1);
  });
});

describe('--changed-since and --staged report what is new in a document', () => {
  const word = (...texts: readonly string[]) => zipOf(wordParts(texts.map((text) => paragraph(text)).join('')));
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = (...rows: readonly (readonly string[])[]) =>
    bookOf(rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join(''));

  test.each<[string, string, Uint8Array, Uint8Array, readonly string[]]>([
    ['a new paragraph', 'a.docx', word('ACME 9.1'), word('ACME 9.2', 'ACME 9.1'), ['9.2']],
    ['a changed paragraph', 'a.docx', word('ACME 9.1', 'ACME 9.2'), word('ACME 9.1', 'Now ACME 9.2'), ['9.2']],
    ['not a moved one', 'a.docx', word('a', 'ACME 9.1', 'b'), word('b', 'a', 'ACME 9.1'), []],
    ['not one with another number', 'a.docx', word('1. a', '2. ACME 9.1'), word('1. a', '2. b', '3. ACME 9.1'), []],
    ['the last of equal ones', 'a.docx', word('ACME 9.1'), word('ACME 9.1', 'x', 'ACME 9.1'), ['9.1']],
    [
      'nothing, if only its form was changed',
      'a.docx',
      word('ACME 9.1'),
      zipOf({ ...wordParts(paragraph('ACME 9.1')), x: 'y' }),
      [],
    ],
    [
      'a changed cell',
      'a.xlsx',
      sheet(['ACME 9.1', 'ACME 9.2', 'ACME 9.3']),
      sheet(['ACME 9.1', 'ACME 9.4', 'ACME 9.3']),
      ['9.4'],
    ],
    ['a new row', 'a.xlsx', sheet(['ACME 9.1']), sheet(['ACME 9.2', 'ACME 9.3'], ['ACME 9.1']), ['9.2', '9.3']],
    ['all of one whose earlier version cannot be read', 'a.docx', Buffer.from('PK\0'), word('ACME 9.1'), ['9.1']],
  ])('%s', async (_what, name, before, after, expected) => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, [name]: before });
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...words], { cwd: folder.at('.') });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    folder.write({ [name]: after });
    const numbersOf = async (...words: readonly string[]) =>
      JSON.parse((await objrefs(folder, ['check', '--json', ...words])).stdout).findings.map(
        ({ number }: { number: string }) => number,
      );
    expect(await numbersOf('--changed-since', 'HEAD')).toEqual(expected);
    expect(await numbersOf('--staged')).toEqual([]);
    git('add', '.');
    expect(await numbersOf('--staged')).toEqual(expected);
    git('commit', '-qm', 'second');
    git('mv', name, `renamed-${name}`);
    expect(await numbersOf('--staged')).toEqual([]);
  });
});

test('migrate says that it leaves out documents that check reads', async () => {
  const editions = 'editions: [{edition: 2024, objectives: [1 Trees]}, {edition: 2025, objectives: [1 Trees]}]';
  const folder = temporaryFolder({
    'a.objectives.yaml': `prefix: ACME\n${editions}\n`,
    'b.docx': PLAN,
    'c.pdf': '%PDF-1.4\0',
  });
  const lastLines = async () =>
    (await objrefs(folder, ['migrate', 'ACME', '--to', '2025'])).stdout.split('\n').slice(1);
  expect(await lastLines()).toEqual([
    '1 office file is not migrated: objrefs check lists its outdated references.',
    '',
  ]);
  folder.write({ 'd.docx': PLAN });
  expect((await lastLines())[0]).toBe(
    '2 office files are not migrated: objrefs check lists their outdated references.',
  );
  folder.write({ 'objrefs.yaml': 'documents: {office: false}' });
  expect(await lastLines()).toEqual(['']);
});

test('an ignore comment covers its paragraph', async () => {
  const comment = '<w:r><w:commentReference w:id="1"/></w:r>';
  const body = `<w:p><w:r><w:t>ACME 9.9</w:t></w:r>${comment}</w:p>${paragraph('ACME 8.8')}`;
  const comments = `<w:comments xmlns:w="w"><w:comment w:id="1">${paragraph('objrefs-ignore -- quoted')}</w:comment></w:comments>`;
  const folder = temporaryFolder({
    'acme.objectives.yaml': CATALOG,
    'a.docx': zipOf(wordParts(body, { 'comments.xml': comments })),
  });
  const { stdout } = await objrefs(folder, ['check', '--format', 'json']);
  expect(JSON.parse(stdout).findings.map(({ number }: { number: string }) => number)).toEqual(['8.8']);
});

describe('an ignore comment covers', () => {
  const IGNORE = 'objrefs-ignore unknown-objective -- quoted';
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = bookOf(`<row>${cell('A1', 'ACME 9.1')}</row><row>${cell('A2', 'ACME 9.2')}</row>`, {
    'xl/_rels/a.xml.rels': relationships({ c: ['comments', 'c.xml'] }),
    'xl/c.xml': `<comments><comment ref="A1"><text><t>${IGNORE}</t></text></comment></comments>`,
  });
  const annotation = `<annotation><p>${IGNORE}</p></annotation>`;
  const open = (body: string) => zipOf({ 'content.xml': `<d><body>${body}</body></d>` });
  const openRow = (text: string, more = '') => `<table-row><table-cell>${more}<p>${text}</p></table-cell></table-row>`;
  const openSheet = open(
    `<spreadsheet><table name="Plan">${openRow('ACME 9.1', annotation)}${openRow('ACME 9.2')}</table></spreadsheet>`,
  );
  const openSlide = (text: string, more = '') =>
    `<page>${more}<frame><text-box><p>${text}</p></text-box></frame></page>`;
  const slide = (text: string) => `<sld><p><r><t>${text}</t></r></p></sld>`;
  const deck = zipOf({
    '_rels/.rels': relationships({ r: ['officeDocument', 'ppt/p.xml'] }),
    'ppt/p.xml': '<presentation xmlns:r="r"><sldId id="1" r:id="a"/><sldId id="2" r:id="b"/></presentation>',
    'ppt/_rels/p.xml.rels': relationships({ a: ['slide', '1.xml'], b: ['slide', '2.xml'] }),
    'ppt/1.xml': slide('ACME 9.1'),
    'ppt/2.xml': slide('ACME 9.2'),
    'ppt/_rels/1.xml.rels': relationships({ c: ['comments', 'c.xml'] }),
    'ppt/c.xml': `<cmLst><cm><text>${IGNORE}</text></cm></cmLst>`,
  });
  test.each<[string, string, Uint8Array]>([
    ['a row of a sheet', 'a.xlsx', sheet],
    ['a row of a sheet', 'a.ods', openSheet],
    ['a slide', 'a.pptx', deck],
    [
      'a slide',
      'a.odp',
      open(`<presentation>${openSlide('ACME 9.1', annotation)}${openSlide('ACME 9.2')}</presentation>`),
    ],
  ])('%s: %s', async (_what, name, bytes) => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, [name]: bytes });
    const { stdout } = await objrefs(folder, ['check', '--json', '--min-severity', 'hint']);
    expect(JSON.parse(stdout).findings.map(({ number }: { number: string }) => number)).toEqual(['9.2']);
  });
});

test('a property of the document declares its framework', async () => {
  const property =
    '<Properties><property name="objectives"><vt:lpwstr xmlns:vt="v">ACME</vt:lpwstr></property></Properties>';
  const word = zipOf({ ...wordParts(paragraph('See target 1.1.')), 'docProps/custom.xml': property });
  const meta = '<m><meta xmlns:meta="m"><meta:user-defined meta:name="objectives">ACME</meta:user-defined></meta></m>';
  const content = '<d><body><text><p>See target 1.1.</p></text></body></d>';
  const folder = temporaryFolder({
    'acme.objectives.yaml': CATALOG,
    'a.docx': word,
    'b.docx': zipOf(wordParts(paragraph('See target 1.1.'))),
    'c.odt': zipOf({ 'meta.xml': meta, 'content.xml': content }),
  });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  expect(
    JSON.parse(stdout).references.map(({ file, number }: { file: string; number: string }) => [file, number]),
  ).toEqual([
    ['a.docx', '1.1'],
    ['c.odt', '1.1'],
  ]);
});

test('numbers below a prefix, and in the cell beside it, are references in a spreadsheet', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
  const sheet = (...rows: string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const sheets = {
    'xl/a.xml': sheet(row(cell('A1', 'Activity'), cell('B1', 'ACME')), row(cell('A2', 'Train'), cell('B2', '1.1'))),
    'xl/b.xml': sheet(row(cell('A1', 'x'), cell('B1', 'y')), row(cell('A7', 'ACME'), cell('B7', '9.9'))),
  };
  const book =
    '<workbook xmlns:r="r"><sheets><sheet name="Plan" r:id="a"/><sheet name="Costs" r:id="b"/></sheets></workbook>';
  const folder = temporaryFolder({
    'acme.objectives.yaml': CATALOG,
    'a.xlsx': zipOf({
      '_rels/.rels': relationships({ r: ['officeDocument', 'xl/workbook.xml'] }),
      'xl/workbook.xml': book,
      'xl/_rels/workbook.xml.rels': relationships({ a: ['worksheet', 'a.xml'], b: ['worksheet', 'b.xml'] }),
      ...sheets,
    }),
  });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  const places = JSON.parse(stdout).references.map(
    ({ number, place }: { number: string; place: { label: string } }) => [number, place.label],
  );
  expect(places).toEqual([
    ['1.1', 'sheet “Plan”, cell B2'],
    ['9.9', 'sheet “Costs”, cell A7'],
  ]);
});

describe('a cell that holds a number', () => {
  const numbers = ['1.1', '1.2', '1.10', '1.20', '1.30', '1.4', '1.41'];
  const catalog = `prefix: ACME\neditions: [{edition: "1", objectives: [${numbers.map((number) => `"${number} Grow"`).join(', ')}]}]`;
  const cells = (shown: (value: string) => string, written: (value: string) => string) =>
    `${written('ACME')}${['1.1', '1.2', '1.3', '1.4'].map(shown).join('')}${written('1.1')}`;
  const row = (cell: string) => `<row>${cell}</row>`;
  const workbook = bookOf(
    cells(
      (value) => row(`<c><v>${value}</v></c>`),
      (value) => row(`<c t="inlineStr"><is><t>${value}</t></is></c>`),
    ),
  );
  const openRow = (cell: string) => `<table-row>${cell}</table-row>`;
  const open = cells(
    (value) => openRow(`<table-cell value-type="float" value="${value}"><p>${value}</p></table-cell>`),
    (value) => openRow(`<table-cell value-type="string"><p>${value}</p></table-cell>`),
  );
  const openBook = zipOf({
    'content.xml': `<d><body><spreadsheet><table name="Plan">${open}</table></spreadsheet></body></d>`,
  });

  test.each([
    ['a.xlsx', workbook],
    ['a.ods', openBook],
  ])('is ambiguous where 3.1 and 3.10 are listed, in %s', async (name, bytes) => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': catalog, [name]: bytes });
    const { code, stdout } = await objrefs(folder, ['check', '--json', '--fail-on', 'warning']);
    const found = JSON.parse(stdout).findings.map((row: { code: string; place: { cell: string } }) => [
      row.code,
      row.place.cell,
    ]);
    expect([code, found]).toEqual([1, ['A2', 'A3', 'A4'].map((cell) => ['ambiguous-number', cell])]);
    expect(stdout).toContain('This cell holds a number, so that 1.3 and 1.30 are the same.');
  });
});

test('PDF files are read where they are named, and in folders if objrefs.yaml says so', async () => {
  const folder = temporaryFolder({
    'acme.objectives.yaml': CATALOG.replace('ACME', 'INTERPOL-SP'),
    'a.pdf': readFileSync('test/fixtures/office/narrow.pdf'),
  });
  const counted = async (...words: string[]) =>
    (await objrefs(folder, ['references', '--format', 'json', ...words])).stdout;
  expect(JSON.parse(await counted()).references).toEqual([]);
  const { references } = JSON.parse(await counted('a.pdf'));
  expect(references[0]).toMatchObject({
    text: 'INTERPOL-SP 3.2',
    place: { kind: 'page', page: 1, line: 2, endPage: 1, endLine: 3 },
  });
  folder.write({ 'objrefs.yaml': 'documents: {pdf: true}' });
  expect(JSON.parse(await counted()).references).toHaveLength(references.length);
});

test('references and coverage include them', async () => {
  const folder = planFolder();
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  expect(JSON.parse(stdout).references.map(({ place }: { place: { paragraph: number } }) => place.paragraph)).toEqual([
    2, 3,
  ]);
  const coverage = (await objrefs(folder, ['coverage', '--format', 'json'])).stdout;
  expect(coverage).toContain('"file":"plan.docx"');
  expect(coverage).toContain('"label":"paragraph 3, “Trees”"');
});

test('coverage names places, also of merged reports, and links to files without lines', async () => {
  const folder = planFolder();
  folder.write({ 'plan.docx': zipOf(wordParts(`${paragraph('Trees', HEADING)}${paragraph('ACME 1.2 and ACME 1')}`)) });
  const coverage = async (...words: readonly string[]) => (await objrefs(folder, ['coverage', ...words])).stdout;
  expect(await coverage()).toContain('  plan.docx: paragraph 2, “Trees”  1.2  replaced');
  expect(await coverage('--format', 'markdown')).toMatch(/docx: paragraph 2, “Trees” \| 1/);
  expect(await coverage('--format', 'html')).toContain('<a href="./plan.docx">plan.docx: paragraph 2, “Trees”</a>');
  folder.write({ 'north.json': await coverage('--format', 'json') });
  expect(await coverage('--merge', 'north.json')).toContain('  north: plan.docx: paragraph 2, “Trees”  1.2');
  const table = (await objrefs(folder, ['references', '--format', 'csv'])).stdout;
  expect(table).toMatch(/^plan\.docx,3,1,.*,"paragraph 2, “Trees”",[^,]*,\r$/m);
});

test('fix never writes them', async () => {
  const folder = planFolder();
  const before = readFileSync(folder.at('plan.docx'));
  const { code, stderr } = await objrefs(folder, ['fix', 'plan.docx']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('office files are never written')]);
  expect(readFileSync(folder.at('plan.docx'))).toEqual(before);
});
