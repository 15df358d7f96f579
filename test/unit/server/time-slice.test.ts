import { expect, it } from 'vitest';
import { inSlices } from '../../../server/src/server/progress/time-slice.ts';

/** Uses up each of its slices. */
const work = (slices: number) => {
  let left = slices;
  return inSlices(
    (shouldYield) => {
      while (!shouldYield());
      return --left <= 0;
    },
    () => false,
  );
};

it('two works that take turns leave turns to messages', async () => {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all([work(20), work(20)]);
  isOver = true;
  expect(turns).toBeGreaterThan(15);
});

it('work that is ended is not done', async () => {
  let slices = 0;
  const isDone = await inSlices(
    (shouldYield) => {
      while (!shouldYield());
      return false;
    },
    () => ++slices === 3,
  );
  expect(isDone).toBe(false);
});
