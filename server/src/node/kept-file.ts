import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Contents, writeWhole } from './write-file.ts';

// Files in which a program keeps what it has found, for its next run. Whoever has their folder may delete them at any time.

/** Larger ones are not read, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** What follows the first line of a kept file; undefined where there is none, or where that line is another one. */
export async function readKept(path: string, firstLine: string): Promise<Buffer | undefined> {
  if ((await isLink(dirname(path))) || (await isLink(path))) return undefined;
  const file = await open(path).catch(() => undefined);
  try {
    if (!file || (await file.stat()).size > LARGEST) return undefined;
    const bytes = await file.readFile();
    const start = Buffer.from(`${firstLine}\n`);
    return bytes.subarray(0, start.length).equals(start) ? bytes.subarray(start.length) : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** Writes it as a whole, in a folder that is made where there is none. Rejects where either is a symbolic link. */
export async function keep(path: string, contents: Contents): Promise<void> {
  const folder = dirname(path);
  for (const place of [folder, path]) if (await isLink(place)) throw new Error('it is a symbolic link');
  await mkdir(folder, { recursive: true });
  await writeWhole(path, contents);
}

const isLink = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
