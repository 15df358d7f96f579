import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reviseCatalog } from '../../../../server/src/catalog/imports/revise-catalog.ts';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { GOOD_CATALOGS } from '../schema-samples.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const ADDED = { edition: '2028', published: '2028', objectives: [{ number: '3.1', title: 'Plant: all', range }] };
const RECORDS = new Map([
  ['1.1', [{ number: '3.1', relation: 'moved' }]],
  ['1.2', [{ number: '3.1', relation: 'merged' }]],
  [
    '1.3',
    [
      { number: '3.1', relation: 'split' },
      { number: '3.2', relation: 'split' },
    ],
  ],
  ['1.4', []],
] as const);

function revised(text: string, older = '2024'): string {
  expect(readCatalog('file:///c', text).problems).toEqual([]);
  return reviseCatalog(text, { added: [ADDED], older, records: RECORDS }) ?? 'refused';
}

describe('a catalog with a new edition', () => {
  test('keeps its text: one edition becomes the first of a list, and entries get records in their style', () => {
    const text = `# Ours
prefix: ACME   # do not change
edition: "2024" # the first
levels: [goal]

# Approved in May
objectives:
  # trees
  - 1.1 Plant # really
  - "1.2 Water: plants"
  - {number: 1.3, title: Weed}

  - number: 1.4
    title: Sing
    # songs
    objectives:
      - 1.4.1 Songs
  - 2 Dance
# end
`;
    expect(revised(text)).toBe(`# Ours
prefix: ACME   # do not change
levels: [goal]

# Approved in May
editions:
  - edition: "2024" # the first
    objectives:
      # trees
      - number: 1.1
        title: Plant
        replacedBy: [3.1] # really
      - number: 1.2
        title: "Water: plants"
        replacedBy: [{number: 3.1, relation: merged}]
      - {number: 1.3, title: Weed, replacedBy: [3.1, 3.2]}

      - number: 1.4
        title: Sing
        # songs
        replacedBy: []
        objectives:
          - 1.4.1 Songs
      - 2 Dance
    # end
  - edition: 2028
    published: 2028
    objectives:
      - "3.1 Plant: all"
`);
  });

  test.each([
    ['without an indent', '- edition: "2024"\n  objectives:\n  - 1.1 Plant\n', '- edition: 2028\n  published: 2028\n'],
    [
      'indented',
      '    - edition: "2024"\n      objectives: [1.1 Plant]\n',
      '    - edition: 2028\n      published: 2028\n',
    ],
    [
      'before other fields',
      '  - edition: "2024"\n    objectives:\n      - 1.1 Plant\ntitle: T\n',
      '  - edition: 2028\n',
    ],
  ])('adds to a list of editions %s', (_, list, added) => {
    const text = `prefix: ACME\neditions:\n${list}`;
    const after = revised(text);
    expect(after).toContain(added);
    expect(after.startsWith('prefix: ACME\neditions:\n')).toBe(true);
    expect(readCatalog('', after)).toMatchObject({ problems: [], catalog: { editions: [{}, { id: '2028' }] } });
  });

  test('keeps its line endings', () => {
    const text = 'prefix: ACME\r\nedition: "2024"\r\nobjectives:\r\n  - 1.1 Plant\r\n';
    expect(revised(text).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('gets entries on lines of their own, with all comments, if its style has no place for an edition', () => {
    const list = '[\n  # the first\n  {edition: "2024", objectives: [{number: 1.1, title: Plant}]}\n]';
    const after = revised(`prefix: ACME # ours\neditions: ${list}\n`);
    expect(after).toContain('prefix: ACME # ours\neditions:\n  # the first\n  - edition: "2024"\n');
    const { catalog, problems } = readCatalog('', after);
    expect(problems).toEqual([]);
    expect(catalog!.editions.map(({ id }) => id)).toEqual(['2024', '2028']);
    expect(catalog!.editions[0]!.objectives[0]!.replacedBy).toMatchObject([{ number: '3.1', relation: 'moved' }]);
  });

  test.each([
    ['braces', '{prefix: ACME, editions: [{edition: "2024", objectives: [1.1 Plant, {number: 1.2, title: Water}]}]}\n'],
    ['JSON', '{"prefix": "ACME", "edition": "2024", "objectives": ["1.1 Plant", {"number": "1.2", "title": "Water"}]}'],
  ])('so does one that is written in %s as a whole', (_, text) => {
    const { catalog, problems } = readCatalog('', revised(text));
    expect(problems).toEqual([]);
    expect(catalog!.editions.map(({ id }) => id)).toEqual(['2024', '2028']);
    expect(catalog!.editions[0]!.objectives.map(({ replacedBy }) => replacedBy?.length)).toEqual([1, 1]);
  });

  test('keeps what it has recorded', () => {
    const text = 'prefix: ACME\nedition: "2024"\nobjectives:\n  - {number: 1.1, title: Plant, replacedBy: []}\n';
    expect(revised(text)).toContain('{number: 1.1, title: Plant, replacedBy: []}');
  });

  test('is refused if it can neither keep its text nor be written anew with all that it says', () => {
    const fields = 'edition: "2024", prefixes: [OLDACME], objectives: [1.1 Plant]';
    const after = revised(`prefix: ACME\neditions: [{${fields}}]\n`);
    if (after !== 'refused') expect(after).toContain('OLDACME');
    // In lines, there is a place for the edition.
    expect(revised(`prefix: ACME\neditions:\n  - {${fields}}\n`)).toContain('prefixes: [OLDACME]');
  });
});

/** Catalogs that name their editions; others cannot get another one. */
const NAMED = [...GOOD_CATALOGS, ...readdirSync('seeds').map((file) => [file, readFileSync(`seeds/${file}`, 'utf8')])]
  .map(([name, text]) => ({ name, text: text!, catalog: readCatalog('', text!).catalog! }))
  .filter(({ catalog }) => catalog.editions.every(({ id }) => id !== ''));

test.each(NAMED)('an edition can be added, and a comment to each objective: $name', ({ text, catalog }) => {
  const { id: older, objectives } = catalog.editions.at(-1)!;
  const notes = new Map(objectives.map(({ number }) => [number, { comment: 'Look', unconfirmed: 'replacedBy: []' }]));
  const after = reviseCatalog(text, { added: [ADDED], older, records: new Map(), notes });
  expect(after?.match(/# Look$/gm)).toHaveLength(objectives.length);
  expect(readCatalog('', after!).catalog?.editions.map(({ id }) => id)).toEqual([
    ...catalog.editions.map(({ id }) => id),
    '2028',
  ]);
});
