import { expect, it } from 'vitest';
import { parseCatalogBeside } from '../../../server/src/node/parse-beside.ts';

// Without a build there is no bundle for a thread to run.
it('a large catalog is parsed even if no thread can be started', async () => {
  const entries = Array.from({ length: 3_000 }, (_, index) => `  - ${index + 1} Measure ${index + 1}\n`);
  const { value } = await parseCatalogBeside('file:///x', `prefix: X\nobjectives:\n${entries.join('')}`);
  expect(value?.editions[0]?.objectives).toHaveLength(3_000);
});
