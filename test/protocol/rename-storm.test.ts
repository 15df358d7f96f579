import { expect, it } from 'vitest';
import { renameStorm } from './support/rename-storm.ts';

it('gives the exact text or a refusal, with any edits in between', { timeout: 300_000 }, async () => {
  const total = await renameStorm(25);
  // Otherwise nothing would have been tested.
  expect(total.applied).toBeGreaterThan(100);
  expect(total.refused).toBeGreaterThan(100);
});
