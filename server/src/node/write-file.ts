import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import {
  access,
  type FileHandle,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isTemporary } from '../loader/file-names.ts';
import { isNotFound } from '../loader/file-system.ts';

/** The contents of a file: its bytes, or parts of its text or bytes, which are produced while it is written. */
export type Contents = Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array> | Sealed;

/** Contents whose beginning depends on the rest. */
export interface Sealed {
  readonly parts: () => AsyncIterable<Uint8Array>;
  /** Called after all parts: replaces the first one, with as many bytes. */
  readonly first: () => Uint8Array;
}

/** Permission bits of `st_mode`, with setuid, setgid and sticky. */
const PERMISSIONS = 0o7777;
/** Open streams of a process, which may be redirected to a file: their contents are extended, never replaced. */
const STREAM = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;

/**
 * Creates or replaces a file: as a whole, or not at all if that fails or the process is killed. The one function of this
 * product that writes files. For a symbolic link, its target is written. Permissions, owner and group are kept. Rejects
 * with the system's errors, and where the replaced file would differ in something else than its contents. Pipes and
 * devices are written directly.
 *
 * @param before the contents that the file must still have
 * @returns whether it was written; false for a file that has changed since `before` was read
 */
export async function writeWhole(path: string, contents: Contents, before?: Uint8Array): Promise<boolean> {
  const stats = before ? await stat(path) : await stat(path).catch(undefinedIfMissing);
  if (STREAM.test(path) || (stats && !stats.isFile())) {
    if ('first' in contents) throw new Error('it is not a regular file');
    await writeFile(path, contents, { flag: 'a' });
    return true;
  }
  if (stats) return replace(await realpath(path), stats, contents, before);
  if (await lstat(path).catch(undefinedIfMissing))
    throw new Error('it is a symbolic link to a file that does not exist');
  return viaTemporary(path, contents, 0o666, async () => true);
}

async function replace(path: string, stats: Stats, contents: Contents, before?: Uint8Array): Promise<boolean> {
  await access(path, constants.W_OK);
  if (stats.nlink > 1) throw new Error(`it has ${stats.nlink} hard links, of which only one would be changed`);
  return viaTemporary(path, contents, 0o600, async (temporary) => {
    const { uid, gid } = await temporary.stat();
    if (uid !== stats.uid || gid !== stats.gid) {
      await temporary.chown(stats.uid, stats.gid).catch(() => {
        throw new Error('it belongs to another user or group, which would change');
      });
    }
    await temporary.chmod(stats.mode & PERMISSIONS);
    if (!before) return true;
    const now = await stat(path);
    const isSame = now.size === stats.size && now.mtimeMs === stats.mtimeMs && now.ino === stats.ino;
    return isSame && Buffer.compare(await readFile(path), before) === 0;
  });
}

/** Writes a file beside the target, waits until it is on disk, and renames it. */
async function viaTemporary(
  target: string,
  contents: Contents,
  mode: number,
  isReady: (temporary: FileHandle) => Promise<boolean>,
): Promise<boolean> {
  const directory = dirname(target);
  await sweep(directory);
  const temporary = join(directory, `.${basename(target).slice(0, LONGEST_NAME)}.${idOfProcess()}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await writeFile(file, 'first' in contents ? contents.parts() : contents);
      if ('first' in contents) await file.write(contents.first(), 0, undefined, 0);
      await file.sync();
      if (!(await isReady(file))) return false;
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    return true;
  } finally {
    // It does not exist any more where it was renamed.
    await rm(temporary, { force: true });
  }
}

/** In UTF-16 units, so that with up to three bytes for each, the temporary name is not too long for a file system. */
const LONGEST_NAME = 60;
const PROCESS_DIGITS = 6;

/** Twelve hexadecimal digits for the name of a temporary file: six with the process, and six random ones. */
function idOfProcess(): string {
  const id = process.pid.toString(16).padStart(PROCESS_DIGITS, '0').slice(-PROCESS_DIGITS);
  return id + randomBytes(3).toString('hex');
}

/** After this time (in milliseconds), another process has the number of the one that was killed. */
const DAY = 24 * 60 * 60 * 1000;
/** Directories are swept once, since they may have many files that are written. */
const swept = new Set<string>();

/** Removes the temporary files that killed processes have left in a directory. */
async function sweep(directory: string): Promise<void> {
  if (swept.has(directory)) return;
  swept.add(directory);
  for (const name of (await readdir(directory).catch(() => [])).filter(isTemporary)) {
    const path = join(directory, name);
    const stats = await lstat(path).catch(() => undefined);
    const digits = name.slice(-'.tmp'.length - 2 * PROCESS_DIGITS, -'.tmp'.length - PROCESS_DIGITS);
    const isLeft = !isRunning(Number.parseInt(digits, 16)) || (stats && Date.now() - stats.mtimeMs > DAY);
    if (stats?.isFile() && isLeft) await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}
