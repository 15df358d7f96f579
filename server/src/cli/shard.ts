import { createHash } from 'node:crypto';
import type { Arguments } from './arguments.ts';
import { pathFrom } from './paths.ts';
import { Refused } from './refused.ts';

/** One of the jobs that share a run: the third of 16. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Whether it reports what belongs to no file of a shard: problems of catalogs, for example. */
export const isFirst = (shard: Shard | undefined): boolean => shard === undefined || shard.index === 1;

const MOST_SHARDS = 1000;

/** The value of `--shard 3/16`; undefined for a run that is not divided. */
export function shardOf(given: Arguments): Shard | undefined {
  const written = given.value('shard');
  if (written === undefined) return undefined;
  const [index = 0, count = 0] = /^[1-9]\d{0,3}\/[1-9]\d{0,3}$/.test(written) ? written.split('/').map(Number) : [];
  if (count >= index && index > 0 && count <= MOST_SHARDS) return { index, count };
  throw new Refused(
    `invalid value '${written}' for --shard; expected INDEX/COUNT from 1/1 to ${MOST_SHARDS}/${MOST_SHARDS}. Example: --shard 3/16`,
  );
}

/**
 * Whether a file belongs to a shard. Its path alone decides, the same on every platform: no file moves to another shard when
 * others are added or removed.
 *
 * @param path relative to the root, separated by `/`
 */
export function inShard(path: string, { index, count }: Shard): boolean {
  const hash = createHash('sha256').update(path.normalize('NFC')).digest();
  return hash.readUInt32BE() % count === index - 1;
}

/** Selects the files of a shard, by their URIs: `only` of a run over documents. */
export const filesOfShard =
  (root: string, shard: Shard) =>
  (uri: string): boolean =>
    inShard(pathFrom(root, uri), shard);
