import { expect, it } from 'vitest';
import { intersects, touches } from '../../../server/src/core/model/text.ts';

const range = (from: number, to: number) => ({
  start: { line: 1, character: from },
  end: { line: 1, character: to },
});

it('a range is touched by positions within it and at its ends, and by none beside it', () => {
  const touched = [1, 2, 3, 4, 5, 6].filter((character) => touches(range(3, 5), { line: 1, character }));
  expect(touched).toEqual([3, 4, 5]);
  expect(touches(range(3, 5), { line: 0, character: 4 })).toBe(false);
  expect(touches(range(3, 5), { line: 2, character: 4 })).toBe(false);
});

it('ranges intersect if they share a place of the cursor', () => {
  expect(
    [range(1, 2), range(1, 3), range(4, 4), range(5, 9), range(6, 9)].map((other) => intersects(range(3, 5), other)),
  ).toEqual([false, true, true, true, false]);
});
