import { expect, test } from 'vitest';
import { addPart, divide } from '../../../server/src/loader/catalog-parts.ts';
import { parseCatalog } from '../../../server/src/loader/parse-catalog.ts';

const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => `  - ${index + 1} Measure ${index + 1}\n`);
const edition = (name: string, count: number) => `- edition: ${name}\n  objectives:\n${entries(count).join('')}`;

test.each([
  ['several editions', `prefix: X\neditions:\n${edition('a', 2_500)}${edition('b', 1)}${edition('c', 1_000)}`, 5],
  ['a catalog with problems', `prefix: X\nobjectives:\n${entries(3).join('')}  - 4\nunknown: x\n`, 1],
  ['what is not a catalog', 'x', 0],
])('%s: all that is read, in parts of a thousand objectives', async (_, text, count) => {
  const parsed = await parseCatalog('file:///x', text);
  const { head, parts } = divide(parsed);
  const received = structuredClone(head);
  const all = [...{ [Symbol.iterator]: () => parts }];
  expect(head.value?.editions.flatMap(({ objectives }) => objectives) ?? []).toEqual([]);
  expect(all.map(({ objectives }) => objectives.length).filter((length) => length > 1_000)).toEqual([]);
  expect(all).toHaveLength(count);
  for (const part of all) addPart(received, structuredClone(part));
  expect(received).toEqual(parsed);
});
