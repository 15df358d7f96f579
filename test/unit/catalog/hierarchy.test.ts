import { expect, test } from 'vitest';
import { checkServed, objectivesOf, outline } from './check-catalog.ts';

test('a parent is the longest listed number that a number continues with a whole component', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - 3 three
      - 3.4 three four
      - 3.4.1 three four one
      - 3.10 three ten
      - 30 thirty
      - 3.40 three forty
      - 1.1 one one
      - 1.10 one ten
      - PR protect
      - PR.AC-1 access one
      - PR.AC access
      - PRX another
      - AC-2 account
      - AC-2(1) automated
      - AC-2(1)(a) first
      - AC-20 external
      - 7a seven a
      - 7 seven
  `);
  expect(outline(catalog)).toEqual([
    '3 three',
    '  3.4 three four',
    '    3.4.1 three four one',
    '  3.10 three ten',
    '30 thirty',
    '  3.40 three forty',
    '1.1 one one',
    '1.10 one ten',
    'PR protect',
    '    PR.AC-1 access one',
    '  PR.AC access',
    'PRX another',
    'AC-2 account',
    '  AC-2(1) automated',
    '    AC-2(1)(a) first',
    'AC-20 external',
    '  7a seven a',
    '7 seven',
  ]);
  expect(objectivesOf(catalog).find(({ number }) => number === 'AC-2(1)(a)')?.parent).toBe('AC-2(1)');
});

test('nested entries belong to the entry that contains them', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - number: A
        title: a
        objectives:
          - A.1 a one
          - number: A.2
            title: a two
            objectives: [A.2.1 a two one]
      - B b
  `);
  expect(outline(catalog)).toEqual(['A a', '  A.1 a one', '  A.2 a two', '    A.2.1 a two one', 'B b']);
});

test('a group is inherited by descendants without one', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: a, group: Strategic}
      - 1.1 a
      - {number: 1.2, title: a, group: Other}
      - 1.2.1 a
      - 2 a
      - number: 3
        title: a
        group: Corporate
        objectives: [3.1 a]
  `);
  expect(objectivesOf(catalog).map(({ number, group }) => [number, group])).toEqual([
    ['1', 'Strategic'],
    ['1.1', 'Strategic'],
    ['1.2', 'Other'],
    ['1.2.1', 'Other'],
    ['2', undefined],
    ['3', 'Corporate'],
    ['3.1', 'Corporate'],
  ]);
});

test('children of a dropped entry stay below their remaining ancestors', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - 1 one
      - number: 1.1
                ^^^ catalog-missing-field
        objectives: [1.1.1 kept]
  `);
  expect(outline(catalog)).toEqual(['1 one', '  1.1.1 kept']);
});

test('an entry nested below its own child is not both parent and child', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - number: 3.4
        title: child
        objectives:
          - 3 parent
            ^ catalog-outside-parent
  `);
  expect(outline(catalog)).toHaveLength(2);
  expect(
    objectivesOf(catalog)
      .map(({ level }) => level)
      .sort(),
  ).toEqual([0, 1]);
});
