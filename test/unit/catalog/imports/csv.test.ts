import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

describe('a table with a header', () => {
  test('columns are recognised by common names', async () => {
    const text =
      'Control ID,Name,Description,Family,Status,Superseded by\nA.1,Keep locks,All doors.,Physical,active,\nA.2,Old,,,withdrawn,"A.1, A.3"\nA.3,New,,,,\n';
    const { catalog, problems, dropped } = await importText('c.csv', text, { prefix: 'ACME', edition: '1' });
    expect([problems, dropped]).toEqual([[], []]);
    expect(catalog).toBe(`format: 1
prefix: ACME
editions:
  - edition: 1
    objectives:
      - number: A.1
        title: Keep locks
        text: All doors.
        group: Physical
      - number: A.2
        title: Old
        withdrawn: true
        replacedBy: [A.1, A.3]
      - A.3 New
`);
  });

  test.each([
    ['semicolons', 'No;Title\n1.1;Grow\n'],
    ['tabs', 'No\tTitle\n1.1\tGrow\n'],
    ['bars', 'No|Title\r\n1.1|Grow\r\n'],
    ['a byte order mark, quotes and lone carriage returns', '\ufeff"No","Title"\r"1.1","Grow"\r'],
    ['no header', '1.1,Grow\n'],
    ['a header in capitals', 'REF,TITLE\n1.1,Grow\n'],
  ])('%s', async (_what, text) => {
    const { catalog, problems } = await importText('t.csv', text, { prefix: 'P' });
    expect([catalog, problems]).toEqual(['format: 1\nprefix: P\nobjectives:\n  - 1.1 Grow\n', []]);
  });

  test('columns can be specified by name or position', async () => {
    const text = 'number,a,b\nx,1.1,Grow\n';
    for (const options of [
      { number: 'a', title: 'b' },
      { number: '2', title: '3' },
    ]) {
      const { catalog, dropped } = await importText('t.csv', text, { prefix: 'P', ...options });
      expect([catalog, dropped]).toEqual([
        'format: 1\nprefix: P\nobjectives:\n  - 1.1 Grow\n',
        ['the column "number"'],
      ]);
    }
  });

  test('a row without a title has that of its group, where no other column has words', async () => {
    const text = 'Nr;Goal;Title;Owner\nK1;Energy;;\nK1.1;Energy;Fit solar panels;City\nK2;;;\nK3;Water;;City\n';
    const { catalog, dropped } = await importText('t.csv', text, { prefix: 'P' });
    expect(catalog).toContain('\n  - K1 Energy\n  - K1.1 Fit solar panels\n  - K2 K2\n  - K3 K3\n');
    expect(dropped).toEqual(['the column "Owner"']);
  });

  test('editions in a column of their own', async () => {
    const { catalog } = await importText('t.csv', 'version,id,title\n1,1.1,A\n2,1.1,B\n1,1.2,C\n', { prefix: 'P' });
    expect(catalog).toContain('  - edition: 1\n    objectives:\n      - 1.1 A\n      - 1.2 C\n  - edition: 2\n');
  });
});

test('numbers of a series, and replacements among them', async () => {
  const table =
    'number,title,withdrawn,replaced by\n1,Scope,,\nSchedule 1,Fees,yes,"Schedule 2, 1"\nSchedule  2,Forms,,\n';
  const { catalog, problems } = await importText('t.csv', table, { prefix: 'P' });
  expect(problems).toEqual([]);
  expect(catalog).toContain('  series: [Schedule]\n');
  expect(catalog).toMatch(
    /- 1 Scope\n(?:.*\n)*.*number: Schedule 1\n(?:.*\n)*.*replacedBy: \[Schedule 2, 1\]\n(?:.*\n)*.*- Schedule 2 Forms\n/,
  );
});

describe('errors are reported with their range', () => {
  test.each([
    [
      'no column of numbers',
      'a,b\nx,y\n',
      '1:1 No column is named number, id or similar. Specify the column with the numbers. Columns: a, b.',
    ],
    [
      'a quote that never ends',
      'id,title\n1.1,"x\n1.2,y\n',
      '2:5 The quotation mark at the beginning of this cell is never closed',
    ],
    ['an invalid number', 'id,title\nfoo bar,x\n1.1,y\n', '2:1 "foo bar" is not a number. The row is skipped.'],
    ['nothing', '', 'This file is empty.'],
  ])('%s', async (_what, text, message) => {
    const { problems } = await importText('t.csv', text, { prefix: 'P' });
    expect(problems.join('\n')).toContain(message);
  });

  test('ranges are those of the numbers in the file', async () => {
    const { problems } = await importText('t.csv', 'id,title\n1.1,x\n1.2,"two\nlines"\n1.1,again\n', { prefix: 'P' });
    expect(problems).toEqual([
      '5:1 1.1 is already listed in this edition. Remove one of the two, or correct its number.',
    ]);
  });
});

describe('headers with compound names', () => {
  const TABLE = `chapter_id,chapter_name,section_id,section_name,req_id,req_description,level1,cwe
V1,Design,V1.1,Life cycle,V1.1.1,Plan it,✓,1
V1,Design,V1.1,Life cycle,V1.1.2,Model it,,2
V1,Design,V1.2,Login,V1.2.1,Ask for it,✓,
V2,Tests,V2.1,Units,V2.1.1,Try it,✓,7
`;

  test('the innermost numbers, with their titles and the objectives above them', async () => {
    const { catalog, dropped, problems } = await importText('a.csv', TABLE, { prefix: 'P' });
    expect(problems).toEqual([]);
    expect(catalog).toBe(`format: 1
prefix: P
objectives:
  - V1 Design
  - V1.1 Life cycle
  - number: V1.1.1
    text: Plan it
  - number: V1.1.2
    text: Model it
  - V1.2 Login
  - number: V1.2.1
    text: Ask for it
  - V2 Tests
  - V2.1 Units
  - number: V2.1.1
    text: Try it
`);
    expect(dropped).toEqual(['the column "level1"', 'the column "cwe"']);
  });

  test('a word with digits is a header, unless the cells below are similar', async () => {
    const { catalog } = await importText('a.csv', 'Req No,Level1\nREQ1,Grow\n', { prefix: 'P' });
    expect(catalog).toContain('REQ1 Grow');
    expect((await importText('a.csv', 'REQ1,Grow\nREQ2,Sell\n', { prefix: 'P' })).catalog).toContain('REQ1 Grow');
  });

  test('a column of numbers that others do not continue is skipped', async () => {
    const text = 'row_id,row_name,item_id,item_title\n7,x,1.1,Grow\n8,y,1.2,Sell\n';
    const { catalog } = await importText('a.csv', text, { prefix: 'P' });
    expect(catalog).toContain('objectives:\n  - 1.1 Grow\n  - 1.2 Sell\n');
  });
});

test('skipped rows are reported by their lines', async () => {
  const { dropped } = await importText('a.csv', 'id,title\n1,A\n,B\n2,C\n,"D\nd"\n,E\n,F\n', { prefix: 'P' });
  expect(dropped).toEqual(['4 rows without a number (lines 3, 5, 7, …)']);
  const one = await importText('a.csv', 'id,title\n1,A\n,B\n', { prefix: 'P' });
  expect(one.dropped).toEqual(['1 row without a number (line 3)']);
});

describe('tables as spreadsheets save them', () => {
  /** Numbers, titles and messages of a table. */
  const read = async (name: string, text: string) => {
    const { catalog, problems, dropped } = await importText(name, text, { prefix: 'P' });
    const lines = (catalog ?? '').replace(/- number: (.*)\n\s+(?:title|text): /g, '- $1 ').split('\n');
    return [...lines.flatMap((line) => /^ +- (.*)$/.exec(line)?.[1] ?? []), ...problems, ...dropped];
  };

  test('the header may follow a title, a licence and empty rows', async () => {
    const text = 'Our controls, version 8;;\n;;\nNr.;Titel;IG1\n1.1;Grow, and plant;x\n1.2;Sell;\n';
    expect(await read('t.csv', text)).toEqual([
      '1.1 Grow, and plant',
      '1.2 Sell',
      'the column "IG1"',
      '2 rows above the header (lines 1, 2)',
    ]);
  });

  test('the header is the row with the requested name, though another looks more like one', async () => {
    const { catalog } = await importText('t.csv', 'Ref,What\nID,Title\n1.1,Grow\n1.2,Sell\n', {
      prefix: 'P',
      number: 'Ref',
    });
    expect(catalog).toContain('objectives:\n  - ID Title\n  - 1.1 Grow\n');
  });

  test('a column for each level, whose rows have one title', async () => {
    const text =
      'Control;Safeguard;Title;IG1;IG2\n1;;Know your things;;\n1;1.1;List them;x;x\n1;1.10;Count them;;x\n2;;Know your people;;\n2;2.1;Greet them;x;x\n';
    expect(await read('t.csv', text)).toEqual([
      '1 Know your things',
      '1.1 List them',
      '1.10 Count them',
      '2 Know your people',
      '2.1 Greet them',
      'the column "IG1"',
      'the column "IG2"',
    ]);
  });

  test('numbers and titles in the same cells, a column for each level', async () => {
    const text =
      'Function,Category,Subcategory,Examples\n"PROTECT (PR): Use safeguards",,,\n,"Access (PR.AA): It is limited",,\n,,PR.AA-01: Manage who enters,Ask\n,,PR.AA-02: Ask who leaves,\n"DETECT (DE): Look",,,\n,"Watching (DE.CM): All is seen",,\n,,DE.CM-01: Watch the doors,\n';
    expect(await read('t.csv', text)).toEqual([
      'PR PROTECT',
      'PR.AA Access',
      'PR.AA-01 Manage who enters',
      'PR.AA-02 Ask who leaves',
      'DE DETECT',
      'DE.CM Watching',
      'DE.CM-01 Watch the doors',
      'the column "Examples"',
    ]);
  });

  test('a column that describes the same numbers does not contain objectives', async () => {
    const text =
      'Requirement,Testing\n1.1.1 Write it down,1.1.1 Ask for it\n1.2.1 Keep it,1.2.1.a Look for it\n1.2.2 Show it,1.2.2 See it\n';
    expect(await read('t.csv', text)).toEqual([
      '1.1.1 Write it down',
      '1.2.1 Keep it',
      '1.2.2 Show it',
      'the column "Testing"',
    ]);
  });

  test('numbers that became amounts are reported', async () => {
    expect(await read('t.csv', 'Nr;Titel\n1;A\n1,1;B\n1,2;C\n')).toEqual([
      '1 A',
      '1.1 B',
      '1.2 C',
      '3:1 The spreadsheet has converted numbers to amounts: 1,1 is read as 1.1. It may also have converted 1.10 to 1.1: format that column as text before you fill it in.',
    ]);
  });

  test('the delimiter is the one that splits all rows alike, or is declared', async () => {
    const prose = 'Plan, with commas, in its title\nid;title\n1.1;Grow, plant, water\n1.2;Sell\n';
    expect(await read('t.csv', prose)).toEqual([
      '1.1 Grow, plant, water',
      '1.2 Sell',
      '1 row above the header (line 1)',
    ]);
    expect((await read('t.csv', 'sep=|\nid|title\n1.1|Grow; a, b\n')).slice(0, 1)).toEqual(['1.1 Grow; a, b']);
  });

  test('a cell of several lines with quotation marks stays text', async () => {
    const { catalog, problems } = await importText('t.csv', 'id,title,text\n1.1,A,"x ""y"" z\nb: c"\n1.2,B,\n', {
      prefix: 'P',
    });
    expect(problems).toEqual([]);
    expect(catalog).toContain('    text: "x \\"y\\" z\\nb: c"\n  - 1.2 B\n');
  });
});

test('cells that are merged over several rows are not counted as skipped texts', async () => {
  const text = 'Function,Category\n"PROTECT (PR): Guard",PR.AA-01: Know\n"PROTECT (PR): Guard",PR.AA-02: Let in\n';
  const { catalog, dropped } = await importText('c.csv', text, { prefix: 'P' });
  expect(catalog).toContain('PR.AA-02');
  expect(dropped).toEqual([]);
});

test('line breaks in cells do not depend on the line endings of the file', async () => {
  const text = 'number,title,text\n1.1,"Grow\ntrees","Plant.\nWater."\n';
  const imports = ['\n', '\r\n', '\r'].map((end) => importText('c.csv', text.replaceAll('\n', end), { prefix: 'P' }));
  for (const { catalog } of await Promise.all(imports)) {
    expect(catalog).toContain('title: Grow trees\n    text: "Plant.\\nWater."\n');
  }
});

test('the apostrophe that keeps spreadsheets from computing a cell is removed', async () => {
  const { catalog } = await importText('c.csv', "number,title\n1.1,'-1 degree\n1.2,'60s music\n", { prefix: 'P' });
  expect(catalog).toContain("  - 1.1 -1 degree\n  - 1.2 '60s music\n");
});

test('of very many columns the first ones are named', async () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',');
  const { dropped } = await importText('c.csv', `number,title,${names}\n1.1,Grow\n`, { prefix: 'P' });
  expect([dropped.length, dropped[0], dropped.at(-1)]).toEqual([21, 'the column "c0"', '4980 more columns']);
  const { problems } = await importText('c.csv', `${names}\na,b\n`, { prefix: 'P', number: 'x' });
  expect(problems.join()).toMatch(/Columns: c0, .* c19, …\.$/);
});

test('words are not replacements', async () => {
  const text = 'number,title,replaced by\n1.1,Grow,see annex\n1.2,Sell,1.1\n';
  const { catalog, problems } = await importText('c.csv', text, { prefix: 'P' });
  expect(catalog).toBe(
    'format: 1\nprefix: P\nobjectives:\n  - 1.1 Grow\n  - number: 1.2\n    title: Sell\n    replacedBy: [1.1]\n',
  );
  expect(problems).toEqual([
    '2:10 "see annex" is not a list of replacements. Write numbers separated by commas.',
    expect.stringContaining('3:1 No edition comes after this one, so "replacedBy" has no effect.'),
  ]);
});

test.each([
  ['letters', 'A.B', 'A.C'],
  ['a number and more', '2.1 years', '2.5 years'],
])('in a table without a name for numbers, %s are not taken for numbers', async (_, first, second) => {
  const text = `aa,bb,cc\n${first},1.1,Map every public well of the town\n${second},1.2,Test the water of all wells\n`;
  const { catalog } = await importText('c.csv', text, { prefix: 'P' });
  expect(catalog).toContain('1.1 Map every public well of the town');
});
