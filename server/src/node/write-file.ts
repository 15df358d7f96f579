import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Permission bits of `st_mode`, with setuid, setgid and sticky. */
const PERMISSIONS = 0o7777;

/**
 * Replaces a file's bytes by `after` if they are still `before`, atomically. For a symbolic link, its target is written.
 * Permissions are kept, and so are owner and group as far as the system allows it. Rejects with the system's errors; the
 * file is unchanged then.
 *
 * @returns whether it was written; false for a file that has changed since `before` was read
 */
export async function replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const target = await realpath(path);
  await access(target, constants.W_OK);
  const stats = await stat(target);
  // In the same directory, so that renaming replaces the file atomically.
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(temporary, after, 0o600);
    if (stats.uid !== process.getuid?.() || stats.gid !== process.getgid?.()) {
      await chown(temporary, stats.uid, stats.gid).catch(ignoreRefusal);
    }
    await chmod(temporary, stats.mode & PERMISSIONS);
    const now = await stat(target);
    const isSame = now.size === stats.size && now.mtimeMs === stats.mtimeMs && now.ino === stats.ino;
    if (!isSame || Buffer.compare(await readFile(target), before) !== 0) return false;
    await rename(temporary, target);
    return true;
  } finally {
    // It does not exist any more where it was renamed.
    await rm(temporary, { force: true });
  }
}

/** Creates a file, and waits until its bytes are on disk. */
async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Only the superuser may change the owner. For others the file belongs to the user who writes it, as in any editor. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EINVAL'))) throw error;
}

/** Creates or replaces a file atomically. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const before = await readFile(path).catch(() => undefined);
  if (before !== undefined) {
    if (!(await replaceFile(path, before, bytes))) throw new Error('it was changed meanwhile');
    return;
  }
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeNew(temporary, bytes, 0o666);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
