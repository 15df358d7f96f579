import { expect, test } from 'vitest';
import { Figures } from './part.ts';
import { sentence } from './reliability.ts';

test('counts of several runs are added, and the highest is kept', () => {
  const all = new Figures({ edits: 1000, 'slowest catalog (ms)': 80.25, 'file faults: a pipe': 1 });
  all.addAll({ edits: 234, 'slowest catalog (ms)': 7, 'file faults: a pipe': 2, 'file faults: a loop': 2 });
  expect(sentence(all.toJSON())).toBe('2 file faults (each 2 times or more), 1,234 edits, slowest catalog (ms): 80');
});
