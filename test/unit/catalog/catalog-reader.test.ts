import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { checkServed, objectivesOf, onlyFile, outline } from './check-catalog.ts';

test('a minimal catalog', () => {
  const catalog = checkServed(`
    prefix: INTERPOL-SP
    edition: 2014-2016
    objectives:
      - 3 Innovation, capacity building and research
      - 3.4 Provide innovative cybercrime training and digital forensic assistance
  `);
  expect(catalog.prefix).toBe('INTERPOL-SP');
  expect(catalog.editions[0]?.id).toBe('2014-2016');
  expect(outline(catalog)).toEqual([
    '3 Innovation, capacity building and research',
    '  3.4 Provide innovative cybercrime training and digital forensic assistance',
  ]);
});

test('all fields', () => {
  const {
    aliases,
    misspellings,
    editions,
    prefixRange: _,
    fieldRanges,
    ...head
  } = checkServed(
    `
    format: 1
    prefix: INTERPOL-SP
    aliases: [INTERPOL Strategic Framework]
    misspellings: [INTERPOL SP]
    title: INTERPOL Strategic Framework
    publisher: INTERPOL
    url: https://www.interpol.int/framework
    license: With permission
    levels: [priority, objective]
    numbering:
      words: [target, Art]
      lead: [V]
      inner: {Abs: "(", lit: "["}
      ignoreCase: true
      ignoreZeroPadding: true
      unlisted: parent
      order: either
      languages: [de]
      series: [Annex]
      selfNaming: [Annex]
    editions:
      - edition: 2011-2013
        aliases: [v1]
        prefixes: [IPSF]
        published: 2011-01
        draft: false
        partial: true
        objectives:
          - number: 2.2
            title: Training
            text: Train the trainers.
            group: Strategic priorities
            aliases: [II.2]
            url: https://www.interpol.int/2.2
            note: Was a pilot.
            withdrawn: Given to another body
            replacedBy: []
      - edition: 2014-2016
        draft: true
        objectives: []
  `,
  );
  expect(head).toEqual({
    uri: 'file:///main.md',
    prefix: 'INTERPOL-SP',
    title: 'INTERPOL Strategic Framework',
    publisher: 'INTERPOL',
    url: 'https://www.interpol.int/framework',
    license: 'With permission',
    levels: ['priority', 'objective'],
    numbering: {
      words: ['target', 'Art'],
      lead: ['V'],
      inner: [
        ['Abs', '('],
        ['lit', '['],
      ],
      languages: ['de'],
      series: ['Annex'],
      selfNaming: ['Annex'],
      ignoreCase: true,
      ignoreZeroPadding: true,
      unlisted: 'parent',
      unlistedIn: [],
      order: 'either',
    },
  });
  expect(fieldRanges).toMatchObject({ title: { start: { line: 4, character: 0 }, end: { line: 4, character: 5 } } });
  expect(aliases.map(({ text }) => text)).toEqual(['INTERPOL Strategic Framework']);
  expect(misspellings.map(({ text }) => text)).toEqual(['INTERPOL SP']);
  expect(editions.map(({ objectives: _objectives, range: _range, ...edition }) => edition)).toMatchObject([
    { id: '2011-2013', aliases: [{ text: 'v1' }], published: '2011-01', draft: false, partial: true },
    { id: '2014-2016', aliases: [], draft: true, partial: false },
  ]);
  expect(editions[0]?.objectives[0]).toMatchObject({
    number: '2.2',
    title: 'Training',
    text: 'Train the trainers.',
    group: 'Strategic priorities',
    aliases: [{ text: 'II.2' }],
    url: 'https://www.interpol.int/2.2',
    note: 'Was a pilot.',
    level: 0,
    withdrawn: true,
    withdrawnReason: 'Given to another body',
    replacedBy: [],
  });
});

test('fields that are not given have defaults, or are absent', () => {
  const catalog = checkServed(`
    prefix: X
    objectives: [1 One]
  `);
  expect(catalog).toEqual({
    uri: 'file:///main.md',
    prefix: 'X',
    prefixRange: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } },
    aliases: [],
    misspellings: [],
    fieldRanges: {},
    levels: [],
    numbering: {
      lead: [],
      inner: [],
      languages: [],
      series: [],
      selfNaming: false,
      ignoreCase: false,
      ignoreZeroPadding: false,
      unlisted: 'unknown',
      unlistedIn: [],
      order: 'before',
    },
    editions: [
      {
        id: '',
        range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } },
        aliases: [],
        prefixes: [],
        draft: false,
        partial: false,
        objectives: [
          {
            number: '1',
            numberRange: { start: { line: 1, character: 13 }, end: { line: 1, character: 14 } },
            range: { start: { line: 1, character: 13 }, end: { line: 1, character: 18 } },
            title: 'One',
            aliases: [],
            level: 0,
            withdrawn: false,
          },
        ],
      },
    ],
  });
});

test('replacements: numbers or fields; one is moved, several are split, replaced ones are moved', () => {
  const catalog = checkServed(`
    prefix: X
    editions:
      - edition: old
        objectives:
          - {number: 1, title: One, replacedBy: [10]}
          - {number: 2, title: Two, replacedBy: [10, {number: 11, relation: related}]}
          - {number: 3, title: Three, withdrawn: true, replacedBy: [{edition: new, number: "11", relation: equal}]}
      - edition: new
        objectives:
          - {number: 10, title: Ten, replaces: [1, 2]}
          - 11 Eleven
  `);
  const successors = catalog.editions
    .flatMap(({ objectives }) => objectives)
    .map(({ number, replacedBy, replaces }) => {
      const all = [...(replacedBy ?? []), ...(replaces ?? [])];
      return [number, ...all.map((other) => `${other.relation} ${other.edition ?? ''}:${other.number}`)];
    });
  expect(successors).toEqual([
    ['1', 'moved :10'],
    ['2', 'split :10', 'related :11'],
    ['3', 'equal new:11'],
    ['10', 'moved :1', 'moved :2'],
    ['11'],
  ]);
});

test('texts of several lines, in each of YAML’s ways', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - 1 Provide innovative
          cybercrime training
      - number: 2
        title: >
          Folded
          title
        text: |
          First line.
          Second line.
      - number: 3
        title: "Double
          quoted"
  `);
  const [one, two, three] = objectivesOf(catalog);
  expect(one?.title).toBe('Provide innovative cybercrime training');
  expect(two?.title).toBe('Folded title');
  expect(two?.text).toBe('First line.\nSecond line.');
  expect(three?.title).toBe('Double quoted');
});

test('withdrawn: true, or the reason', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: a, withdrawn: true}
      - {number: 2, title: a, withdrawn: false}
      - {number: 3, title: a, withdrawn: Merged into law}
  `);
  expect(objectivesOf(catalog).map(({ withdrawn, withdrawnReason }) => [withdrawn, withdrawnReason])).toEqual([
    [true, undefined],
    [false, undefined],
    [true, 'Merged into law'],
  ]);
});

test('ranges of numbers exclude quotes, with any line ending and after a byte order mark', () => {
  for (const eol of ['\n', '\r\n', '\r'] as const) {
    const { text } = onlyFile(
      `
        prefix: "Größe 🎯"
        objectives:
          - 3.10 One
          - "3.11 Two"
          - number: '3.12' # quoted
            title: Three
          - {number: 3.13, title: 🎯 four, withdrawn: true, replacedBy: ["3.10"]}
      `,
      { eol },
    );
    const { catalog, problems } = readCatalog('file:///a', `\uFEFF${text}`);
    expect(problems).toEqual([]);
    const lines = linesOf(`\uFEFF${text}`);
    const objectives = catalog?.editions[0]?.objectives ?? [];
    expect(objectives.map(({ numberRange }) => textIn(lines, numberRange))).toEqual(['3.10', '3.11', '3.12', '3.13']);
    expect(objectives.map(({ range }) => textIn(lines, range))).toEqual([
      '3.10 One',
      '"3.11 Two"',
      "number: '3.12' # quoted\n    title: Three",
      '{number: 3.13, title: 🎯 four, withdrawn: true, replacedBy: ["3.10"]}',
    ]);
    expect(textIn(lines, catalog!.prefixRange)).toBe('Größe 🎯');
    expect(textIn(lines, objectives[3]!.replacedBy![0]!.range)).toBe('3.10');
  }
});

test('anchors and aliases are followed', () => {
  const catalog = checkServed(`
    prefix: X
    title: &title The framework
    publisher: *title
    objectives:
      - {number: 1, title: *title}
  `);
  expect(catalog.publisher).toBe('The framework');
  expect(outline(catalog)).toEqual(['1 The framework']);
});

test('fields named like properties of JavaScript objects are ordinary fields', () => {
  const catalog = checkServed(`
    prefix: X
    __proto__: {title: stolen}
    ^^^^^^^^^ catalog-unknown-field
    constructor: y
    ^^^^^^^^^^^ catalog-unknown-field
    objectives: [1 One]
  `);
  expect(catalog.title).toBeUndefined();
});
