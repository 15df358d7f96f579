import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexStore } from '../server/lsp/runtime.ts';
import { toPath } from '../uri/uris.ts';
import { keep, readKept } from './kept-file.ts';

const SUFFIX = '.index';
/** Length of the checksum, in bytes. */
const CHECKSUM = 32;
/** Of so many folders the index is kept, of those whose index was written last. */
const MOST = 20;
/** The name of this file of the program changes with the code of all others: see `scripts/build/bundles.mjs`. */
const PROGRAM = [process.version, process.arch, import.meta.url.slice(import.meta.url.lastIndexOf('/'))];

/** Keeps indexes in a folder, whose URI is given: a file for each, with a checksum at its end. */
export function nodeIndexStore(place: string, program: readonly string[] = PROGRAM): IndexStore {
  const storage = toPath(place);
  const pathOf = (folder: string): string => join(storage, `${digest('hex', folder).slice(0, 32)}${SUFFIX}`);
  const firstLine = (...decides: readonly string[]): string => digest('hex', JSON.stringify([program, ...decides]));
  return {
    digest: (bytes) => digest('base64url', bytes),
    async read(folder, signature) {
      const bytes = await readKept(pathOf(folder), firstLine(folder, signature));
      const contents = bytes?.subarray(0, -CHECKSUM);
      const isWhole = contents && bytes?.subarray(-CHECKSUM).equals(createHash('sha256').update(contents).digest());
      return isWhole ? contents : undefined;
    },
    async write(folder, signature, contents) {
      await keep(pathOf(folder), checked(firstLine(folder, signature), contents));
      await removeOldest(storage);
    },
  };
}

const digest = (encoding: 'hex' | 'base64url', contents: string | Uint8Array): string =>
  createHash('sha256').update(contents).digest(encoding);

function* checked(firstLine: string, contents: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  const hash = createHash('sha256');
  yield `${firstLine}\n`;
  for (const part of contents) {
    hash.update(part);
    yield part;
  }
  yield hash.digest();
}

async function removeOldest(storage: string): Promise<void> {
  const paths = (await readdir(storage)).filter((name) => name.endsWith(SUFFIX)).map((name) => join(storage, name));
  if (paths.length <= MOST) return;
  const times = new Map<string, number>();
  for (const path of paths) times.set(path, (await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
  const newest = paths.sort((a, b) => times.get(b)! - times.get(a)!);
  for (const path of newest.slice(MOST)) await rm(path, { force: true });
}
