import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { checkCatalogFix, checkConfigurationFix } from './check-catalog.ts';

/** The text before, the title of the fix, and the text after. */
type Mending = readonly [before: string, title: string, after: string];

const IN_EDITION = 'prefix: X\nedition: v1\nobjectives:\n';

describe('a missing field', () => {
  test.each<Mending>([
    // The fixture's file is main.md.
    ['title: Y\nobjectives: [1 One]\n', 'Add "prefix: MAIN"', 'prefix: MAIN\ntitle: Y\nobjectives: [1 One]\n'],
    [
      'prefix: X\r\neditions:\r\n  - published: 2014-05 # spring\r\n    objectives: [1 One]\r\n',
      'Add "edition: 2014"',
      'prefix: X\r\neditions:\r\n  - edition: 2014\r\n    published: 2014-05 # spring\r\n    objectives: [1 One]\r\n',
    ],
    [
      'prefix: X\neditions: [{objectives: [1 One]}]\n',
      'Add "edition"',
      'prefix: X\neditions: [{edition: "", objectives: [1 One]}]\n',
    ],
    [
      'prefix: X\neditions:\n  - edition: 1 # first\n',
      'Add "objectives"',
      'prefix: X\neditions:\n  - edition: 1 # first\n    objectives:\n      -\n',
    ],
    ['prefix: X', 'Add "objectives"', 'prefix: X\nobjectives:\n  -'],
    [
      `${IN_EDITION}  - number: 1 # first\n    note: x\n`,
      'Add "title"',
      `${IN_EDITION}  - number: 1 # first\n    title: ""\n    note: x\n`,
    ],
    [`${IN_EDITION}  - {number: 1}\n`, 'Add "title"', `${IN_EDITION}  - {number: 1, title: ""}\n`],
    [`${IN_EDITION}  - title: One\n`, 'Add "number"', `${IN_EDITION}  - number: ""\n    title: One\n`],
    [
      `${IN_EDITION}  - title: "3.4 Train: all"\n`,
      'Use 3.4 as the number',
      `${IN_EDITION}  - number: 3.4\n    title: "Train: all"\n`,
    ],
    [
      `${IN_EDITION}  - {number: 1, title: One, replacedBy: [{edition: 2, relation: moved}]}\n`,
      'Add "number"',
      `${IN_EDITION}  - {number: 1, title: One, replacedBy: [{edition: 2, number: "", relation: moved}]}\n`,
    ],
  ])('%s', checkCatalogFix);
});

test('a catalog begins in an empty file, from a list, and from pasted lines', () => {
  checkCatalogFix('# Ours', 'Start a catalog', '# Ours\nprefix: MAIN\nobjectives:\n  - 1 Title\n');
  checkCatalogFix('- 1 One\n- 2 Two\n', 'Convert to a catalog', 'prefix: MAIN\nobjectives:\n- 1 One\n- 2 Two\n');
  checkCatalogFix('1 One\n2 Two\n', 'Convert to a catalog', 'prefix: MAIN\nobjectives:\n  - 1 One\n  - 2 Two\n');
});

test('the file name suggests a prefix that can be cited, or none', () => {
  const added = (name: string) =>
    readCatalog(`file:///a/${name}`, 'title: Y\nobjectives: [1 One]\n').problems[0]?.fixes[0]?.title;
  expect(added('city-plan.objectives.yaml')).toBe('Add "prefix: CITY-PLAN"');
  expect(added('Plan%20B.objectives.yaml')).toBe('Add "prefix: Plan B"');
  expect(added('2024.objectives.yaml')).toBe('Add "prefix"');
  expect(added('%E0%A4%A.objectives.yaml')).toBe('Add "prefix"');
});

describe('a field by another name', () => {
  const CATALOG = (field: string) => `prefix: X\nobjectives:\n  - {number: 1, title: One, ${field}: x}\n`;
  test.each([
    ['description', 'text'],
    ['replaced_by', 'replacedBy'],
    ['Superseded-By', 'replacedBy'],
    ['link', 'url'],
    ['tetx', 'text'],
  ])('%s', (name, meant) => {
    checkCatalogFix(CATALOG(name), `Change to "${meant}"`, CATALOG(meant));
  });
  test('no fix if it exists already', () => {
    const { problems } = readCatalog('', CATALOG('name'));
    expect(problems.map(({ code, fixes }) => [code, fixes.length])).toEqual([['catalog-unknown-field', 0]]);
  });
});

describe('a duplicate is removed if nothing is lost', () => {
  test.each<Mending>([
    [
      'prefix: X\naliases: [ "X" , Y]\nobjectives: [1 A]\n',
      'Remove it',
      'prefix: X\naliases: [ Y]\nobjectives: [1 A]\n',
    ],
    ["prefix: X\naliases: [Y, 'Y']\nobjectives: [1 A]\n", 'Remove it', 'prefix: X\naliases: [Y]\nobjectives: [1 A]\n'],
    ['prefix: X\naliases: [X]\nobjectives: [1 A]\n', 'Remove it', 'prefix: X\naliases: []\nobjectives: [1 A]\n'],
    [
      'prefix: X\naliases:\n  - Y\n  - Y # again\n  - Z\nobjectives: [1 A]\n',
      'Remove it',
      'prefix: X\naliases:\n  - Y\n  - Z\nobjectives: [1 A]\n',
    ],
    [`${IN_EDITION}  - 1 One\n  - 1 One`, 'Remove it', `${IN_EDITION}  - 1 One`],
    ['prefix: X\ntitle: T\ntitle: T\nobjectives: [1 A]\n', 'Remove it', 'prefix: X\ntitle: T\nobjectives: [1 A]\n'],
  ])('%s', checkCatalogFix);

  test.each([
    `${IN_EDITION}  - 1 One\n  - 1 Two\n`,
    `${IN_EDITION}  - 1 One\n  - {number: 1, title: One, note: more}\n`,
    'prefix: X\ntitle: T\ntitle: U\nobjectives: [1 A]\n',
  ])('%s has no fix', (text) => {
    const { problems } = readCatalog('', text);
    expect(problems.map(({ code, fixes }) => [code, fixes.length])).toEqual([['catalog-duplicate', 0]]);
  });

  test('in objrefs.yaml', () => {
    checkConfigurationFix('catalogs: [a.yaml, a.yaml]\n', 'Remove it', 'catalogs: [a.yaml]\n');
  });
});

describe('a value with only one possible meaning', () => {
  const published = (date: string) => `prefix: X\npublished: ${date}\nobjectives: [1 One]\n`;
  test.each([
    ['2014/1/31', '2014-01-31'],
    ['31.1.2014', '2014-01-31'],
    ['2014-01-31T10:00:00Z', '2014-01-31'],
    ['2014.12', '2014-12'],
  ])('date %s', (written, meant) => {
    checkCatalogFix(published(written), `Change to ${meant}`, published(meant));
  });
  test.each(['1/2/2014', '2014-02-30', 'spring 2014'])('date %s has no fix', (written) => {
    expect(readCatalog('', published(written)).problems.map(({ fixes }) => fixes.length)).toEqual([0]);
  });

  const CATALOG = (line: string) => `prefix: X\n${line}\nobjectives: [1 One]\n`;
  test.each<Mending>([
    ['url: www.example.org/plan', 'Change to https://www.example.org/plan', 'url: https://www.example.org/plan'],
    ['url: http://example.org', 'Change to https', 'url: https://example.org'],
    ['draft: ture', 'Change to true', 'draft: true'],
    ['format: 2', 'Change to 1', 'format: 1'],
    ['edition: " 2014"', 'Change to "2014"', 'edition: "2014"'],
    ['license: [CC BY, MIT]', 'Join into one text', 'license: "CC BY, MIT"'],
    ['numbering: {words: [" SC"]}', 'Change to "SC"', 'numbering: {words: ["SC"]}'],
    ['numbering: {inner: {lit: "()"}}', 'Change to (', 'numbering: {inner: {lit: "("}}'],
  ])('%s', (before, title, after) => {
    checkCatalogFix(CATALOG(before), title, CATALOG(after));
  });

  test('an empty field or entry is removed', () => {
    const after = 'prefix: X\nobjectives: [1 One]\n';
    checkCatalogFix(CATALOG('title:'), 'Remove the field', after);
    checkCatalogFix(CATALOG('title: "" # later'), 'Remove the field', after);
    checkCatalogFix(`${IN_EDITION}  - 1 One\n  - ""\n`, 'Remove the entry', `${IN_EDITION}  - 1 One\n`);
  });

  test('editions and entries in another shape', () => {
    checkCatalogFix(
      'prefix: X\neditions:\n  edition: 1\n\n  objectives: # all\n    - 1 One\n',
      'Convert to a list',
      'prefix: X\neditions:\n  - edition: 1\n\n    objectives: # all\n      - 1 One\n',
    );
    checkCatalogFix(
      'prefix: X\neditions: {edition: 1, objectives: [1 One]}\n',
      'Convert to a list',
      'prefix: X\neditions: [{edition: 1, objectives: [1 One]}]\n',
    );
    const editions = (item: string) => `prefix: X\neditions:\n  - ${item}\n`;
    checkCatalogFix(editions('2014'), 'Use as the name of an edition', editions('edition: 2014'));
    checkCatalogFix(`${IN_EDITION}  - [1, "One: two"]\n`, 'Join into one entry', `${IN_EDITION}  - "1 One: two"\n`);
  });
});

describe('a list that was pasted as it is', () => {
  const pasted = '1 One\n\n1.1 Two: three\n• 2 Four';
  const above = (indent: string) => `prefix: X\nedition: A\nobjectives:\n${indent}# Replace these:\n${indent}`;
  const entries = ['1 One', '"1.1 Two: three"', '2 Four'];

  test.each([
    ['in place of the entries of a catalog', above('      '), '      '],
    ['at the beginning of a line', above(''), '  '],
    ['below other entries', `${above('')}  - 0 Zero\n`, '  '],
  ])('%s', (_, head, indent) => {
    const [one, two, four] = entries.map((entry) => `${indent}- ${entry}`);
    const kept = head.replace(/ +$/, '');
    const after = `${kept}${one}\n\n${two}\n${four}\n# the end\n`;
    checkCatalogFix(`${head}${pasted}\n# the end\n`, 'Convert to a list', after);
  });

  test('in one of several editions', () => {
    const edition = (name: string, list: string) => `  - edition: ${name}\n    objectives:\n${list}\n`;
    const catalog = (list: string) => `prefix: X\neditions:\n${edition('A', list)}${edition('B', '      - 3 Five')}`;
    checkCatalogFix(catalog('1 One\n2 Four'), 'Convert to a list', catalog('      - 1 One\n      - 2 Four'));
  });

  test('lines are entries however deep they are, if their numbers say so', () => {
    const stairs = `
3. Innovation
  3.4 Training
    for ministers
      3.4.1 Forensics
        30 of them by May
      3.4.2 Courses
          3.4.2(a) In the evening
   3.5 Research
  4 Partners`;
    checkCatalogFix(
      `prefix: X\nobjectives:${stairs}\n`,
      'Convert to a list',
      `prefix: X
objectives:
  - 3. Innovation
  - 3.4 Training
    for ministers
  - 3.4.1 Forensics
        30 of them by May
  - 3.4.2 Courses
  - 3.4.2(a) In the evening
  - 3.5 Research
  - 4 Partners
`,
    );
  });

  test('fields, and lines below an entry, are left alone', () => {
    const { problems } = readCatalog('file:///x', 'prefix: X\nobjectives:\n  - 1 One\n    2 more\nedition 2\n');
    expect(problems.flatMap(({ fixes }) => fixes)).toEqual([]);
  });
});

describe('objrefs.yaml', () => {
  test.each<Mending>([
    ['frameworks: {X: yes}\n', 'Change to on', 'frameworks: {X: on}\n'],
    ['limits: {files: "10,000"}\n', 'Change to 10000', 'limits: {files: "10000"}\n'],
    ['context: [{files: "*.md"}]\n', 'Add "framework"', 'context: [{framework: "", files: "*.md"}]\n'],
    ['context:\n  - framework: X\n', 'Add "keys"', 'context:\n  - keys: ""\n    framework: X\n'],
    ['catalogs:\n  - prefix: X\n', 'Add "file"', 'catalogs:\n  - file: ""\n    prefix: X\n'],
    ['catalogs: [{file: a, from: CVS}]\n', 'Change to csv', 'catalogs: [{file: a, from: csv}]\n'],
    ['ignore: [a]\n', 'Change to "exclude"', 'exclude: [a]\n'],
  ])('%s', checkConfigurationFix);

  test('a value that has to be filled in remains a problem', () => {
    const { problems } = readConfiguration('', 'context: [{framework: "", files: "*.md"}]\n');
    expect(problems.map(({ code }) => code)).toEqual(['config-schema']);
  });
});
