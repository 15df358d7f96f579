import { createHash } from 'node:crypto';
import { version } from '../../../package.json';
import type { Arguments } from './arguments.ts';
import type { CommandLine } from './command-line.ts';
import { originOf } from './git/origin.ts';
import { pathFrom, uriOf } from './paths.ts';
import type { Shard } from './shard.ts';
import { catalogContents, repositoryOf, type Workspace } from './workspace.ts';

/** What the report of a shard says of the run that it is a part of: the same in every part but for `index`. */
export interface ShardHead extends Shard {
  /** The version of objrefs. */
  readonly objrefs: string;
  /** The hash of HEAD; null without git. */
  readonly commit: string | null;
  /** Hashes of everything beside the documents that decides what is found. */
  readonly catalogs: string;
  readonly configuration: string;
  readonly options: string;
  /** The working directory, relative to the root and to the root of the repository. */
  readonly directory: { readonly root: string; readonly repository: string };
}

/** Options that decide what is found, or in which files. */
const DECIDING = [
  ...['severity', 'changed-since', 'staged', 'no-git', 'require-review', 'no-ignore', 'allow-empty', 'framework', 'by'],
  ...['catalog', 'config', 'preprocess', 'preprocess-glob', 'allow-outside-root'],
];

export async function shardHead(
  shard: Shard,
  given: Arguments,
  workspace: Workspace,
  line: CommandLine,
): Promise<ShardHead> {
  const { root, fileSystem } = workspace;
  const { configuration, reviews } = root.files;
  const options = DECIDING.map((name) => [name, given.has(name), given.values(name)]);
  return {
    ...shard,
    objrefs: version,
    commit: (await originOf(given, line, workspace)).commit,
    catalogs: hashOf(catalogContents(root)),
    configuration: hashOf([configuration?.text, reviews?.text]),
    options: hashOf([given.operands, options]),
    directory: await placeOf(root.uri, fileSystem, line),
  };
}

/** The working directory, as a part has it. */
export async function placeOf(
  root: string,
  fileSystem: Workspace['fileSystem'],
  line: CommandLine,
): Promise<ShardHead['directory']> {
  const directory = uriOf('.', line);
  const repository = await repositoryOf(root, fileSystem, line);
  return { root: pathFrom(root, directory), repository: pathFrom(repository, directory) };
}

/** Long enough for runs that differ by mistake. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
