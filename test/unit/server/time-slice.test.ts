import { afterEach, expect, it, vi } from 'vitest';
import { urgently } from '../../../server/src/server/lsp/urgent-requests.ts';
import { BackgroundSlice, inSlices } from '../../../server/src/server/progress/time-slice.ts';

afterEach(() => vi.useRealTimers());

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Pauses once, when its slice is over. */
async function workInBackground(): Promise<void> {
  const slice = new BackgroundSlice();
  while (!slice.isOver());
  await slice.pause();
}

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

it('work in the background waits for a request whose answer takes several turns', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const order: string[] = [];
  const working = workInBackground().then(() => order.push('work'));
  await urgently(async () => {
    for (let turns = 0; turns < 10; turns++) await turn();
    order.push('answer');
  });
  await working;
  expect(order).toEqual(['answer', 'work']);
});

it('a request that waits for work in the background does not wait forever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const working = workInBackground();
  const answered = urgently(() => working);
  await turn();
  vi.advanceTimersByTime(50);
  await answered;
});
