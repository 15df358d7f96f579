import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

describe('a table with a header', () => {
  test('its columns are known by the names that people give them', async () => {
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

  test('columns can be said, by name or place', async () => {
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

  test('editions in a column of their own', async () => {
    const { catalog } = await importText('t.csv', 'version,id,title\n1,1.1,A\n2,1.1,B\n1,1.2,C\n', { prefix: 'P' });
    expect(catalog).toContain('  - edition: 1\n    objectives:\n      - 1.1 A\n      - 1.2 C\n  - edition: 2\n');
  });
});

describe('what cannot be read is said, with its place', () => {
  test.each([
    [
      'no column of numbers',
      'a,b\nx,y\n',
      '1:1 No column is called number, id or the like. Say which has the numbers. The columns: a, b.',
    ],
    ['a quote that never ends', 'id,title\n1.1,"x\n', 'This table cannot be read'],
    ['a number that is none', 'id,title\nfoo bar,x\n1.1,y\n', '2:1 "foo bar" is no number. The row is left out.'],
    ['nothing', '', 'No column is called'],
  ])('%s', async (_what, text, message) => {
    const { problems } = await importText('t.csv', text, { prefix: 'P' });
    expect(problems.join('\n')).toContain(message);
  });

  test('places are those of the numbers in the file', async () => {
    const { problems } = await importText('t.csv', 'id,title\n1.1,x\n1.2,"two\nlines"\n1.1,again\n', { prefix: 'P' });
    expect(problems).toEqual(['5:1 1.1 is listed already in this edition. Remove one of the two, or mend its number.']);
  });
});
