import { l10n } from '../core/base/l10n.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { type ConfigCode, FILE_CODES } from '../core/model/file-codes.ts';
import type { ConfiguredCatalog, ConfiguredPath, ImportOptions } from '../core/settings/configuration.ts';
import { resolvePath } from '../uri/uris.ts';
import { type FileSystem, reasonOf, statIfThere } from './file-system.ts';
import { compileGlob, globFrom, isGlob } from './globs.ts';
import { walk } from './walk.ts';

/** The files that `catalogs` of `objrefs.yaml` names. */
export interface ConfiguredCatalogs {
  /** By URI; with options for files that are imported. */
  readonly files: ReadonlyMap<string, ImportOptions | undefined>;
  /** Problems in `objrefs.yaml`, each at its path. */
  readonly problems: readonly Diagnostic[];
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
  const problems: Diagnostic[] = [];
  for (const path of paths) {
    const found = isGlob(path.text)
      ? await expandGlob(fileSystem, root, path, signal)
      : await lookUp(fileSystem, root, path);
    if (Array.isArray(found)) for (const uri of found) files.set(uri, path.import);
    else problems.push(found);
  }
  return { files, problems };
}

async function lookUp(fileSystem: FileSystem, root: string, path: ConfiguredPath): Promise<string[] | Diagnostic> {
  const uri = resolvePath(root, path.text);
  try {
    const stat = await statIfThere(fileSystem, uri);
    if (stat?.type === 'file') return [uri];
    if (stat) {
      const hint = l10n.t('Use a pattern for its files: `{0}/*.objectives.yaml`.', path.text.replace(/\/+$/, ''));
      return problem('config-missing-catalog', path, l10n.t('{0} is not a file. {1}', path.text, hint));
    }
    const message = l10n.t('File {0} not found. Paths are relative to the root folder.', path.text);
    return problem('config-missing-catalog', path, message);
  } catch (error) {
    return problem('config-missing-catalog', path, l10n.t('{0} cannot be read: {1}.', path.text, reasonOf(error)));
  }
}

async function expandGlob(
  fileSystem: FileSystem,
  root: string,
  path: ConfiguredPath,
  signal?: AbortSignal,
): Promise<string[] | Diagnostic> {
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
  const message = l10n.t('No files match {0}. Correct the pattern, or remove it.', path.text);
  return problem('config-unmatched-glob', path, message);
}

function problem(code: ConfigCode, path: ConfiguredPath, message: string): Diagnostic {
  return { code, severity: FILE_CODES[code], range: path.range, message, fixes: [] };
}
