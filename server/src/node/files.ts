import { readdirSync, statSync } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import type { DirectoryEntry, FileStat, FileSystem } from '../loader/file-system.ts';
import { fromPath, toPath } from '../uri/uris.ts';
import { entryOf, readBeginningNow, statOf } from './blocking-files.ts';

/** The file system of this machine. Rejects with Node's system errors (`code` as in `ENOENT`). */
export const nodeFileSystem: FileSystem = {
  async readFile(uri: string, limit?: number): Promise<Uint8Array> {
    const path = toPath(uri);
    return limit === undefined ? readFile(path) : readBeginning(path, limit);
  },

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const entries = await readdir(toPath(uri), { withFileTypes: true });
    return entries.map(entryOf);
  },

  async stat(uri: string): Promise<FileStat> {
    return statOf(await stat(toPath(uri)));
  },

  async realUri(uri: string): Promise<string> {
    return fromPath(await realpath(toPath(uri)));
  },

  immediate: {
    readFile: (uri, limit) => readBeginningNow(toPath(uri), limit),
    readDirectory: (uri) => readdirSync(toPath(uri), { withFileTypes: true }).map(entryOf),
    stat: (uri) => statOf(statSync(toPath(uri))),
  },
};

async function readBeginning(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const parts: Uint8Array[] = [];
    // The size is a hint: a file may grow meanwhile, and files in /proc have size 0.
    for (let length = 0, size = (await file.stat()).size + 1; length < limit; size = Math.max(size, length)) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(size, limit - length)));
      if (bytesRead === 0) break;
      length += bytesRead;
      parts.push(buffer.subarray(0, bytesRead));
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  } finally {
    await file.close();
  }
}
