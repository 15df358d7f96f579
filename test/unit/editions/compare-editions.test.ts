import { describe, expect, test } from 'vitest';
import { changeLines, changeLinesBetween, compare, sampleCatalog, twoEditions } from './compare.ts';

test('the sample framework shows every kind of change', () => {
  const compared = compare(sampleCatalog());
  expect(changeLines(compared)).toEqual([
    'reused 2 → 2 (catalog)',
    'reused 2.1 → 2.1 (catalog)',
    'reused 2.2 → 2.2 (catalog)',
    'withdrawn 1.3 (catalog)',
    'split 2.4 → 4.2 4.3 (catalog)',
    'merged 2.2 → 2.1 (catalog)',
    'merged 2.3 → 2.1 (catalog)',
    'moved 2 → 4 (catalog)',
    'moved 2.1 → 4.1 (catalog)',
    'reworded 1.2 → 1.2 (numbers)',
    'reworded 3.1 → 3.1 (numbers)',
    'added 1.4 (numbers)',
    'added 2 (catalog)',
    'added 2.2 (catalog)',
  ]);
  // 1, 1.1, 3 and 3.2.
  expect(compared.comparison.unchanged).toBe(4);
});

describe('the records of the catalog decide', () => {
  test('one replacement is a move, several are a split', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [3]}', '{number: "2", title: Pears, replacedBy: [3, 4]}'];
    expect(changeLinesBetween(older, ['3 Plums', '4 Figs'])).toEqual([
      'split 2 → 3 4 (catalog)',
      'moved 1 → 3 (catalog)',
      'unchanged 0',
    ]);
  });

  test('the relation that is given applies', () => {
    const one = (relation: string) => [
      `{number: "1", title: Apples, replacedBy: [{number: "3", relation: ${relation}}]}`,
    ];
    expect(changeLinesBetween(one('equal'), ['3 Plums'])[0]).toBe('moved 1 → 3 (catalog)');
    expect(changeLinesBetween(one('merged'), ['3 Plums'])[0]).toBe('merged 1 → 3 (catalog)');
    expect(changeLinesBetween(one('split'), ['3 Plums'])[0]).toBe('split 1 → 3 (catalog)');
  });

  test('a related objective does not replace it', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [{number: "3", relation: related}]}'];
    expect(changeLinesBetween(older, ['3 Plums'])).toEqual([
      'withdrawn 1 → ~3 (catalog)',
      'added 3 (numbers)',
      'unchanged 0',
    ]);
  });

  test('if only a related one is recorded, the texts decide', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [{number: "3", relation: related}]}'];
    expect(changeLinesBetween(older, ['1 Nuts', '3 Plums'])[0]).toBe('reused 1 → 1 (catalog)');
    expect(changeLinesBetween(older, ['1 Sweet apples', '3 Plums'])[0]).toBe('reworded 1 → 1 (catalog)');
  });

  test('two that move to one number are merged', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [3]}', '{number: "2", title: Pears, replacedBy: [3]}'];
    expect(changeLinesBetween(older, ['3 Fruit'])).toEqual([
      'merged 1 → 3 (catalog)',
      'merged 2 → 3 (catalog)',
      'unchanged 0',
    ]);
  });

  test('so is one that moves to an existing number', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [2]}', '2 Pears'];
    expect(changeLinesBetween(older, ['2 Pears'])).toEqual(['merged 1 → 2 (catalog)', 'unchanged 1']);
  });

  test('if one is recorded as merged, the other is moved', () => {
    const older = [
      '{number: "1", title: Apples, replacedBy: [{number: "3", relation: merged}]}',
      '{number: "2", title: Pears, replacedBy: [3]}',
    ];
    expect(changeLinesBetween(older, ['3 Pears'])).toEqual([
      'merged 1 → 3 (catalog)',
      'moved 2 → 3 (catalog)',
      'unchanged 0',
    ]);
  });

  test('a number that moved and is listed again is reused, however similar the texts are', () => {
    const older = ['{number: "1", title: Grow sweet red apples, replacedBy: [2]}'];
    expect(changeLinesBetween(older, ['1 Grow sweet green apples', '2 Grow sweet red apples'])).toEqual([
      'reused 1 → 1 (catalog)',
      'moved 1 → 2 (catalog)',
      'added 1 (catalog)',
      'unchanged 0',
    ]);
  });

  test('a number that remains as a part of its split is not reused', () => {
    const older = ['{number: "1", title: Fruit and nuts, replacedBy: [1, 2]}'];
    expect(changeLinesBetween(older, ['1 Fruit', '2 Nuts'])).toEqual(['split 1 → 1 2 (catalog)', 'unchanged 0']);
  });

  test('a number that replaces itself is the same objective, with other words', () => {
    const older = ['{number: "1", title: Apples, replacedBy: [1]}'];
    expect(changeLinesBetween(older, ['1 Apple trees'])).toEqual(['reworded 1 → 1 (catalog)', 'unchanged 0']);
  });

  test('recorded without a replacement, and listed again with another text: reused', () => {
    const older = ['{number: "1", title: Apples, replacedBy: []}'];
    expect(changeLinesBetween(older, ['1 Nuts'])).toEqual([
      'reused 1 → 1 (catalog)',
      'withdrawn 1 (catalog)',
      'added 1 (catalog)',
      'unchanged 0',
    ]);
    expect(changeLinesBetween(older, ['1 Apples'])).toEqual(['unchanged 1']);
  });

  test('another number that moved here takes it over', () => {
    const older = ['1 Peel the onions', '{number: "2", title: Count the stars, replacedBy: [1]}'];
    expect(changeLinesBetween(older, ['1 Count all stars'])).toEqual([
      'reused 1 → 1 (catalog)',
      'withdrawn 1 (wording)',
      'moved 2 → 1 (catalog)',
      'unchanged 0',
    ]);
  });

  test('an entry marked as withdrawn is reported with its reason', () => {
    const { comparison } = compare(
      twoEditions(['1 Apples', '2 Pears'], ['{number: "1", title: Apples, withdrawn: Eaten}', '2 Pears']),
    );
    expect(comparison.changes).toMatchObject([{ kind: 'withdrawn', evidence: 'catalog', reason: 'Eaten', to: [] }]);
  });

  test('what was withdrawn before is not a change, and what returns is added', () => {
    const older = ['{number: "1", title: Apples, withdrawn: true}', '{number: "2", title: Pears, withdrawn: true}'];
    expect(changeLinesBetween(older, ['2 Pears'])).toEqual(['added 2 (numbers)', 'unchanged 0']);
  });
});

describe('without records', () => {
  test('a number in only one of the editions is added or withdrawn', () => {
    expect(changeLinesBetween(['1 Apples', '2 Pears'], ['2 Pears', '3 Plums'])).toEqual([
      'withdrawn 1 (numbers)',
      'added 3 (numbers)',
      'unchanged 1',
    ]);
  });

  test('case, quotation marks, dashes, spaces and a final full stop are not a rewording', () => {
    const older = ['{number: "1", title: "The  region\'s \\"plan\\" - a start."}'];
    expect(changeLinesBetween(older, ['{number: "1", title: "THE region’s “plan” – a start"}'])).toEqual([
      'unchanged 1',
    ]);
  });

  test('a text that is added to a title is not a rewording, another text is', () => {
    const titled = '{number: "1", title: Apples}';
    expect(changeLinesBetween([titled], ['{number: "1", title: Apples, text: Grow them.}'])).toEqual(['unchanged 1']);
    expect(
      changeLinesBetween(
        ['{number: "1", title: Apples, text: Grow them.}'],
        ['{number: "1", title: Apples, text: Eat them.}'],
      ),
    ).toEqual(['reworded 1 → 1 (numbers)', 'unchanged 0']);
  });

  test('a rewording is not a reuse while the texts have anything in common', () => {
    expect(changeLinesBetween(['1 Devices are inventoried'], ['1 Inventories of all hardware are kept'])).toEqual([
      'reworded 1 → 1 (numbers)',
      'unchanged 0',
    ]);
  });

  test('two texts without common words are two objectives', () => {
    expect(changeLinesBetween(['1 Build a secure network'], ['1 Publish annual reports'])).toEqual([
      'reused 1 → 1 (wording)',
      'withdrawn 1 (wording)',
      'added 1 (wording)',
      'unchanged 0',
    ]);
  });

  test('so they are if the catalog records other numbers', () => {
    const older = ['1 Build a secure network', '{number: "2", title: Pears, replacedBy: [3]}'];
    expect(changeLinesBetween(older, ['1 Publish annual reports', '3 Pears'])).toEqual([
      'reused 1 → 1 (wording)',
      'withdrawn 1 (wording)',
      'moved 2 → 3 (catalog)',
      'added 1 (wording)',
      'unchanged 0',
    ]);
  });

  test('but not within a parent that continues, where all numbers are listed and some of them as withdrawn', () => {
    const older = ['1 Networks', '1.1 Build a secure network', '{number: "2", title: Pears, replacedBy: [3]}'];
    const newer = ['1 Networks', '1.1 Publish annual reports', '3 Orchards'];
    expect(changeLinesBetween(older, newer)).toContain('reused 1.1 → 1.1 (wording)');
    expect(changeLinesBetween(older, [...newer, '{number: "2", title: Pears, withdrawn: true}'])).toEqual([
      'moved 2 → 3 (catalog)',
      'reworded 1.1 → 1.1 (numbers)',
      'unchanged 1',
    ]);
  });

  test('the same text under another number has moved', () => {
    expect(changeLinesBetween(['1.1 Grow more apples'], ['2.4 Grow more apples'])).toEqual([
      'moved 1.1 → 2.4 (wording)',
      'unchanged 0',
    ]);
  });

  test('so has nearly the same text, with the words that changed', () => {
    const { comparison } = compare(twoEditions(['1 Grow more sweet apples'], ['2 Grow many more sweet apples']));
    const [change] = comparison.changes;
    expect(change).toMatchObject({ kind: 'moved', evidence: 'wording' });
    expect(change?.words).toEqual([
      {
        field: 'title',
        changes: [
          { op: 'equal', text: 'Grow ' },
          { op: 'insert', text: 'many ' },
          { op: 'equal', text: 'more sweet apples' },
        ],
      },
    ]);
  });

  test('a list that loses its first entry: all others have moved, and their numbers are reused', () => {
    const older = ['1 Build the network', '2 Train the officers', '3 Publish the figures'];
    expect(changeLinesBetween(older, ['1 Train the officers', '2 Publish the figures'])).toEqual([
      'reused 1 → 1 (wording)',
      'reused 2 → 2 (wording)',
      'withdrawn 1 (wording)',
      'moved 2 → 1 (wording)',
      'moved 3 → 2 (wording)',
      'unchanged 0',
    ]);
  });

  test('if two are equally similar, neither is used', () => {
    expect(changeLinesBetween(['1 Grow more apples'], ['2 Grow more apples', '3 Grow more apples'])).toEqual([
      'withdrawn 1 (numbers)',
      'added 2 (numbers)',
      'added 3 (numbers)',
      'unchanged 0',
    ]);
  });

  test('texts in scripts without spaces are compared by their characters', () => {
    expect(changeLinesBetween(['1 情報システムの安全を確保する'], ['2 情報システムの安全性を確保する'])[0]).toBe(
      'moved 1 → 2 (wording)',
    );
  });
});

describe('across several editions', () => {
  const CATALOG = `
prefix: ACME
editions:
  - edition: "1"
    objectives:
      - {number: "1", title: Apples, replacedBy: [5]}
      - 2 Pears
      - 3 Plums
      - {number: "4", title: Figs, replacedBy: [{edition: "3", number: "8"}]}
  - edition: "2"
    objectives:
      - {number: "5", title: Apples, replacedBy: [6]}
      - {number: "2", title: Pears, replacedBy: [7]}
      - 3 Plums
      - 4 Figs
  - edition: "3"
    objectives:
      - 6 Apples
      - 7 Pears
      - {number: "3", title: Plums, withdrawn: true, replacedBy: [6]}
      - 8 Figs
`;

  test('chains are followed, also through unchanged numbers', () => {
    expect(changeLines(compare(CATALOG, '1', '3'))).toEqual([
      'merged 1 → 6 (catalog)',
      'merged 3 → 6 (catalog)',
      'moved 2 → 7 (catalog)',
      'moved 4 → 8 (catalog)',
    ]);
  });

  test('up to the requested edition', () => {
    const compared = compare(CATALOG, '1', '2');
    expect(changeLines(compared)).toEqual(['moved 1 → 5 (catalog)']);
    expect(compared.comparison.unchanged).toBe(3);
  });

  test('a number that an edition in between withdraws and that returns is reused only with another text', () => {
    const catalog = (back: string) => `
prefix: ACME
editions:
  - {edition: "1", objectives: [1 Grow sweet red apples]}
  - {edition: "2", objectives: [{number: "1", title: Grow sweet red apples, withdrawn: true}]}
  - {edition: "3", objectives: [${back}]}
`;
    expect(changeLines(compare(catalog('1 Grow sweet green apples')))[0]).toBe('reused 1 → 1 (catalog)');
    expect(changeLines(compare(catalog('1 Grow sweet red apples')))).toEqual([]);
  });

  test('an objective whose replacement a later edition lacks is withdrawn', () => {
    const catalog = `
prefix: ACME
editions:
  - {edition: "1", objectives: [{number: "1", title: Apples, replacedBy: [2]}]}
  - {edition: "2", objectives: [2 Apples]}
  - {edition: "3", objectives: [3 Plums]}
`;
    expect(changeLines(compare(catalog))).toEqual(['withdrawn 1 (catalog)', 'added 3 (numbers)']);
  });
});

test('a number that a partial edition does not list is not withdrawn', () => {
  const { comparison } = compare(`
prefix: ACME
editions:
  - {edition: "1", objectives: [1 Apples, 2 Pears, {number: "3", title: Plums, replacedBy: [4]}]}
  - {edition: "2", partial: true, objectives: [2 Pears, 4 Plums]}
`);
  expect([comparison.unchanged, comparison.unlisted, comparison.changes.length]).toEqual([1, 1, 1]);
});

test('numbers with two spellings in the framework are one', () => {
  const compared = compare(`
prefix: ACME
numbering: {ignoreZeroPadding: true}
editions:
  - {edition: "1", objectives: [A-1 Apples]}
  - {edition: "2", objectives: [A-01 Apples]}
`);
  expect([changeLines(compared), compared.comparison.unchanged]).toEqual([[], 1]);
});
