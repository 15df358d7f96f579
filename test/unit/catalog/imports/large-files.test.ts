import { expect, test } from 'vitest';
import { readImport } from '../../../../server/src/catalog/imports/formats/read-import.ts';

/** More than a function can take as arguments. */
const MANY = 130_000;
const lines = (of: (at: number) => string): string => Array.from({ length: MANY }, (_, at) => of(at)).join('\n');

test.each([
  ['plan.md', lines((at) => `- ${Math.floor(at / 900) + 1}.${(at % 900) + 1} Plant`), MANY],
  ['plan.csv', `Function,Category\n${lines((at) => `A.1: Grow,A.1.${at % 900}: Plant`)}`, 901],
])('a file with very many objectives is read: %s', async (name, text, count) => {
  const bytes = new TextEncoder().encode(text);
  const { draft, problems } = await readImport({ name, text, bytes }, { prefix: 'P' });
  expect(problems).toEqual([]);
  const written = JSON.stringify(draft?.editions).match(/"number":/g);
  expect(written).toHaveLength(count);
});
