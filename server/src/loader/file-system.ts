import { l10n } from '../core/base/l10n.ts';
import { join, parentOf } from '../uri/uris.ts';

/** A file system, as the loader needs it. Resources have normalised URIs. Every method rejects on failure. */
export interface FileSystem {
  /** The bytes of a file, no more than the first `limit` of them. */
  readFile(uri: string, limit?: number): Promise<Uint8Array>;
  /**
   * Calls `use` synchronously with the bytes, which are not a copy and are overwritten after it has returned. Throws what
   * `readFile` rejects with. For callers without anything else to do in the meantime.
   */
  lookAt?<T>(uri: string, limit: number, use: (bytes: Uint8Array) => T): T;
  /** In any order. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Follows symbolic links. `size` is in bytes. */
  stat(uri: string): Promise<FileStat>;
  /** The URI of what a resource is behind all links; absent where there are no links. */
  realUri?(uri: string): Promise<string>;
  /** The file system of the resource, where this one combines several. */
  readonly partWith?: (uri: string) => FileSystem;
  /**
   * Synchronous variants, where waiting would take longer than the work. They throw what the others reject with. Callers
   * yield to other work from time to time.
   */
  readonly immediate?: {
    readFile(uri: string, limit: number): Uint8Array;
    readDirectory(uri: string): readonly DirectoryEntry[];
    stat(uri: string): FileStat;
  };
}

export interface DirectoryEntry {
  readonly name: string;
  /** Type of the entry itself: a link is `symlink`, whatever its target is. */
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
}

export interface FileStat {
  readonly type: 'file' | 'directory' | 'other';
  readonly size: number;
  /** Changes when the file changes, as far as the file system can detect that; absent where it cannot. */
  readonly stamp?: string;
  /** Time of the last change, in milliseconds since 1970; absent where it is not known. */
  readonly modified?: number;
}

/** A file that was changed so recently may be changed again under the same stamp (in milliseconds). */
const SETTLED = 2000;

/** The stamp of a file that is read now; undefined where it may change without another stamp. */
export function settledStamp({ stamp, modified }: FileStat): string | undefined {
  return modified === undefined || Date.now() - modified > SETTLED ? stamp : undefined;
}

/** Node's codes, of which the last is that of a name with NUL, and VS Code's. */
const NOT_FOUND: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE', 'FileNotFound']);

/** Whether a rejection means that the resource does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_FOUND.has(error.code) && !isMisnamed(error);
}

/** Whether a file is not found by its name, of which Node replaces each byte that is not UTF-8 by U+FFFD. */
function isMisnamed(error: unknown): boolean {
  return error instanceof Error && 'path' in error && `${error.path}`.includes('\ufffd');
}

/** Why a file could not be read, as part of a sentence: `permission denied`. */
export function reasonOf(error: unknown): string {
  if (isNotFound(error)) return l10n.t('no such file');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' && isMisnamed(error)) return l10n.t('its name is not valid UTF-8');
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return l10n.t('permission denied');
  if (code === 'EISDIR') return l10n.t('is a directory');
  if (code === 'ELOOP') return l10n.t('is a symbolic link to itself');
  return error instanceof Error ? error.message : String(error);
}

/** Whether a resource exists. One that cannot be accessed counts as absent: an editor may see only its workspace folder. */
export async function isThere(fileSystem: FileSystem, uri: string): Promise<boolean> {
  return (await statIfThere(fileSystem, uri).catch(() => undefined)) !== undefined;
}

/** The nearest directory around (or at) `start` that has something of one of these names; undefined if there is none. */
export async function nearestWith(
  fileSystem: FileSystem,
  start: string,
  names: readonly string[],
): Promise<string | undefined> {
  for (let at = start; ; at = parentOf(at)) {
    for (const name of names) if (await isThere(fileSystem, join(at, name))) return at;
    if (parentOf(at) === at) return undefined;
  }
}

/** The status of a resource, or undefined where it does not exist. Rejects on other failures. */
export async function statIfThere(fileSystem: FileSystem, uri: string): Promise<FileStat | undefined> {
  try {
    return await fileSystem.stat(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
