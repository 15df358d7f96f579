import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { alternatives, type ValueType } from '../../../server/src/core/fields/field.ts';
import { MAPPINGS, MAX_ITEMS } from '../../../server/src/core/fields/mappings.ts';
import type { Catalog } from '../../../server/src/core/model/catalog.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { resolve } from '../../../server/src/core/resolution/resolve.ts';
import { DEFAULT_LIMITS } from '../../../server/src/core/settings/configuration.ts';
import { HOSTILE_CATALOGS, letters } from '../../support/hostile-catalogs.ts';

const CATALOG = ['catalog', 'edition', 'objective', 'successor', 'numbering'] as const;
const listsOf = (type: ValueType) => alternatives(type).flatMap((one) => (one.kind === 'list' ? one : []));
const LISTS = CATALOG.flatMap((mapping) =>
  MAPPINGS[mapping].fields.flatMap(({ name, type }) => listsOf(type).map(({ max }) => ({ mapping, name, max }))),
);

test('every list of a catalog has a limit, the same for all of one name', () => {
  for (const { name, max } of LISTS) expect(max, name).toBe(MAX_ITEMS.get(name));
});

const limitIn = (text: string) =>
  readCatalog('file:///a', text).problems.filter(({ code }) => code === 'catalog-limit');
const items = (count: number, item: (index: number) => string) => Array.from({ length: count }, (_, i) => item(i));

describe('a list with more items than its limit', () => {
  test.each([
    ['aliases', 'prefix: X\naliases: [', (i: number) => `X${letters(i)}`, ']\nobjectives: [1 x]\n'],
    ['misspellings', 'prefix: X\nmisspellings: [', (i: number) => `X${letters(i)}`, ']\nobjectives: [1 x]\n'],
    ['levels', 'prefix: X\nlevels: [', letters, ']\nobjectives: [1 x]\n'],
    ['words', 'prefix: X\nnumbering: {words: [', letters, ']}\nobjectives: [1 x]\n'],
    ['lead', 'prefix: X\nnumbering: {lead: [', letters, ']}\nobjectives: [1 x]\n'],
    ['editions', 'prefix: X\neditions: [', (i: number) => `{edition: e${i}, objectives: [1 x]}`, ']\n'],
    ['aliases', 'prefix: X\neditions: [{edition: e, objectives: [1 x], aliases: [', (i: number) => `e${i}`, ']}]\n'],
    ['aliases', 'prefix: X\nobjectives: [{number: 1, title: x, aliases: [', (i: number) => `1.${i}`, ']}]\n'],
    [
      'replacedBy',
      'prefix: X\nobjectives: [2 x, {number: 1, title: x, withdrawn: true, replacedBy: [',
      () => '2',
      ']}]\n',
    ],
    ['replaces', 'prefix: X\nobjectives: [{number: 1, title: x, replaces: [', () => '{edition: e, number: 2}', ']}]\n'],
  ] as const)('%s, after %s…', (name, before, item, after) => {
    const max = MAX_ITEMS.get(name)!;
    const text = (count: number) => `${before}${items(count, item).join(', ')}${after}`;
    expect(limitIn(text(max))).toEqual([]);
    const [problem, ...others] = limitIn(text(max + 1));
    expect(others).toEqual([]);
    expect(problem?.message).toBe(`"${name}" can have at most ${max} items; the rest is not read. Remove some.`);
    const { start, end } = problem!.range;
    expect(
      text(max + 1)
        .split('\n')
        [start.line]?.slice(start.character, end.character),
    ).toBe(item(max));
  });
});

describe('a catalog with 10,000 anchors, aliases, tags and merge keys is read, with one more it is not', () => {
  test.each([
    ['anchors', (i: number) => `- &a${i} 1.${i} x\n`],
    ['aliases', () => '- *a\n'],
    ['tags', (i: number) => `- !a 1.${i} x\n`],
    ['merge keys', (i: number) => `- {number: 1.${i}, title: x, <<: {}}\n`],
  ])('%s', (_, line) => {
    const text = (count: number) =>
      `prefix: X\nobjectives:\n- &a {number: 1, title: x}\n${items(count - 1, line).join('')}`;
    expect(limitIn(text(10_000)).filter(({ message }) => message.includes('YAML'))).toEqual([]);
    expect(readCatalog('file:///a', text(10_000)).catalog).not.toBeNull();
    expect(limitIn(text(10_001))).toMatchObject([
      {
        message:
          'There are more than 10000 YAML anchors, aliases, tags and merge keys; the file is not read. Remove them, or put texts that begin with "&", "*" or "!" in double quotes.',
        range: { start: { line: 10_002 } },
      },
    ]);
    expect(readCatalog('file:///a', text(10_001)).catalog).toBeNull();
  });

  test('texts in which these signs stand elsewhere, or within quotes, do not count', () => {
    const line = (i: number) => `- {number: 1.${i}, title: "*x & !y"}\n- 2.${i} a & *b* !c\n`;
    expect(limitIn(`prefix: X\nobjectives:\n${items(6_000, line).join('')}`)).toEqual([]);
  });
});

test('60,000 objectives with number and title are read', () => {
  const text = `prefix: X\nobjectives:\n${items(60_000, (i) => `- {number: 1.${i}, title: Title ${i}}\n`).join('')}`;
  const { catalog, problems } = readCatalog('file:///a', text);
  expect(problems).toEqual([]);
  expect(catalog?.editions[0]?.objectives).toHaveLength(60_000);
});

test('what is above the limit is not read', () => {
  const max = MAX_ITEMS.get('words')!;
  const { catalog } = readCatalog(
    'file:///a',
    `prefix: X\nnumbering: {words: [${items(max + 9, letters)}]}\nobjectives: [1 x]\n`,
  );
  expect(catalog?.numbering.words).toEqual(items(max, letters));
});

test('too much of each thing: a value and problems, without an exception', () => {
  for (const { name, text } of HOSTILE_CATALOGS) {
    const { catalog, problems } = readCatalog('file:///a.objectives.yaml', text(400));
    expect(
      problems.some(({ message }) => message.includes('cannot be read')),
      name,
    ).toBe(false);
    if (catalog) composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
  }
});

function frameworkOf(text: string) {
  const { catalog } = readCatalog('file:///a', text);
  return composeFrameworks([{ catalog: catalog as Catalog, origin: 'workspace' }], new Map()).set.frameworks[0]!;
}

test('an objective that thousands replace has a few hundred successors', () => {
  const entries = items(3_000, (i) => `- {number: 2.${i}, title: x, replaces: [{edition: e, number: 1}]}\n`);
  const text = `prefix: X\neditions:\n- {edition: e, objectives: [1 x]}\n- edition: f\n  objectives:\n  ${entries.join('  ')}`;
  expect(resolve(frameworkOf(text), '1', undefined).replacedBy).toHaveLength(500);
});

test.each(Object.entries(DEFAULT_LIMITS))('the description of the limit %s has its default', (name, value) => {
  const { description } = MAPPINGS.limits.fields.find((field) => field.name === name)!;
  expect(description).toContain(`Default: ${value}.`);
});
