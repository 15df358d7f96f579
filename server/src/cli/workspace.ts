import { shippedCatalogs } from '../catalog/reading/shipped.ts';
import type { PolicyFlags } from '../core/settings/policy.ts';
import { type ComposedRoot, composeRoot } from '../loader/compose-root.ts';
import type { DocumentGlob } from '../loader/documents.ts';
import { type FileSystem, isNotFound, reasonOf } from '../loader/file-system.ts';
import { isGlob, splitGlob } from '../loader/globs.ts';
import { findRoot, type LoadedRoot, loadRoot } from '../loader/root.ts';
import { blockingFileSystem } from '../node/blocking-files.ts';
import type { Arguments } from './arguments.ts';
import type { CommandLine, Failure } from './command-line.ts';
import { uriOf } from './paths.ts';

/** What the commands work on. */
export interface Workspace extends Operands {
  readonly root: LoadedRoot;
  readonly composed: ComposedRoot;
  /** Where texts come from. */
  readonly fileSystem: FileSystem;
}

/** The paths that a command reads. */
export interface Operands {
  /** URIs of files and folders. */
  readonly named: readonly string[];
  /** Patterns of files. */
  readonly globs: readonly DocumentGlob[];
}

export interface WorkspaceOptions {
  /** Where texts come from, if not from the disk. */
  readonly fileSystem?: FileSystem;
  /** What the command line decides. */
  readonly flags?: PolicyFlags;
}

/** Loads the root that the working directory is in, with `--catalog` and `--config`, and looks the operands up. */
export async function openWorkspace(
  given: Arguments,
  line: CommandLine,
  { fileSystem = blockingFileSystem, flags = {} }: WorkspaceOptions = {},
): Promise<Workspace | Failure> {
  const operands = await lookUpOperands(given.operands, line, fileSystem);
  if ('failure' in operands) return operands;
  const failure =
    (await missing(given.values('catalog'), 'catalog', line)) ??
    (await missing(given.values('config'), 'configuration file', line));
  if (failure) return failure;
  const configuration = given.value('config');
  const root = await loadRoot(await findRoot(fileSystem, uriOf('.', line)), fileSystem, {
    shipped: shippedCatalogs,
    extraCatalogs: given.values('catalog').map((path) => uriOf(path, line)),
    ...(configuration !== undefined && { configurationFile: uriOf(configuration, line) }),
  });
  return { root, composed: composeRoot(root, null, flags), fileSystem, ...operands };
}

/**
 * Files, folders and patterns as given on the command line; the working directory where nothing is given. What is there
 * by its name is no pattern, whatever it is called.
 */
export async function lookUpOperands(
  paths: readonly string[],
  line: CommandLine,
  fileSystem: FileSystem = blockingFileSystem,
): Promise<Operands | Failure> {
  const named: string[] = [];
  const globs: DocumentGlob[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const failure = await missing([path], 'file or folder', line, fileSystem);
    if (!failure) named.push(uriOf(path, line));
    else if (!isGlob(path)) return failure;
    else {
      const { base, rest } = splitGlob(path.replace(/^(\.\/)+/, ''));
      const directory = uriOf(base === '' && path.startsWith('/') ? '/' : base, line);
      globs.push({ directory, pattern: rest });
    }
  }
  return { named, globs };
}

/** A failure for the first path that is not there, or is not `what`. */
export async function missing(
  paths: readonly string[],
  what: string,
  line: CommandLine,
  fileSystem: FileSystem = blockingFileSystem,
): Promise<Failure | undefined> {
  for (const path of paths) {
    try {
      const { type } = await fileSystem.stat(uriOf(path, line));
      if (type === 'directory' && what !== 'file or folder') {
        return { failure: `'${path}' is a folder. Name the ${what} itself.` };
      }
    } catch (error) {
      if (isNotFound(error)) return { failure: `There is no ${what} '${path}' in ${line.directory}.` };
      return { failure: `The ${what} '${path}' cannot be read: ${reasonOf(error)}.` };
    }
  }
  return undefined;
}
