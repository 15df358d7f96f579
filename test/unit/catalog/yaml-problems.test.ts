import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { applyEdits } from '../../support/edits.ts';
import { checkCatalog, checkCatalogFix, checkServed, objectivesOf, outline } from './check-catalog.ts';

test('a text with a colon needs quotes, and is understood', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - number: 1
        title: Crime: a threat # a comment
               ^^^^^^^^^^^^^^^ catalog-unquoted-text: A colon followed by a space begins a field in YAML…
        note: kept
      - 2 Law: a tool: sharp
        ^^^^^^^^^^^^^^^^^^^^ catalog-unquoted-text
      - 3 Order: a goal
        ^^^^^^^^^^^^^^^ catalog-unquoted-text: A colon followed by a space begins a field in YAML. Put the whole entry in double quotes.
      - 4: Peace
        ^^^^^^^^ catalog-unquoted-text: Remove the colon after the number: "- 3.4 Title".
      - 5 Kept
  `);
  expect(outline(catalog)).toEqual([
    '1 Crime: a threat',
    '2 Law: a tool: sharp',
    '3 Order: a goal',
    '4 Peace',
    '5 Kept',
  ]);
  expect(objectivesOf(catalog)[0]?.note).toBe('kept');
});

test.each([
  '"Safe" cities',
  "'Safe' cities",
  '*All* crimes',
  '&c. and more',
  '[Safe] cities',
  '{Safe} cities',
  '@work',
  '% of crimes',
  '| pipes',
  '> more',
  '`code`',
])('a title that begins with a YAML indicator is understood, and so after its fix: %s', (title) => {
  const before = `prefix: X\nobjectives:\n  - number: 1\n    title: ${title}\n    note: kept\n  - 2 Kept\n`;
  const { catalog, problems } = readCatalog('file:///a', before);
  expect(problems.map(({ code }) => code)).toEqual(['catalog-unquoted-text']);
  const after = readCatalog('file:///a', applyEdits(before, problems[0]!.fixes[0]!.edits));
  expect(after.problems).toEqual([]);
  for (const read of [catalog, after.catalog]) {
    expect(outline(read!)).toEqual([`1 ${title}`, '2 Kept']);
    expect(objectivesOf(read!)[0]?.note).toBe('kept');
  }
});

test('a quote that is never closed does not hide the rest', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - number: 1
        title: "Safe cities
               ^^^^^^^^^^^^ catalog-unquoted-text: The quote that opens here is never closed…
      - 2 Kept
  `);
  expect(outline(catalog)).toEqual(['1 Safe cities', '2 Kept']);
});

test('texts with the characters used for recovery are unchanged', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - 1 \uE03A\uE041
  `);
  expect(outline(catalog)).toEqual(['1 \uE03A\uE041']);
});

test('invalid YAML is reported once per line, and the rest is used', () => {
  const catalog = checkServed(`
    prefix: X
    aliases: [Y, Z
    objectives:
    ^ catalog-syntax: The indentation of this line does not match, or a list above it is not closed with "]".
      - 1 Kept
  `);
  expect(catalog.aliases.map(({ text }) => text)).toEqual(['Y', 'Z']);
  checkCatalog(`
    prefix: X
            ^ catalog-syntax: A colon followed by a space begins a field. Put the whole text in double quotes, or fix the indentation.
     objectives: [1 One]
  `);
  checkCatalog(`
    prefix: X
    ^^^^^^ catalog-missing-field
    objectives
    ^^^^^^^^^^+ catalog-syntax: The colon after a field name is missing, or the next line is not indented correctly.
      - 1 One
    edition: 1
    ^^^^^^^-
  `);
});

test('the result shows whether parts may be missing', () => {
  expect(readCatalog('file:///a', 'prefix: X\nobjectives: [1 One\n').incomplete).toBe(true);
  expect(readCatalog('file:///a', 'prefix: X\nobjectives: [One]\n').incomplete).toBe(false);
  expect(readCatalog('file:///a', 'prefix: X\nobjectives:\n- 1 One: two\n').incomplete).toBe(false);
});

test('YAML that catalogs do not use', () => {
  checkServed(`
    prefix: X
    <<: {title: merged}
    ^^ catalog-unsupported-yaml: Merge keys ("<<") are not supported. Write out the fields.
    ? [title]
      ^^^^^^^ catalog-unsupported-yaml: A field name must be text, not a list or fields. Put it in quotes.
    : y
    objectives:
      - number: !!int 3.10
                ^^^^^ catalog-unsupported-yaml: YAML tags are not supported. Remove the tag, or put the whole text in double quotes.
        title: One
    ---
    prefix: Y
    ^ catalog-unsupported-yaml: A second YAML document begins before this; only the first is read. Move it to a file of its own.
  `);
});

test('aliases without an anchor', () => {
  checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: *all}
                           ^^^^ catalog-syntax: "*" begins a YAML alias, and there is no "&all" before it. Quote the text.
      - &two {number: 2, title: Two, objectives: [*two]}
                                                  ^^^^ catalog-syntax: The alias "*two" contains itself. Write out what it stands for.
  `);
});

test('control characters are reported and removed from texts', () => {
  const catalog = checkServed(
    'prefix: X\nobjectives: [1 O\0ne]\n                ^ catalog-unsupported-yaml: This file contains the control character U+0000. Remove it.\n',
  );
  expect(outline(catalog)).toEqual(['1 One']);
});

test('fixes', () => {
  const catalog = (entry: string) => `prefix: X\nobjectives:\n${entry}\n`;
  const quote = 'Put it in double quotes';
  checkCatalogFix(catalog('- 3.4 Crime: a threat'), quote, catalog('- "3.4 Crime: a threat"'));
  checkCatalogFix(catalog('- 3.4 Crime: a: b'), quote, catalog('- "3.4 Crime: a: b"'));
  checkCatalogFix(catalog('- {number: 1, title: *all}'), quote, catalog('- {number: 1, title: "*all"}'));
  checkCatalogFix(catalog('- 3.4: Crime'), 'Remove the colon', catalog('- 3.4 Crime'));
  checkCatalogFix(catalog('- number: 1\n\ttitle: One'), 'Indent with spaces', catalog('- number: 1\n  title: One'));
  checkCatalogFix(catalog('- number: 1\n  title:One'), 'Add the space', catalog('- number: 1\n  title: One'));
  checkCatalogFix(catalog('- 1 One\n-2 Two'), 'Add the space', catalog('- 1 One\n- 2 Two'));
  checkCatalogFix(catalog('- "1 a\\qb"'), 'Write the backslash twice', catalog('- "1 a\\\\qb"'));
  checkCatalogFix(catalog('- {number: !!int 1, title: One}'), 'Remove the tag', catalog('- {number:  1, title: One}'));
  checkCatalogFix(catalog('- 1 O\0ne'), 'Remove it', catalog('- 1 One'));
});
