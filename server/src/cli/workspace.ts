import { createHash } from 'node:crypto';
import { shippedCatalogs } from '../catalog/reading/shipped.ts';
import { Refusal } from '../core/base/result.ts';
import type { PolicyFlags } from '../core/settings/policy.ts';
import { type ComposedRoot, composeRoot } from '../loader/compose-root.ts';
import type { DocumentGlob } from '../loader/documents.ts';
import { type FileSystem, isNotFound, nearestWith, reasonOf } from '../loader/file-system.ts';
import { isGlob, splitGlob } from '../loader/globs.ts';
import { findRoot, hasSameContents, type LoadedRoot, loadRoot } from '../loader/root.ts';
import { blockingFileSystem } from '../node/blocking-files.ts';
import { relativePath } from '../uri/uris.ts';
import type { Arguments } from './arguments.ts';
import { type CommandLine, timeOf } from './command-line.ts';
import { pathFrom, uriOf } from './paths.ts';
import { type Preprocessor, preprocessorOf } from './preprocessor.ts';
import { accepted } from './refused.ts';

/** The root that a command works on, and the paths that it reads. */
export interface Workspace extends Operands {
  readonly root: LoadedRoot;
  readonly composed: ComposedRoot;
  /** The day on which it was composed: `YYYY-MM-DD`. */
  readonly today: string;
  readonly fileSystem: FileSystem;
  readonly preprocessor?: Preprocessor | undefined;
}

/** A root with the paths that are read below it, for what needs none of its catalogs. */
export interface FilesOfRoot extends Pick<Workspace, 'named' | 'fileSystem'> {
  readonly root: Pick<LoadedRoot, 'uri' | 'isBarred'>;
}

export interface Operands {
  /** URIs of files and folders. */
  readonly named: readonly string[];
  readonly globs: readonly DocumentGlob[];
}

export interface WorkspaceOptions {
  /** The source of texts; the disk by default. */
  readonly fileSystem?: FileSystem;
  /** Policy set by options. */
  readonly flags?: PolicyFlags;
  /** What was opened before with the same options: what has not changed since is not read again. */
  readonly previous?: Workspace | undefined;
}

/** Loads the root around the working directory, with `--catalog` and `--config`, and looks up the operands. */
export async function openWorkspace(
  given: Arguments,
  line: CommandLine,
  { fileSystem = blockingFileSystem, flags = {}, previous }: WorkspaceOptions = {},
): Promise<Workspace> {
  const operands = await lookUpOperands(given.operands, line, fileSystem);
  accepted(await missing(given.values('catalog'), 'catalog', line));
  accepted(await missing(given.values('config'), 'configuration file', line));
  const configuration = given.value('config');
  const root = await loadRoot(await findRoot(fileSystem, uriOf('.', line)), fileSystem, {
    shipped: shippedCatalogs,
    extraCatalogs: given.values('catalog').map((path) => uriOf(path, line)),
    allowsOutside: given.has('allow-outside-root'),
    ...(previous && { previous: previous.root }),
    ...(configuration !== undefined && { configurationFile: uriOf(configuration, line) }),
  });
  const preprocessor = preprocessorOf(given, line, root.uri);
  const today = timeOf(line).toISOString().slice(0, 10);
  const isSame = previous?.today === today && hasSameContents(previous.root, root);
  const composed = isSame ? previous.composed : composeRoot(root, null, flags, today);
  return { root, composed, today, fileSystem, preprocessor, ...operands };
}

/** Files, folders and patterns of the command line, or the working directory. An existing path is not a pattern. */
export async function lookUpOperands(
  paths: readonly string[],
  line: CommandLine,
  fileSystem: FileSystem = blockingFileSystem,
): Promise<Operands> {
  const named: string[] = [];
  const globs: DocumentGlob[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const failure = await missing([path], 'file or folder', line, fileSystem);
    if (!failure) named.push(uriOf(path, line));
    else if (!isGlob(path)) accepted(failure);
    else {
      const { base, rest } = splitGlob(path.replace(/^(\.\/)+/, ''));
      const directory = uriOf(base === '' && path.startsWith('/') ? '/' : base, line);
      globs.push({ directory, pattern: rest });
    }
  }
  return { named, globs };
}

/** A refusal for the first path that does not exist or is not `what`. */
export async function missing(
  paths: readonly string[],
  what: string,
  line: CommandLine,
  fileSystem: FileSystem = blockingFileSystem,
): Promise<Refusal | undefined> {
  for (const path of paths) {
    try {
      const { type } = await fileSystem.stat(uriOf(path, line));
      if (type === 'directory' && what !== 'file or folder') {
        return new Refusal(`'${path}' is a folder, not a ${what}`);
      }
    } catch (error) {
      if (isNotFound(error)) return new Refusal(`no such ${what}: '${path}'`);
      return new Refusal(`cannot read the ${what} '${path}': ${reasonOf(error)}`);
    }
  }
  return undefined;
}

/** Whether a file is a catalog or the configuration of the root, whose problems are those of all documents. */
export function isRootFile({ root }: Workspace, uri: string): boolean {
  return root.files.catalogs.has(uri) || uri === root.configurationUri;
}

/** What was read of each catalog, and from which package, to be compared with that of another run. Paths are relative to the root. */
export const catalogContents = ({ uri: root, files }: LoadedRoot): readonly unknown[] =>
  [...files.catalogs].map(([uri, { text, imported }]) => {
    const contents = imported ? hashOf(imported.bytes) : text;
    return [pathFrom(root, uri), contents, files.listing?.packages.catalogs.get(uri)];
  });

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The root of the repository around the working directory; without one, that of the catalogs. */
export async function repositoryOf(root: string, fileSystem: FileSystem, line: CommandLine): Promise<string> {
  return (await nearestWith(fileSystem, uriOf('.', line), ['.git'])) ?? root;
}

/** Why a file of the root must not be written: it is a link that leads out of it, or is reached through one. */
export async function whyNotFollowed({ root }: Pick<FilesOfRoot, 'root'>, uri: string): Promise<Refusal | undefined> {
  if (relativePath(root.uri, uri) === undefined || !(await root.isBarred?.(uri))) return undefined;
  return new Refusal(
    'not written, since it is a link that leads out of the root. To follow it, add --allow-outside-root.',
  );
}
