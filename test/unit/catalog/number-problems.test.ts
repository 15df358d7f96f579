import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { rangeInLine } from '../../../server/src/core/model/text.ts';
import { checkCatalog, checkCatalogFix, checkServed, objectivesOf, outline } from './check-catalog.ts';

test('numbers that no document could cite', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - 3. Innovation
        ^^ catalog-invalid-number: No document can cite "3.": it must begin and end with a digit, letter or bracket.
      - 3.1) Training
        ^^^^ catalog-invalid-number: No document can cite "3.1)"…
      - {number: "4 (1)", title: Spaces}
                  ^^^^^ catalog-invalid-number: A number cannot contain spaces. Write it without spaces, and put words in "title".
      - {number: " 5 ", title: Spaces around}
                  ^^^ catalog-invalid-number: A number cannot contain spaces…
      - {number: ".-", title: Signs}
                  ^^ catalog-invalid-number: A number must contain digits or letters. Write it as it is cited.
      - 6(1)(f) Kept
      - (7) Kept
  `);
  expect(outline(catalog)).toEqual(['3 Innovation', '  3.1 Training', '5 Spaces around', '6(1)(f) Kept', '(7) Kept']);
  const before = (number: string) => `prefix: X\nobjectives:\n  - ${number} Innovation\n`;
  checkCatalogFix(before('3.'), 'Change to 3', before('3'));
});

test('a number of more than 100 characters', () => {
  const long = `${'1.'.repeat(50)}1`;
  const catalog = checkServed(
    `prefix: X\nobjectives:\n- ${long} x\n  ${'^'.repeat(101)} catalog-invalid-number: A number can have at most 100 characters. Shorten it.\n`,
  );
  expect(outline(catalog)).toEqual([]);
});

test('a duplicate number, alias or field; the first one is used', () => {
  const catalog = checkServed(`
    prefix: X
    prefix: Y
    ^^^^^^ catalog-duplicate: Duplicate field "prefix"…
    aliases: [Z, X, Z]
                 ^ catalog-duplicate: The spelling "X" already exists. Remove one of the two.
                    ^ catalog-duplicate: The spelling "Z"…
    misspellings: [Z]
                   ^ catalog-duplicate: The spelling "Z"…
    objectives:
      - {number: 1, title: One, aliases: [I, I, 1]}
                                             ^ catalog-duplicate: The number "I"…
                                                ^ catalog-duplicate: The number "1"…
      - 1 Uno
        ^ catalog-duplicate: 1 is already listed in this edition. Remove one of the two, or correct its number.
      - I Roman
        ^ catalog-duplicate: I is already listed in this edition. Remove one of the two, or correct its number.
      - {number: 2, title: Two, aliases: [1]}
                                          ^ catalog-duplicate: The number "1"…
  `);
  expect(catalog.prefix).toBe('X');
  expect(catalog.aliases.map(({ text }) => text)).toEqual(['Z']);
  expect(outline(catalog)).toEqual(['1 One', '2 Two']);
  expect(objectivesOf(catalog).map(({ aliases }) => aliases.map(({ text }) => text))).toEqual([['I'], []]);
});

test('a duplicate links to the first one', () => {
  const { problems } = readCatalog('file:///a', 'prefix: X\nobjectives:\n- 1 One\n- 1 Uno\n');
  expect(problems[0]?.related).toEqual([
    { location: { uri: 'file:///a', range: rangeInLine(2, 2, 1) }, message: 'The first one, which is used' },
  ]);
});

test('a duplicate edition; the first one is used', () => {
  const catalog = checkServed(`
    prefix: X
    editions:
      - {edition: 2014, aliases: [v1], objectives: [1 One]}
      - {edition: 2014, objectives: [2 Two]}
                  ^^^^ catalog-duplicate: The edition 2014 already exists. Rename it, or merge the two.
      - {edition: v1, objectives: [3 Three]}
                  ^^ catalog-duplicate: The edition v1…
      - {edition: 2017, aliases: [v1], objectives: [4 Four]}
                                  ^^ catalog-duplicate: The edition "v1"…
  `);
  expect(catalog.editions.map(({ id, aliases }) => [id, aliases.length])).toEqual([
    ['2014', 1],
    ['2017', 0],
  ]);
});

test('a child outside of its parent', () => {
  checkServed(`
    prefix: X
    objectives:
      - number: 3
        title: Innovation
        objectives:
          - 3.1 Training
          - 4.1 Databases
            ^^^ catalog-outside-parent: 4.1 is nested in 3, but does not continue its number. Move it, or correct its number.
          - 30 Thirty
            ^^ catalog-outside-parent
  `);
});

test('an edition whose name is a number of the framework', () => {
  checkServed(`
    prefix: WCAG
    editions:
      - edition: 2.0
        objectives: [1.1 Text alternatives, 2.1 Keyboard accessible]
      - edition: 2.1
                 ^^^ catalog-edition-reads-as-number: "WCAG 2.1" means this edition, not the number 2.1. Rename the edition, or cite the number with a word before it.
        aliases: [1.1, v2]
                  ^^^ catalog-edition-reads-as-number
        objectives: [1.2 Time-based media]
  `);
});

test('prefixes that no document could cite', () => {
  const catalog = checkServed(`
    prefix: " SDG  goal"
             ^^^^^^^^^^ catalog-unciteable-prefix: No document can cite " SDG  goal": it has extra spaces. Remove them.
    aliases: ["17", "-", "  ", A\tB]
               ^^ catalog-unciteable-prefix: No document can cite "17": it has no letter. Enter the text before the number in a citation.
                     ^ catalog-unciteable-prefix: No document can cite "-": it has no letter. Enter the text before the number in a citation.
                          ^^ catalog-unciteable-prefix: No document can cite "  ": it is empty. Enter the text before the number in a citation.
                               ^^^ catalog-unciteable-prefix
    objectives: [1 No poverty]
  `);
  expect(catalog.prefix).toBe('SDG goal');
  expect(catalog.aliases.map(({ text }) => text)).toEqual(['A B']);
  const before = (prefix: string) => `prefix: "${prefix}"\nobjectives: [1 One]\n`;
  checkCatalogFix(before(' SDG '), 'Change to "SDG"', before('SDG'));
  expect(
    checkCatalog(`
      prefix: 2030
              ^^^^ catalog-unciteable-prefix
      objectives: [1 One]
    `),
  ).toBeNull();
});
