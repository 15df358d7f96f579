import { CONFIGURATION_FILE } from '../../loader/file-names.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { join, nameOf, parentOf } from '../../uri/uris.ts';
import { analyseDocuments, type Reading, type Tally, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { type Changes, changesSince, stagedChanges } from '../git/changed-lines.ts';
import { Git } from '../git/git.ts';
import { stagedFileSystem } from '../git/staged-files.ts';
import { displayPath, uriOf } from '../paths.ts';
import { type FollowedReviews, followReviews, withReviews } from '../review/followed-reviews.ts';
import { isFirst } from '../shard.ts';
import { readStdin, visitStdin } from '../standard-input.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { CheckOptions, CheckSource } from './check-options.ts';

/** The texts that a run checks, and which of their lines count. */
export interface OpenedSource {
  readonly workspace: Workspace;
  readonly reviews: FollowedReviews;
  /** The lines that count; undefined for all. */
  readonly changes: Changes | undefined;
  /** Reads and analyses the texts. May be called once. */
  visits(tally: Tally, reading: Reading): AsyncIterable<Visit>;
}

export async function openSource(
  given: Arguments,
  line: CommandLine,
  { source, severity, shard }: CheckOptions,
): Promise<OpenedSource> {
  const changed = await changesOf(source, line);
  const { fileSystem, changes, bytes } = changed;
  const flags = { severity, ...(given.has('require-review') && { requireReview: true }) };
  const opened = await openWorkspace(given, line, { fileSystem, flags });
  if (isFirst(shard)) await noteUnread(opened, line);
  const reviews = await followReviews(opened, line);
  const workspace = withReviews(opened, reviews.record);
  if (source.kind === 'stdin') {
    const read = bytes ?? new Uint8Array();
    return { workspace, reviews, changes, visits: (tally) => visitStdin(read, source.name, workspace, line, tally) };
  }
  return {
    workspace,
    reviews,
    changes,
    visits(tally, { omissions, ...reading }) {
      if (!changes) return analyseDocuments(workspace, line, tally, { omissions, ...reading });
      const only = (uri: string) => {
        if (reading.only?.(uri) === false) return false;
        const isTouched = changes.touch(uri);
        if (!isTouched) omissions?.add(uri, 'unchanged');
        return isTouched;
      };
      return analyseDocuments(workspace, line, tally, { omissions, ...reading, only });
    },
  };
}

/** Names that are easily taken for that of the configuration. */
const ALMOST = ['objrefs.yml', '.objrefs.yaml', '.objrefs.yml'];

/** Says of a file that is likely meant as the configuration that it is not read. */
async function noteUnread({ root, fileSystem }: Workspace, line: CommandLine): Promise<void> {
  for (const name of root.files.configuration ? [] : ALMOST) {
    const uri = join(root.uri, name);
    if (!(await fileSystem.stat(uri).catch(() => undefined))) continue;
    const file = displayPath(uri, line);
    await line.stderr.write(`objrefs: ${file} is not read. Rename it to ${CONFIGURATION_FILE}.\n`);
  }
}

interface TextOrigin {
  readonly fileSystem: FileSystem;
  readonly changes: Changes | undefined;
  /** The contents of standard input. */
  readonly bytes?: Uint8Array;
}

async function changesOf(source: CheckSource, line: CommandLine): Promise<TextOrigin> {
  if (source.kind === 'staged') {
    const git = await Git.find(line, '--staged');
    return { changes: await stagedChanges(git), fileSystem: await stagedFileSystem(git, blockingFileSystem) };
  }
  if (source.kind === 'changed') {
    return { fileSystem: blockingFileSystem, changes: await changesSince(source.since, line) };
  }
  if (source.kind === 'stdin') {
    const bytes = await readStdin(line);
    // Standard input may be a catalog or objrefs.yaml, which then takes effect.
    const fileSystem = textOverFiles(blockingFileSystem, uriOf(source.name, line), bytes);
    return { fileSystem, changes: undefined, bytes };
  }
  return { fileSystem: blockingFileSystem, changes: undefined };
}

/** The file system as it would be with these bytes in a file, which may not exist. */
function textOverFiles(disk: FileSystem, uri: string, bytes: Uint8Array): FileSystem {
  const [folder, name] = [parentOf(uri), nameOf(uri)];
  return {
    readFile: async (requested, limit) =>
      requested === uri ? bytes.subarray(0, limit) : disk.readFile(requested, limit),
    async readDirectory(requested) {
      const entries = await disk.readDirectory(requested);
      if (requested !== folder) return entries;
      return [...entries.filter((entry) => entry.name !== name), { name, type: 'file' }];
    },
    stat: async (requested) => (requested === uri ? { type: 'file', size: bytes.length } : disk.stat(requested)),
  };
}
