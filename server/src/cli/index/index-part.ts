import { createHash } from 'node:crypto';
import { version } from '../../../../package.json';
import type { Sealed } from '../../node/write-file.ts';
import type { ShardHead } from '../shard-head.ts';
import { metadata } from './scip-messages.ts';

/** What the index of a shard says of its run, as JSON in the arguments of its tool, since the schema has no other place. */
export interface IndexShard extends ShardHead, Counts {
  /** The paths that were indexed, relative to the working directory. */
  readonly named: readonly string[];
  /** What to do so that nothing is missing. */
  readonly advice: string | null;
  /** SHA-256 of all bytes after the metadata: what is cut between two fields would be an index, too. */
  readonly digest: string;
}

interface Counts {
  readonly files: number;
  readonly references: number;
  readonly unreadable: number;
}

const MOST = Number.MAX_SAFE_INTEGER;
const LONGEST = { files: MOST, references: MOST, unreadable: MOST, digest: '0'.repeat(64) };

/** The index of a shard. Its metadata come first, and are written again once its counts and its digest are known. */
export function sealedIndex(
  root: string,
  head: Omit<IndexShard, keyof typeof LONGEST>,
  fields: AsyncIterable<Uint8Array>,
  counts: () => Counts,
): Sealed {
  const { length } = JSON.stringify({ ...head, ...LONGEST });
  const first = (rest: typeof LONGEST) => metadata(root, version, JSON.stringify({ ...head, ...rest }).padEnd(length));
  const hash = createHash('sha256');
  return {
    async *parts() {
      yield first(LONGEST);
      for await (const field of fields) {
        hash.update(field);
        yield field;
      }
    },
    first: () => first({ ...counts(), digest: hash.digest('hex') }),
  };
}
