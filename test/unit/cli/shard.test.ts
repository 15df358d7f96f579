import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../server/src/cli/arguments.ts';
import { accepted } from '../../../server/src/cli/refused.ts';
import { inShard, shardOf } from '../../../server/src/cli/shard.ts';

const written = (value: string) => {
  const options = [{ name: 'shard', value: 'I/N', help: '' }];
  return shardOf(accepted(parseArguments([`--shard=${value}`], options)));
};

describe('shards', () => {
  it('reads the index and the count', () => {
    expect(written('3/16')).toEqual({ index: 3, count: 16 });
    expect(written('1000/1000')).toEqual({ index: 1000, count: 1000 });
  });

  it.each(['0/3', '4/3', '3', '3/', '/3', '1/0', '01/3', '1/1001', '1/3/5', '-1/3', '1.0/3', 'a/b', '1/3 '])(
    'refuses %s',
    (value) => {
      expect(() => written(value)).toThrow(`invalid value '${value}' for --shard; expected INDEX/COUNT`);
    },
  );

  it('puts every path into one shard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 16 }), (path, count) => {
        const indices = Array.from({ length: count }, (_, at) => at + 1);
        expect(indices.filter((index) => inShard(path, { index, count }))).toHaveLength(1);
      }),
    );
  });

  it('divides files evenly, and for ever in the same way', () => {
    const paths = Array.from({ length: 4000 }, (_, at) => `plans/${at % 7}/plan-${at}.md`);
    for (const index of [1, 2, 3, 4]) {
      const { length } = paths.filter((path) => inShard(path, { index, count: 4 }));
      expect(length).toBeGreaterThan(900);
      expect(length).toBeLessThan(1100);
    }
    const shards = ['a.md', 'plans/a.md', 'é.md', 'e\u0301.md'].map((path) =>
      [1, 2, 3, 4, 5, 6, 7, 8].find((index) => inShard(path, { index, count: 8 })),
    );
    expect(shards).toEqual([8, 3, 8, 8]);
  });
});
