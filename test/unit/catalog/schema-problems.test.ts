import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { checkCatalog, checkCatalogFix, checkServed, objectivesOf, outline } from './check-catalog.ts';

test('nothing to read', () => {
  for (const text of ['', '# only a comment\n', '\n\n', '---\n', '\uFEFF']) {
    const { catalog, problems } = readCatalog('file:///a', text);
    expect(catalog).toBeNull();
    const start = { line: 0, character: 0 };
    expect(problems).toMatchObject([{ code: 'catalog-missing-field', range: { start, end: start } }]);
  }
});

test('a list or a text is not a catalog', () => {
  expect(
    checkCatalog(`
      - 3 Innovation
      ^^^^^^^^^^^^^^+ catalog-schema: A catalog begins with fields: "prefix: …", then "objectives:" above the list.
      - 4 Assisting
      ^^^^^^^^^^^^^-
    `),
  ).toBeNull();
});

test('a text of white space counts as empty', () => {
  checkServed(`
    prefix: X
    edition: 2014
    objectives:
      - 1 Grow
      - number: 2
        title: "\\t \\0"
               ^^^^^^^ catalog-schema: "title" is empty. Fill it in, or remove the field.
  `);
});

test('missing fields', () => {
  expect(
    checkCatalog(`
      title: A framework
      ^^^^^ catalog-missing-field: A catalog needs a "prefix": the text before the number in a citation. Add it.
      ^^^^^ catalog-missing-field: An edition needs its "objectives". Add the list: "- 3.4 Title".
    `),
  ).toBeNull();
  const catalog = checkServed(`
    prefix: X
    editions:
      - published: 2014
        ^^^^^^^^^ catalog-missing-field: An edition needs its name in "edition". Add it.
        objectives:
          - number: 1
                    ^ catalog-missing-field: 1 needs a "title" or a "text". Add one.
            note: x
          - title: Two
            ^^^^^ catalog-missing-field: An objective needs its "number". Add it.
          - Three
            ^^^^^ catalog-missing-field: This entry does not begin with a number. Write the number before the title: "3.4 Title".
          - 4
            ^ catalog-missing-field: 4 needs a title. Write it after the number.
          - number: 5
            title: Five
            replacedBy: [{edition: new}]
                         ^^^^^^^^^^^^^^ catalog-missing-field: A replacement needs its "number". Add it.
  `);
  expect(outline(catalog)).toEqual(['5 Five']);
});

test('unknown fields', () => {
  checkServed(`
    prefix: X
    publihser: Y
    ^^^^^^^^^ catalog-unknown-field: A catalog has no field "publihser". Did you mean "publisher"?
    colour: red
    ^^^^^^ catalog-unknown-field: A catalog has no field "colour". Known fields: format, aliases, misspellings, title, publisher, url, license, levels, editions, edition, published, draft, partial.
    numbering: {oder: before}
                ^^^^ catalog-unknown-field: "numbering" has no field "oder". Did you mean "order"?
    objectives:
      - {number: 1, title: One, replaced-by: [{number: 2, relaton: moved}]}
                                ^^^^^^^^^^^ catalog-unknown-field: An objective has no field "replaced-by". Did you mean "replacedBy"?
  `);
  const before = (name: string) => `prefix: X\n${name}: Y\nobjectives: [1 One]\n`;
  checkCatalogFix(before('publihser'), 'Change to "publisher"', before('publisher'));
});

test('empty values, and values of the wrong type', () => {
  const catalog = checkServed(`
    prefix: X
    title:
    ^^^^^ catalog-schema: "title" is empty. Fill it in, or remove the field.
    publisher: ""
               ^^ catalog-schema: "publisher" is empty. Fill it in, or remove the field.
    license: [a, b]
             ^^^^^^ catalog-schema: "license" must be text, not a list. Write it on one line, in double quotes if needed.
    aliases: Y
             ^ catalog-schema: "aliases" must be a list. Write it in brackets: [a, b].
    levels:
    ^^^^^^ catalog-schema: "levels" is empty. Fill it in, or remove the field.
    numbering: none
               ^^^^ catalog-schema: Expected "numbering" to consist of fields (name: value), but found text.
    objectives:
      - [1, One]
        ^^^^^^^^ catalog-schema: "objectives" contains entries such as "3.4 Title", not lists. Remove one "-" or the brackets.
      -
       ^0 catalog-schema: This entry is empty. Write a number and a title, "3.4 Title", or remove it.
      - 1 Kept
  `);
  expect(catalog.aliases.map(({ text }) => text)).toEqual(['Y']);
  expect(outline(catalog)).toEqual(['1 Kept']);
  const before = (aliases: string) => `prefix: X\naliases: ${aliases}\nobjectives: [1 One]\n`;
  checkCatalogFix(before('Y'), 'Put it in brackets', before('[Y]'));
});

test('values that must be one of several words', () => {
  const catalog = checkServed(`
    format: 2
            ^ catalog-schema: Unknown format 2…
    prefix: X
    url: http://example.org
         ^^^^^^^^^^^^^^^^^^ catalog-schema: "url" must be a full address that begins with https://.
    numbering:
      order: befor
             ^^^^^ catalog-schema: "order" must be before, after or either.
      ignoreCase: yes
                  ^^^ catalog-schema: Write true instead of "yes".
      ignoreZeroPadding: maybe
                         ^^^^^ catalog-schema: "ignoreZeroPadding" must be true or false.
      lead: [V, "1"]
                 ^ catalog-schema: "1" cannot stand before a number. "lead" takes letters, for example [V].
      inner: {Abs: x, "7": "("}
                   ^ catalog-schema: "Abs" must be an opening bracket: "(", "[" or "{", in quotes.
                      ^^^ catalog-schema: Within numbers there can be words, for example "Abs", and the signs . , ; : § / * -.
    published: 2014-02-30
               ^^^^^^^^^^ catalog-schema: "published" must be a date: 2014, 2014-01 or 2014-01-31.
    objectives:
      - {number: 1, title: One, withdrawn: no, replacedBy: [{number: 2, relation: move}]}
                                           ^^ catalog-schema: Write false instead of "no".
                                                                                  ^^^^ catalog-schema: "relation" must be moved, merged, split, equal or related.
  `);
  expect(catalog.numbering).toMatchObject({ order: 'before', ignoreCase: true, lead: ['V'], inner: [] });
  expect(objectivesOf(catalog)[0]?.withdrawn).toBe(false);
  const before = (order: string) => `prefix: X\nnumbering: {order: ${order}}\nobjectives: [1 One]\n`;
  checkCatalogFix(before('befor'), 'Change to before', before('before'));
});

test('"objectives" is a list; pasted lines become one by a fix', () => {
  checkServed(`
    prefix: X
    objectives:
      3 Innovation
      ^^^^^^^^^^^^+ catalog-schema: "objectives" must be a list. Begin each entry with "- ": "- 3.4 Title".
      3.4 Training
    ^^^^^^^^^^^^^^-
  `);
  checkCatalogFix(
    'prefix: X\r\nobjectives:\r\n  3 Innovation\r\n  • 3.4 Training [pilot]\r\ntitle: Y\r\n',
    'Convert to a list',
    'prefix: X\r\nobjectives:\r\n  - 3 Innovation\r\n  - "3.4 Training [pilot]"\r\ntitle: Y\r\n',
  );
  checkCatalogFix('prefix: X\nobjectives: 3 One\n', 'Convert to a list', 'prefix: X\nobjectives: \n  - 3 One\n');
});

test('"editions" is a list of fields, which contain the fields of editions', () => {
  checkServed(`
    prefix: X
    edition: 2014
    ^^^^^^^ catalog-schema: "edition" belongs in an entry of "editions". Move it there.
    editions:
      - 2014
        ^^^^ catalog-schema: An edition is written as fields: "- edition: 2026".
      - edition: " "
                  ^ catalog-schema: No document can cite an edition named " ". The name needs a digit or letter, at most 100 characters, and no spaces at either end.
        objectives: [1 One]
  `);
  checkServed(`
    prefix: X
    editions: 2014
              ^^^^ catalog-schema: "editions" must be a list. Begin each edition with "- edition: 2026".
  `);
});

test('deep nesting is cut', () => {
  const levels = 40;
  const open = Array.from({ length: levels }, (_, level) => `{number: ${'1.'.repeat(level)}1, title: x, objectives: [`);
  const text = `prefix: X\nobjectives: [${open.join('')}${']}'.repeat(levels)}]\n`;
  const { catalog, problems } = readCatalog('file:///a', text);
  expect(problems.map(({ code }) => code)).toEqual(['catalog-too-deep']);
  expect(objectivesOf(catalog!)).toHaveLength(33);
});
