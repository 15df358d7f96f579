import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { documentFormatOf } from '../../documents/formats.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { decodeText } from '../../loader/decode.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import { documentIn, type FoundDocument } from '../../loader/documents.ts';
import { CONFIGURATION_FILE } from '../../loader/file-names.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { join, nameOf, parentOf } from '../../uri/uris.ts';
import { analyseDocuments, notReadOf, type Reading, type Tally, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { readerOf } from '../document-readers.ts';
import { type Changes, changesSince, stagedChanges } from '../git/changed-lines.ts';
import { Git } from '../git/git.ts';
import { stagedFileSystem } from '../git/staged-files.ts';
import { displayPath, uriOf } from '../paths.ts';
import { type FollowedReviews, followReviews, withReviews } from '../review/followed-reviews.ts';
import { isFirst } from '../shard.ts';
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

/** Limit of what is read from standard input, in bytes. */
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

/** The text on standard input, as if it were in the file that `--stdin-filename` names. */
async function* visitStdin(
  bytes: Uint8Array,
  file: string,
  { composed }: Workspace,
  line: CommandLine,
  tally: Tally,
): AsyncGenerator<Visit> {
  const { fileSize } = composed.policy.limits;
  const uri = uriOf(file, line);
  const format = documentFormatOf(nameOf(uri));
  const found = format ? await documentIn(bytes, uri, readerOf(format), fileSize) : textIn(bytes, uri, fileSize);
  if (found.kind !== 'text') {
    const what =
      found.kind === 'illegible'
        ? `: ${found.reason}`
        : `, since it ${found.kind === 'binary' ? 'is not text' : `is larger than ${fileSize} bytes`}`;
    await line.stderr.write(`objrefs: standard input was not checked${what}\n`);
    tally.unreadable = 1;
    return;
  }
  tally.files = 1;
  const { text, lines = linesOfFile(nameOf(uri), text) } = found;
  const notRead = notReadOf(lines, text, composed);
  if (notRead !== undefined) await line.stderr.write(`objrefs: standard input: ${notRead}\n`);
  const analysis = new DocumentAnalysis(lines, composed.scope, uri, metadataOf(uri, composed));
  yield { uri, file: displayPath(uri, line), text, analysis };
}

function textIn(bytes: Uint8Array, uri: string, maxFileSize: number): FoundDocument {
  const text = bytes.length > maxFileSize ? '' : decodeText(bytes);
  if (text === null) return { kind: 'binary', uri };
  return bytes.length > maxFileSize ? { kind: 'too-large', uri } : { kind: 'text', uri, text };
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
