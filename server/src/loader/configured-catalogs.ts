import { l10n } from '../core/base/l10n.ts';
import { type ConfigCode, type Diagnostic, FILE_CODES } from '../core/model/diagnostic.ts';
import type { ConfiguredCatalog, ConfiguredPath, ImportOptions } from '../core/settings/configuration.ts';
import { GlobBudget } from '../core/settings/glob-budget.ts';
import { resolvePath } from '../uri/uris.ts';
import { type FileSystem, reasonOf, statIfThere } from './file-system.ts';
import { compileGlob, globFrom, isGlob } from './globs.ts';
import type { IsBarred } from './outside.ts';
import { WalkLimit, walk } from './walk.ts';

/** The files that `catalogs` of `objrefs.yaml` names. */
export interface ConfiguredCatalogs {
  /** By URI; with options for files that are imported. */
  readonly files: ReadonlyMap<string, ImportOptions | undefined>;
  /** Problems in `objrefs.yaml`, each at its path. */
  readonly problems: readonly Diagnostic[];
}

/** The most files and folders that a glob looks at. */
const MAX_ENTRIES = 300_000;

/** The files that one path or glob names, and what is wrong with it. */
interface Named {
  readonly uris: readonly string[];
  readonly problem?: Diagnostic;
}

/**
 * Looks up the paths and globs of `catalogs`, relative to the root. Ignore rules do not count here: they may reach into
 * `node_modules`, through links too. A path without a file and a glob without a match are problems.
 */
export async function findConfiguredCatalogs(
  fileSystem: FileSystem,
  root: string,
  paths: readonly ConfiguredCatalog[],
  isBarred: IsBarred,
  signal?: AbortSignal,
): Promise<ConfiguredCatalogs> {
  const files = new Map<string, ImportOptions | undefined>();
  const problems: Diagnostic[] = [];
  const budget = new GlobBudget();
  for (const path of paths) {
    const start = isGlob(path.text) ? globFrom(root, path.text).start : resolvePath(root, path.text);
    const { uris, problem } = (await isBarred(start))
      ? { uris: [], problem: barred(path) }
      : isGlob(path.text)
        ? await expandGlob(fileSystem, root, path, isBarred, budget, signal)
        : await lookUp(fileSystem, start, path);
    for (const uri of uris) files.set(uri, path.import);
    if (problem) problems.push(problem);
  }
  return { files, problems };
}

async function lookUp(fileSystem: FileSystem, uri: string, path: ConfiguredPath): Promise<Named> {
  const missing = (message: string): Named => ({ uris: [], problem: problem('config-missing-catalog', path, message) });
  try {
    const stat = await statIfThere(fileSystem, uri);
    if (stat?.type === 'file') return { uris: [uri] };
    if (!stat) return missing(l10n.t('File {0} not found. Paths are relative to the root folder.', path.text));
    const hint = l10n.t('Use a pattern for its files: `{0}/*.objectives.yaml`.', path.text.replace(/\/+$/, ''));
    return missing(l10n.t('{0} is not a file. {1}', path.text, hint));
  } catch (error) {
    return missing(l10n.t('{0} cannot be read: {1}.', path.text, reasonOf(error)));
  }
}

async function expandGlob(
  fileSystem: FileSystem,
  root: string,
  path: ConfiguredPath,
  isBarred: IsBarred,
  budget: GlobBudget,
  signal?: AbortSignal,
): Promise<Named> {
  const { start, rest } = globFrom(root, path.text);
  const glob = compileGlob(rest, budget);
  const uris: string[] = [];
  let found: Diagnostic | undefined;
  const files = walk(fileSystem, start, {
    gitignore: false,
    leaveOut: (candidate, isDirectory) => !glob?.match(candidate, isDirectory),
    entersLink: async (uri) => !rest.includes('**') && !(await isBarred(uri)),
    entries: MAX_ENTRIES,
    signal,
    onUnreadable(_, error) {
      if (!(error instanceof WalkLimit)) return;
      const message = l10n.t('{0} searches too much: {1}. Name a folder in it.', path.text, error.message);
      found = problem('config-limit', path, message);
    },
  });
  for await (const { uri, isLink } of files) {
    if (isLink && (await isBarred(uri))) found = barred(path);
    else uris.push(uri);
  }
  if (uris.length === 0 && !found) {
    const message = l10n.t('No files match {0}. Correct the pattern, or remove it.', path.text);
    found = problem('config-unmatched-glob', path, message);
  }
  // Half of what a pattern means would depend on the order of files.
  return { uris: found?.code === 'config-limit' ? [] : uris, ...(found && { problem: found }) };
}

function barred(path: ConfiguredPath): Diagnostic {
  const message = l10n.t(
    '{0} leads out of the root folder. Such files are only read in a trusted workspace, or with --allow-outside-root.',
    path.text,
  );
  return problem('config-outside-root', path, message);
}

function problem(code: ConfigCode, path: ConfiguredPath, message: string): Diagnostic {
  return { code, severity: FILE_CODES[code], range: path.range, message, fixes: [] };
}
