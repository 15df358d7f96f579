import { compareText } from '../core/base/collections.ts';
import { l10n } from '../core/base/l10n.ts';
import { join } from '../uri/uris.ts';
import { CACHE_FOLDER, isTemporary } from './file-names.ts';
import { type DirectoryEntry, type FileStat, type FileSystem, isNotFound } from './file-system.ts';
import { type IgnoreLayer, ignoreLayerOf, ignoreLayersAround, isIgnored } from './gitignore-layers.ts';

export interface WalkedFile {
  readonly uri: string;
  /** Relative to where the walk started, separated by `/`. */
  readonly path: string;
  readonly isLink: boolean;
}

/**
 * Why a walk skips something: git ignores it, it is a `node_modules`, or it is neither a file nor a directory that may be
 * entered (a device, a link to a directory, a broken link).
 */
export type LeftOut = 'ignored' | 'node_modules' | 'special';

export interface WalkOptions {
  /** Whether git's ignore rules apply. */
  readonly gitignore: boolean;
  /** Called with paths relative to the start of the walk. Returns true to skip a file or a whole directory. */
  readonly leaveOut: (path: string, isDirectory: boolean) => boolean;
  /** Whether links to directories are entered: only where `leaveOut` bounds the depth. Links to files are files. */
  readonly entersLink?: (uri: string) => Promise<boolean>;
  /** The most files and directories that are looked at. */
  readonly entries?: number;
  readonly signal?: AbortSignal | undefined;
  /** Awaited before each directory, for callers that yield to other work: directories are then read synchronously where possible. */
  readonly pause?: () => Promise<void>;
  /** Called for everything that is skipped, except by `leaveOut`. */
  readonly onLeftOut?: ((uri: string, why: LeftOut) => void) | undefined;
  /** Called for a directory that cannot be read, or is beyond the limits; the walk goes on, unless `entries` is reached. */
  readonly onUnreadable: (uri: string, error: unknown) => void;
}

/** Why a walk did not go on; the message is part of a sentence. */
export class WalkLimit extends Error {}

interface Step extends WalkedFile {
  readonly isDirectory: boolean;
  readonly layers: readonly IgnoreLayer[];
}

/** No sensible tree has more, and none that a repository holds may keep a program busy for longer. */
const MAX_ENTRIES = 2_000_000;
const MAX_DEPTH = 200;

/**
 * The files below a directory in the order of their paths (by UTF-16 units), each once. Does not enter `.git` and
 * the cache, nor `node_modules` where git's rules apply, and skips temporary files of this product. Rejects with the signal's reason when it is aborted.
 */
export async function* walk(fileSystem: FileSystem, start: string, options: WalkOptions): AsyncGenerator<WalkedFile> {
  const around = options.gitignore ? await ignoreLayersAround(fileSystem, start) : [];
  const { entries: most = MAX_ENTRIES } = options;
  const steps: Step[] = [{ uri: start, path: '', isLink: false, isDirectory: true, layers: around }];
  let left = most;
  let isTooDeep = false;
  for (let step = steps.pop(); step; step = steps.pop()) {
    options.signal?.throwIfAborted();
    if (step.isDirectory) await options.pause?.();
    if (!step.isDirectory) yield step;
    else if (step.path.split('/').length > MAX_DEPTH) {
      if (isTooDeep) continue;
      isTooDeep = true;
      options.onUnreadable(
        step.uri,
        new WalkLimit(l10n.t('there are more than {0} folders in one another', MAX_DEPTH)),
      );
    } else {
      const entries = await entriesOf(fileSystem, step.uri, options);
      left -= entries.length;
      if (left < 0) {
        options.onUnreadable(step.uri, new WalkLimit(l10n.t('there are more than {0} files and folders', most)));
        return;
      }
      for (const next of (await stepsInto(fileSystem, step, entries, options)).reverse()) steps.push(next);
    }
  }
}

async function entriesOf(
  fileSystem: FileSystem,
  directory: string,
  { onUnreadable, pause }: WalkOptions,
): Promise<readonly DirectoryEntry[]> {
  try {
    const { immediate } = fileSystem;
    return pause && immediate ? immediate.readDirectory(directory) : await fileSystem.readDirectory(directory);
  } catch (error) {
    if (!isNotFound(error)) onUnreadable(directory, error);
    return [];
  }
}

async function stepsInto(
  fileSystem: FileSystem,
  directory: Step,
  entries: readonly DirectoryEntry[],
  options: WalkOptions,
): Promise<Step[]> {
  let layers = directory.layers;
  if (options.gitignore && entries.some((entry) => entry.name === '.gitignore')) {
    const own = await ignoreLayerOf(fileSystem, directory.uri, directory.path);
    if (own) layers = [...layers, own];
  }
  const steps: Step[] = [];
  const leaveOut = (name: string, why: LeftOut) => options.onLeftOut?.(join(directory.uri, name), why);
  for (const entry of entries) {
    if (entry.name === '.git' || entry.name === CACHE_FOLDER || isTemporary(entry.name)) continue;
    const path = directory.path === '' ? entry.name : `${directory.path}/${entry.name}`;
    if (options.gitignore && entry.name === 'node_modules') {
      leaveOut(entry.name, 'node_modules');
      continue;
    }
    // For git, a link is a file, whatever its target is.
    if (isIgnored(layers, path, entry.type === 'directory')) {
      leaveOut(entry.name, 'ignored');
      continue;
    }
    const uri = join(directory.uri, entry.name);
    const isLink = entry.type === 'symlink';
    const type = entry.type === 'symlink' ? await typeBehind(fileSystem, uri, options) : entry.type;
    const isDirectory = type === 'directory';
    if (type === 'other') leaveOut(entry.name, 'special');
    else if (!options.leaveOut(path, isDirectory)) steps.push({ uri, path, isLink, isDirectory, layers });
  }
  return steps.sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

async function typeBehind(fileSystem: FileSystem, link: string, options: WalkOptions): Promise<FileStat['type']> {
  try {
    const { type } = await fileSystem.stat(link);
    return type === 'directory' && !(await options.entersLink?.(link)) ? 'other' : type;
  } catch {
    // A broken link cannot be read.
    return 'other';
  }
}

/** Sorts a directory where the paths of its files are sorted. */
function sortKey(step: Step): string {
  return step.isDirectory ? `${step.path}/` : step.path;
}
