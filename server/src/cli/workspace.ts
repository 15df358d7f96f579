import { shippedCatalogs } from '../catalog/shipped.ts';
import { type ComposedRoot, composeRoot } from '../loader/compose-root.ts';
import { isNotFound, reasonOf } from '../loader/file-system.ts';
import { findRoot, type LoadedRoot, loadRoot } from '../loader.ts';
import { blockingFileSystem } from '../node/blocking-files.ts';
import type { Arguments } from './arguments.ts';
import type { CommandLine, Failure } from './command-line.ts';
import { uriOf } from './paths.ts';

/** What the commands work on. */
export interface Workspace {
  readonly root: LoadedRoot;
  readonly composed: ComposedRoot;
  /** URIs of the files and folders to read. */
  readonly named: readonly string[];
}

/** Loads the root that the working directory is in, with `--catalog` and `--config`, and looks the operands up. */
export async function openWorkspace(given: Arguments, line: CommandLine): Promise<Workspace | Failure> {
  const paths = given.operands.length === 0 ? ['.'] : given.operands;
  const failure =
    (await missing(paths, 'file or folder', line)) ??
    (await missing(given.values('catalog'), 'catalog', line)) ??
    (await missing(given.values('config'), 'configuration file', line));
  if (failure) return failure;
  const configuration = given.value('config');
  const root = await loadRoot(await findRoot(blockingFileSystem, uriOf('.', line)), blockingFileSystem, {
    shipped: shippedCatalogs,
    extraCatalogs: given.values('catalog').map((path) => uriOf(path, line)),
    ...(configuration !== undefined && { configurationFile: uriOf(configuration, line) }),
  });
  return { root, composed: composeRoot(root, null), named: paths.map((path) => uriOf(path, line)) };
}

/** A failure for the first path that is not there, or is not `what`. */
export async function missing(paths: readonly string[], what: string, line: CommandLine): Promise<Failure | undefined> {
  for (const path of paths) {
    try {
      const { type } = await blockingFileSystem.stat(uriOf(path, line));
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
