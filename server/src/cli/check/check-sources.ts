import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { linesOf } from '../../core/model/text.ts';
import { decodeText } from '../../loader/decode.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { analyseDocuments, notReadOf, type Reading, type Tally, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { type Changes, changesSince, stagedChanges } from '../git/changes.ts';
import { Git } from '../git/git.ts';
import { stagedFileSystem } from '../git/staged-files.ts';
import { displayPath, uriOf } from '../paths.ts';
import { type FollowedReviews, followReviews, withReviews } from '../review/followed-reviews.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { CheckOptions, CheckSource } from './check-options.ts';
import { textOverFiles } from './text-over-files.ts';

/** What is checked: a workspace, its texts, and which of their lines count. */
export interface OpenedSource {
  readonly workspace: Workspace;
  readonly reviews: FollowedReviews;
  /** Undefined: every line counts. */
  readonly changes: Changes | undefined;
  /** Reads and analyses the texts, once. */
  visits(tally: Tally, reading: Reading): AsyncIterable<Visit>;
}

export async function openSource(
  given: Arguments,
  line: CommandLine,
  { source, severity, requireReview }: CheckOptions,
): Promise<OpenedSource | Failure> {
  const changed = await changesOf(source, line);
  if ('failure' in changed) return changed;
  const { fileSystem, changes, bytes } = changed;
  const flags = { severity, ...(requireReview && { requireReview }) };
  const opened = await openWorkspace(given, line, { fileSystem, flags });
  if ('failure' in opened) return opened;
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
        const isTouched = changes.touch(uri);
        if (!isTouched) omissions?.add(uri, 'unchanged');
        return isTouched;
      };
      return analyseDocuments(workspace, line, tally, { omissions, ...reading, only });
    },
  };
}

interface ReadFrom {
  readonly fileSystem: FileSystem;
  readonly changes: Changes | undefined;
  /** What standard input brought. */
  readonly bytes?: Uint8Array;
}

async function changesOf(source: CheckSource, line: CommandLine): Promise<ReadFrom | Failure> {
  if (source.kind === 'staged') {
    const git = await Git.find(line, '--staged');
    if ('failure' in git) return git;
    const changes = await stagedChanges(git);
    if ('failure' in changes) return changes;
    const fileSystem = await stagedFileSystem(git, blockingFileSystem);
    return 'failure' in fileSystem ? fileSystem : { fileSystem, changes };
  }
  if (source.kind === 'changed') {
    const changes = await changesSince(source.since, line);
    return 'failure' in changes ? changes : { fileSystem: blockingFileSystem, changes };
  }
  if (source.kind === 'stdin') {
    const bytes = await readStdin(line);
    // A catalog, or objrefs.yaml, is in force as it comes.
    const fileSystem = textOverFiles(blockingFileSystem, uriOf(source.name, line), bytes);
    return { fileSystem, changes: undefined, bytes };
  }
  return { fileSystem: blockingFileSystem, changes: undefined };
}

/** More is read of nothing, in bytes. */
const MAX_STDIN = 64 * 1024 * 1024;

async function readStdin({ stdin }: CommandLine): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin) {
    parts.push(part);
    length += part.length;
    if (length > MAX_STDIN) break;
  }
  return Buffer.concat(parts);
}

/** The text that standard input brings, as if it were in the file that `--stdin-filename` names. */
async function* visitStdin(
  bytes: Uint8Array,
  file: string,
  { composed }: Workspace,
  line: CommandLine,
  tally: Tally,
): AsyncGenerator<Visit> {
  const { fileSize } = composed.policy.limits;
  const text = bytes.length > fileSize ? '' : decodeText(bytes);
  if (bytes.length > fileSize || text === null) {
    const what = text === null ? 'no text' : `larger than ${fileSize} bytes`;
    await line.stderr.write(`objrefs: Standard input is ${what}, and is not checked.\n`);
    tally.unreadable = 1;
    return;
  }
  tally.files = 1;
  const uri = uriOf(file, line);
  const lines = linesOf(text);
  const notRead = notReadOf(lines, text, composed);
  if (notRead !== undefined) await line.stderr.write(`objrefs: Standard input: ${notRead}\n`);
  const analysis = new DocumentAnalysis(lines, composed.scope, uri, metadataOf(uri, composed));
  yield { uri, file: displayPath(uri, line), text, analysis };
}
