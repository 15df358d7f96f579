import type { ConfiguredCatalog, ConfiguredPath, ImportOptions } from '../core/configuration.ts';
import { type ConfigCode, FILE_CODES } from '../core/model/file-codes.ts';
import type { Problem } from '../core/model/problem.ts';
import { resolvePath } from '../uris.ts';
import { type FileSystem, reasonOf, statIfThere } from './file-system.ts';
import { compileGlob, globFrom, isGlob } from './globs.ts';
import { walk } from './walk.ts';

/** What the `catalogs` of `objrefs.yaml` name. */
export interface ConfiguredCatalogs {
  /** By URI; with what is said of a file that is imported. */
  readonly files: ReadonlyMap<string, ImportOptions | undefined>;
  /** In `objrefs.yaml`, each at its path. */
  readonly problems: readonly Problem[];
}

/**
 * Looks up the paths and globs of `catalogs`, relative to the root. Ignore rules do not count here: they may reach into
 * `node_modules`, through links too. A path without a file and a glob without a match are problems.
 */
export async function findConfiguredCatalogs(
  fileSystem: FileSystem,
  root: string,
  paths: readonly ConfiguredCatalog[],
  signal?: AbortSignal,
): Promise<ConfiguredCatalogs> {
  const files = new Map<string, ImportOptions | undefined>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const found = isGlob(path.text)
      ? await expandGlob(fileSystem, root, path, signal)
      : await lookUp(fileSystem, root, path);
    if (Array.isArray(found)) for (const uri of found) files.set(uri, path.import);
    else problems.push(found);
  }
  return { files, problems };
}

async function lookUp(fileSystem: FileSystem, root: string, path: ConfiguredPath): Promise<string[] | Problem> {
  const uri = resolvePath(root, path.text);
  try {
    const stat = await statIfThere(fileSystem, uri);
    if (stat?.type === 'file') return [uri];
    if (stat) {
      const hint = `Name its files: \`${path.text.replace(/\/+$/, '')}/*.objectives.yaml\`.`;
      return problem('config-missing-catalog', path, `${path.text} is no file. ${hint}`);
    }
    const message = `There is no file ${path.text}. Paths are relative to the folder of the root.`;
    return problem('config-missing-catalog', path, message);
  } catch (error) {
    return problem('config-missing-catalog', path, `${path.text} cannot be read: ${reasonOf(error)}.`);
  }
}

async function expandGlob(
  fileSystem: FileSystem,
  root: string,
  path: ConfiguredPath,
  signal?: AbortSignal,
): Promise<string[] | Problem> {
  const { start, rest } = globFrom(root, path.text);
  const glob = compileGlob(rest);
  const uris: string[] = [];
  if (glob) {
    const files = walk(fileSystem, start, {
      gitignore: false,
      leaveOut: (candidate, isDirectory) => !glob.match(candidate, isDirectory),
      followLinks: !rest.includes('**'),
      signal,
      onUnreadable: () => {},
    });
    for await (const file of files) uris.push(file.uri);
  }
  if (uris.length > 0) return uris;
  return problem('config-unmatched-glob', path, `No file matches ${path.text}. Mend the pattern, or remove it.`);
}

function problem(code: ConfigCode, path: ConfiguredPath, message: string): Problem {
  return { code, severity: FILE_CODES[code], range: path.range, message, fixes: [] };
}
