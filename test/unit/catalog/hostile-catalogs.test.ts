import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { objectivesOf } from './check-catalog.ts';

const HEAD = 'prefix: X\nobjectives:\n';
const codesOf = (text: string) => new Set(readCatalog('file:///a', text).problems.map(({ code }) => code));

test('an alias bomb is read no further than its budget', () => {
  const levels = ['a0: &a0 [{objectives: [1 x]}]'];
  for (let level = 1; level < 30; level++) {
    const inner = Array.from({ length: 9 }, () => `{objectives: *a${level - 1}}`);
    levels.push(`a${level}: &a${level} [${inner.join(', ')}]`);
  }
  const { problems } = readCatalog('file:///a', `prefix: X\n${levels.join('\n')}\nobjectives: *a29\n`);
  expect(problems.map(({ code }) => code)).toContain('catalog-limit');
});

test('an alias that contains itself ends there', () => {
  expect(codesOf(`${HEAD}  - &a {number: 1, title: x, objectives: [*a, *a]}\n`)).toEqual(new Set(['catalog-syntax']));
});

test.each(['[', '- ', '? ', '{a: ', '- ? '])('%s, 20,000 deep', (opening) => {
  expect(codesOf(`${HEAD}  ${opening.repeat(20_000)}`)).toEqual(new Set(['catalog-too-deep']));
});

test('objectives nested 20,000 deep', () => {
  const nested = `${'{number: 1, title: x, objectives: ['.repeat(20_000)}${']}'.repeat(20_000)}`;
  expect(codesOf(`prefix: X\nobjectives: [${nested}]\n`)).toEqual(new Set(['catalog-too-deep']));
});

test('50 million characters are not read', () => {
  const { catalog, problems } = readCatalog('file:///a', HEAD + '- 1 x\n'.repeat(8_400_000));
  expect(catalog).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(['catalog-limit']);
});

test('10,000 problems: the first 200 are listed, the others counted', () => {
  const { problems } = readCatalog('file:///a', HEAD + '- 1 x\n'.repeat(10_001));
  expect(problems).toHaveLength(201);
  expect(problems.at(-1)).toMatchObject({
    code: 'catalog-limit',
    message: '9800 more problems in this file are not listed. Fix the problems above first.',
  });
});

test('a chain of 10,000 replacements', () => {
  const entries = Array.from(
    { length: 10_000 },
    (_, i) => `- {number: 1.${i}, title: x, withdrawn: true, replacedBy: [1.${(i + 1) % 10_000}]}\n`,
  );
  expect(codesOf(HEAD + entries.join(''))).toEqual(new Set(['catalog-replacement-cycle']));
});

test.each([
  ['NUL', '\0'.repeat(1_000)],
  ['open quotes', '- "\n'.repeat(2_000)],
  ['stray quotes', "- 'a' b\n".repeat(2_000)],
  ['colons', 'a: '.repeat(1_000)],
  ['colon lines', 'a: b: c\n'.repeat(2_000)],
  ['anchors', '&a '.repeat(2_000)],
  ['tags', '!'.repeat(2_000)],
  ['aliases', '- *a b\n'.repeat(2_000)],
  ['documents', '---\n'.repeat(2_000)],
  ['directives', '%A\n'.repeat(2_000)],
  ['brackets', ']'.repeat(2_000)],
  ['tabs', '\t\n'.repeat(2_000)],
  ['lone surrogates', 'prefix: \uD800\nobjectives: [\uDC00 x]\n'],
  ['a key that is a list', '? [a, b]\n: c\n'],
  ['a key that is an alias of itself', '&a ? *a : b\n'],
  ['merge keys', 'a: &a {b: c}\n<<: *a\n<<: [*a, *a]\n'],
  ['an old YAML version', '%YAML 1.1\n---\nprefix: X\nobjectives: [010 x]\n'],
  ['a byte order mark in the middle', 'prefix: X\n\uFEFFobjectives: [1 x]\n'],
])('%s: a value and problems, without an exception', (_, text) => {
  const { problems } = readCatalog('file:///a', text);
  expect(problems.some(({ message }) => message.includes('cannot be read'))).toBe(false);
});

test('an old YAML version changes nothing about values', () => {
  const text = '%YAML 1.1\n---\nprefix: X\nobjectives:\n- {number: 010, title: yes}\n- {number: 1_000, title: off}\n';
  const { catalog, problems } = readCatalog('file:///a', text);
  expect(problems).toEqual([]);
  expect(objectivesOf(catalog!).map(({ number, title }) => [number, title])).toEqual([
    ['010', 'yes'],
    ['1_000', 'off'],
  ]);
});
