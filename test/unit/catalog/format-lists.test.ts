import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { formatLists } from '../../../server/src/catalog/format-lists.ts';
import { writeCatalog } from '../../../server/src/catalog/imports/write-catalog.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { rangeInLine } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';

type Kind = Parameters<typeof formatLists>[0];

const formatted = (text: string, kind: Kind = 'catalog'): string => applyEdits(text, formatLists(kind, text));

const HEAD = 'prefix: ACME\nobjectives:\n  - 3.4 Train\n  - 3.5 Learn\n  - number: 3.6\n    title: Teach\n';

describe('a list of numbers', () => {
  test.each([
    ['replacedBy: [ \'3.4\',3.5 ,"3.10"]', 'replacedBy: [3.4, 3.5, 3.10]'],
    ['aliases: ["a,b",  III.6,]', 'aliases: ["a,b", III.6]'],
    ['aliases: [no,[a]6 ]', 'aliases: [no,[a]6 ]'],
    ['aliases: [no,-6 ]', 'aliases: [no,-6 ]'],
    ['aliases: [no,"(6)" ]', 'aliases: ["no", (6)]'],
    [
      "replaces: [{number:  '3.4',relation: merged},3.5]   # both",
      'replaces: [{number: 3.4, relation: merged}, 3.5]   # both',
    ],
    ['replacedBy:   []', 'replacedBy:   []'],
    [
      'replacedBy: [3.4, # the first\n      "3.5",  3.4.1 ] # more',
      'replacedBy: [3.4, # the first\n      3.5, 3.4.1] # more',
    ],
    ['replacedBy:\n      [\n        3.4,\n        3.5\n      ]', 'replacedBy:\n      [3.4, 3.5]'],
    ['replacedBy:\n      - \'3.4\' # moved\n      -   "3.5"', 'replacedBy:\n      - 3.4 # moved\n      -   3.5'],
  ])('%s', (before, after) => {
    const [text, expected] = [`${HEAD}    ${before}\n`, `${HEAD}    ${after}\n`];
    expect(formatted(text)).toBe(expected);
    expect(formatted(expected)).toBe(expected);
  });

  test('is wrapped if it is long, as in imported catalogs', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `3.${index}`);
    const objective = { number: '1', title: 'All', replacedBy: numbers.map((number) => ({ number })) };
    const objectives = [{ ...objective, range: rangeInLine(0, 0, 0) }];
    const { text } = writeCatalog({ prefix: 'ACME', aliases: ['a, b', 'True'], editions: [{ objectives }] });
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(text).toContain('replacedBy: [3.0, 3.1, ');
    expect(text.split('\n').find((line) => line.startsWith('      3.'))).toBeDefined();
    const onOneLine = text.replace(/,\n +/g, ',');
    expect(onOneLine).not.toBe(text);
    expect(formatted(onOneLine)).toBe(text);
    expect(formatted(text)).toBe(text);
  });

  test('keeps the line endings of the file', () => {
    const long = Array.from({ length: 60 }, (_, index) => `N${index}`).join(',');
    const text = formatted(`prefix: ACME\r\naliases: [${long}]\r\nobjectives: [1 A]\r\n`);
    expect(text.match(/\n/g)?.length).toBe(text.match(/\r\n/g)?.length);
  });
});

describe('the rest is unchanged', () => {
  test.each([
    ['titles and short entries', 'prefix: "ACME"\nobjectives: [ "1 A",2 B ]\n'],
    ['a file that is not YAML', 'prefix: ACME\naliases: [ a,b ]\nobjectives:\n  - 1 A\n  - "2\n'],
    [
      'a text that lacks quotes',
      'prefix: ACME\naliases: [ a,b ]\nobjectives:\n  - number: 1\n    title: Crime: a threat\n',
    ],
    ['a list with a problem', 'prefix: ACME\naliases: [ Acme,"Acme" ]\nobjectives: [1 A]\n'],
    ['anchors and aliases', 'prefix: ACME\naliases: &a [ &b Acme,Acme Corp ]\nlevels: [ *b ]\nobjectives: [1 A]\n'],
    ['unknown fields', 'prefix: ACME\nmore: {also: [ a,b ]}\nobjectives: [1 A]\n'],
  ])('%s', (_, text) => {
    expect(formatted(text)).toBe(text);
  });

  test('outside a requested range', () => {
    const text = 'prefix: ACME\naliases: [ a ]\nmisspellings: [ b ]\nobjectives: [1 A]\n';
    expect(applyEdits(text, formatLists('catalog', text, rangeInLine(2, 0, 5)))).toBe(text);
    expect(applyEdits(text, formatLists('catalog', text, rangeInLine(2, 0, 16)))).toBe(
      'prefix: ACME\naliases: [ a ]\nmisspellings: [b]\nobjectives: [1 A]\n',
    );
  });
});

test('lists of objrefs.yaml', () => {
  const text = `catalogs: [ 'a/*.objectives.yaml' , {file: b.csv,prefix: "B"} ]
exclude: ["archive/**", '*.tmp' ]
context:
  - {files: ['plans/**'], keys: [ a,b ],framework:  ACME}
severity: { unknown-edition:  off }
`;
  expect(formatted(text, 'configuration')).toBe(`catalogs: [a/*.objectives.yaml, {file: b.csv, prefix: B}]
exclude: [archive/**, "*.tmp"]
context:
  - {files: [plans/**], keys: [a, b],framework:  ACME}
severity: { unknown-edition:  off }
`);
});

/** What a file says, without places. */
const said = (text: string, kind: Kind): unknown =>
  JSON.parse(
    JSON.stringify(kind === 'catalog' ? readCatalog('', text) : readConfiguration('', text), (key, value) =>
      /range|related|fixes/i.test(key) ? undefined : value instanceof Map ? [...value] : value,
    ),
  );

function expectSafe(text: string, kind: Kind): void {
  const after = formatted(text, kind);
  expect(said(after, kind)).toEqual(said(text, kind));
  expect(formatted(after, kind)).toBe(after);
}

const space = fc.constantFrom('', ' ', '  ', '\n      ', ' # why\n      ');
const scalar = fc
  .tuple(
    fc.oneof(fc.constantFrom('3.4', '3.10', '1e3', 'no', 'A.1(2)', '1:2', "it's", 'é'), fc.string({ maxLength: 6 })),
    fc.nat(2),
  )
  .map(([value, quotes]) =>
    quotes === 0
      ? JSON.stringify(value)
      : quotes === 1
        ? `'${value.replace(/[^ -~]/g, '').replaceAll("'", "''")}'`
        : value,
  );
const item = fc.oneof(
  scalar,
  fc.tuple(scalar, space).map(([number, gap]) => `{edition: 1,${gap}number: ${number}}`),
);
const list = fc
  .array(fc.tuple(space, item, space), { maxLength: 5 })
  .map((items) => `[${items.map((parts) => parts.join('')).join(',')}]`);
const fields = fc.dictionary(fc.constantFrom('aliases', 'replacedBy', 'replaces', 'text', 'note'), list, {
  maxKeys: 3,
});

test('any lists keep their meaning, and formatting again changes nothing', () => {
  const entries = fc.array(fields, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(entries, list, list, (objectives, aliases, words) => {
      const written = objectives.map(
        (lists, index) =>
          `      - number: ${index + 1}\n        title: T\n${Object.entries(lists)
            .map(([name, value]) => `        ${name}: ${value}\n`)
            .join('')}`,
      );
      const numbering = `numbering: {words: ${words}}\n`;
      const text = `prefix: ACME\naliases: ${aliases}\n${numbering}editions:\n  - edition: 1\n    objectives:\n${written.join('')}`;
      expectSafe(text, 'catalog');
      expectSafe(
        `exclude: ${aliases}\ncatalogs: ${words}\ncontext: [{files: ${words}, framework: A}]\n`,
        'configuration',
      );
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('slips, other line endings and byte order marks do not matter', () => {
  const text = `prefix: ACME
aliases: [Acme , "x"]
numbering: {words: [target,"a"]}
editions:
  - edition: 1
    objectives:
      - {number: 1.1, title: &t Title, withdrawn: true, replacedBy: [ 1,  '3' ]}
      - 1 One
  - edition: 2
    objectives:
      - number: 3.4
        title: *t
        replaces: [1, {number: 1.1,relation: merged}]
`;
  const slip = fc.constantFrom(
    '\n',
    '\r',
    '\t',
    ': ',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '&t ',
    '*t',
    '!x ',
    ' # x\n',
    '|',
    ',',
  );
  const slips = fc.array(fc.record({ at: fc.nat(400), cut: fc.nat(6), put: slip }), { maxLength: 3 });
  fc.assert(
    fc.property(slips, fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\uFEFF'), (made, eol, mark) => {
      const slipped = made.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text);
      expectSafe((mark + slipped).replaceAll('\n', eol), 'catalog');
    }),
    { numRuns: 200 },
  );
});
