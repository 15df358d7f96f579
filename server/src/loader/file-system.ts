import { l10n } from '../core/base/l10n.ts';
/** What the loader needs of a file system. Resources are known by normalised URIs. Every method rejects on failure. */
export interface FileSystem {
  /** The bytes of a file, no more than the first `limit` of them. */
  readFile(uri: string, limit?: number): Promise<Uint8Array>;
  /**
   * Hands the bytes to `use` at once and without a copy: they are others when it has returned. Throws what `readFile`
   * rejects with. For those who have nothing else to do meanwhile.
   */
  lookAt?<T>(uri: string, limit: number, use: (bytes: Uint8Array) => T): T;
  /** In any order. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Follows symbolic links. `size` is in bytes. */
  stat(uri: string): Promise<FileStat>;
  /** Of several file systems in one: the one that has the resource. */
  readonly partWith?: (uri: string) => FileSystem;
  /**
   * The same at once, where waiting would take longer than the work: they throw what the others reject with. Who uses
   * them lets others in between.
   */
  readonly immediate?: {
    readFile(uri: string, limit: number): Uint8Array;
    stat(uri: string): FileStat;
  };
}

export interface DirectoryEntry {
  readonly name: string;
  /** Of the entry itself: a link is `symlink`, whatever it leads to. */
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
}

export interface FileStat {
  readonly type: 'file' | 'directory' | 'other';
  readonly size: number;
  /** Another one when the file has changed, as far as the file system can tell; absent where it cannot. */
  readonly stamp?: string;
  /** When it was changed last, in milliseconds since 1970; absent where the file system does not tell. */
  readonly modified?: number;
}

/** Whether a rejection says that there is nothing by that name (Node's `ENOENT` and `ENOTDIR`, VS Code's `FileNotFound`). */
export function isNotFound(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'FileNotFound';
}

/** Why a file could not be read, as part of a sentence: `permission denied`. */
export function reasonOf(error: unknown): string {
  if (isNotFound(error)) return l10n.t('no such file');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return l10n.t('permission denied');
  if (code === 'EISDIR') return l10n.t('is a directory');
  if (code === 'ELOOP') return l10n.t('is a symbolic link to itself');
  return error instanceof Error ? error.message : String(error);
}

/** What is there by that name, or undefined where there is nothing. Rejects on other failures. */
export async function statIfThere(fileSystem: FileSystem, uri: string): Promise<FileStat | undefined> {
  try {
    return await fileSystem.stat(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
