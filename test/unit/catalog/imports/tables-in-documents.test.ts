import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

describe('rows of tables', () => {
  test('cells whose numbers continue the number beside them are below it, and columns name levels', async () => {
    const text = `# Goal 1: Grow

| Targets | Indicators |
|---------|------------|
| 1.1 Plant trees | 1.1.1 Number of trees |
|  | 1.1.2 Number of birds |
| 1.a Find money | 1.a.1 Money that was found |
`;
    const { catalog, problems, dropped } = await importText('d.md', text, { prefix: 'P' });
    expect([problems, dropped]).toEqual([[], []]);
    expect(catalog).toBe(`format: 1
prefix: P
levels: [goal, target, indicator]
objectives:
  - number: 1
    title: Grow
    objectives:
      - number: 1.1
        title: Plant trees
        objectives:
          - 1.1.1 Number of trees
          - 1.1.2 Number of birds
      - number: 1.a
        title: Find money
        objectives:
          - 1.a.1 Money that was found
`);
  });

  test('columns without a place in catalogs are named, and a number beside a title is not another objective', async () => {
    const text =
      '| # | Objective | Owner | L1 | CWE |\n|--|--|--|--|--|\n| 1.1 | Grow | North | x | |\n| 1.2 | Sell | 1.2.1 | | |\n';
    const { catalog, dropped } = await importText('d.md', text, { prefix: 'P' });
    expect(catalog).toBe('format: 1\nprefix: P\nlevels: [objective]\nobjectives:\n  - 1.1 Grow\n  - 1.2 Sell\n');
    expect(dropped).toEqual(['the column "Owner"', 'the column "L1"']);
  });

  test('do not need an empty line below a paragraph, and are not a part of it', async () => {
    const text = '## 1 Grow\n\nThe targets of 2031:\n| 1.1 | Plant |\n| 1.2 | Sell |\nThey hold for all.\n';
    const { catalog, problems } = await importText('d.md', text, { prefix: 'P' });
    expect([problems, catalog?.split('title: Grow\n')[1]]).toEqual([
      [],
      '    objectives:\n      - 1.1 Plant\n      - 1.2 Sell\n',
    ]);
  });

  test('do not need the line of dashes below a header', async () => {
    const { catalog } = await importText('d.md', '| 1.1 | Grow |\n| 1.2 | *Sell* |\n', { prefix: 'P' });
    expect(catalog).toBe('format: 1\nprefix: P\nobjectives:\n  - 1.1 Grow\n  - 1.2 Sell\n');
  });
});

describe('notices of withdrawal', () => {
  const importRows = (rows: readonly string[]) =>
    importText('d.csv', `id,title\n${rows.map((row) => `${row}\n`).join('')}`, { prefix: 'P' });

  test.each([
    ['"[DELETED, MERGED TO 2.1.2]"', 'DELETED, MERGED TO 2.1.2', '[{number: 2.1.2, relation: merged}]'],
    ['[Withdrawn: Moved to 2.1.3.]', '"Withdrawn: Moved to 2.1.3"', '[{number: 2.1.3, relation: moved}]'],
    [
      '"[Withdrawn: Incorporated into 2.1.2 and 2.1.3.]"',
      '"Withdrawn: Incorporated into 2.1.2 and 2.1.3"',
      '[2.1.2, 2.1.3]',
    ],
    [
      '"Withdrawn: Incorporated into 2.1.2b."',
      '"Withdrawn: Incorporated into 2.1.2b"',
      '[{number: 2.1.2, relation: merged}]',
    ],
    ['(weggefallen)', 'weggefallen', undefined],
    ['ENTFALLEN (S)', 'ENTFALLEN', undefined],
    ['"[DELETED, MERGED TO 2.1.2 AND 9.9]"', 'DELETED, MERGED TO 2.1.2 AND 9.9', undefined],
  ])('%s', async (title, withdrawn, replacedBy) => {
    const { catalog, problems } = await importRows(['2.1.2,Grow', '2.1.3,Sell', `2.1.10,${title}`]);
    expect(problems).toEqual([]);
    const [, rest] = catalog!.split(/ {4}title: .*\n/);
    expect(rest).toBe(`    withdrawn: ${withdrawn}\n${replacedBy ? `    replacedBy: ${replacedBy}\n` : ''}`);
  });

  test.each(['Moved trees grow', '[MODIFIED] Grow', 'Deleted files are removed', 'Removed'.repeat(60)])(
    '%s is not',
    async (title) => {
      expect((await importRows([`1.1,${title}`, '1.2,Sell'])).catalog).not.toContain('withdrawn');
    },
  );

  test('numbers without the letter of others are understood too', async () => {
    const text =
      '# V1 Grow\n## V1.1 Trees\n\n| # | What |\n|--|--|\n| 1.1.1 | Oaks |\n| 1.1.2 | [DELETED, MERGED TO 1.1.1] |\n';
    const { catalog } = await importText('d.md', text, { prefix: 'P' });
    expect(catalog).toContain('replacedBy: [{number: V1.1.1, relation: merged}]');
  });
});
