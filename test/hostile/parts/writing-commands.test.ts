import { expect, test } from 'vitest';
import { unknownHere, WRITING_RUNS } from '../support/writing-commands.ts';

test('every command and every option that may write is one of those that are killed', () => {
  expect(unknownHere()).toEqual([]);
  expect(WRITING_RUNS.length).toBeGreaterThan(40);
});
