import { joinShards } from '../../core/coverage/merge.ts';
import type { Grouping } from '../../core/coverage/places.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { type CoverageShard, concludeCoverage, coverageChoices } from '../coverage/coverage.ts';
import { reportOf } from '../coverage/earlier-report.ts';
import { count, fields, flag, listOf, oneOf, text } from '../json-fields.ts';
import { type Part, trusted, unreadableIn } from './parts.ts';

const HEAD = fields<CoverageShard>({
  ...{ unreadable: count, isNamed: flag },
  frameworks: listOf(fields({ prefix: text, names: listOf(text), isBuiltIn: flag })),
});

/** Reports what the shards of `coverage` have measured as a single run would. */
export async function mergeCoverageShards(
  parts: readonly Part[],
  given: Arguments,
  line: CommandLine,
): Promise<ExitCode> {
  const shards = parts.map((part) =>
    trusted(part, () => ({
      ...{ file: part.file, head: HEAD(part.report.shard), read: reportOf(part.report) },
      by: oneOf<Grouping>(['document', 'folder'])(part.report.by),
    })),
  );
  const [{ head, read, by }] = shards as [(typeof shards)[0]];
  const choices = await coverageChoices(given, line);
  const unreadable = await unreadableIn(shards, line);
  const run = {
    ...{ ...head, unreadable, origin: read.origin },
    files: shards.reduce((sum, shard) => sum + shard.read.files, 0),
    own: joinShards(shards.map((shard) => shard.read.frameworks)),
  };
  return concludeCoverage(run, { ...choices, by }, line);
}
