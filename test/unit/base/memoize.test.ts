import { expect, test } from 'vitest';
import { memoize, memoizePair } from '../../../server/src/core/base/memoize.ts';

test('a value is computed once for each key, undefined included', () => {
  const computed: object[] = [];
  const computedFor = memoize((key: object): undefined => {
    computed.push(key);
    return undefined;
  });
  const [one, other] = [{}, {}];
  for (const key of [one, other, one]) expect(computedFor(key)).toBeUndefined();
  expect(computed).toEqual([one, other]);
});

test('a value of two keys is computed once for each pair', () => {
  let count = 0;
  const computedFor = memoizePair((a: { id: string }, b: { id: string }) => `${a.id}${b.id}${++count}`);
  const [x, y] = [{ id: 'x' }, { id: 'y' }];
  expect([computedFor(x, y), computedFor(y, x), computedFor(x, y)]).toEqual(['xy1', 'yx2', 'xy1']);
});
