import { join } from 'node:path';
import { pushTo } from '../../core/base/collections.ts';
import type { FileStat, FileSystem } from '../../loader/file-system.ts';
import { fromPath, nameOf, parentOf } from '../../uri/uris.ts';
import type { Git } from './git.ts';

/**
 * The file system as the next commit would have it: files whose staged version differs from the one on disk are read
 * from git's index, also those that were removed from the disk. Untracked files are read as they are.
 */
export async function stagedFileSystem(git: Git, disk: FileSystem): Promise<FileSystem> {
  const differing = await git.parts(['diff-files', '--raw', '--no-abbrev', '--no-renames', '-z']);
  const objects = earlierObjects(git, differing);
  const children = new Map<string, string[]>();
  for (const uri of objects.keys()) pushTo(children, parentOf(uri), nameOf(uri));
  return {
    async readFile(uri, limit) {
      const object = objects.get(uri);
      if (object === undefined) return disk.readFile(uri, limit);
      const bytes = await git.output(['cat-file', 'blob', object], limit === undefined ? {} : { limit });
      return bytes.subarray(0, limit);
    },
    async readDirectory(uri) {
      const entries = await disk.readDirectory(uri);
      const there = new Set(entries.map(({ name }) => name));
      const gone = (children.get(uri) ?? []).filter((name) => !there.has(name));
      return [...entries, ...gone.map((name) => ({ name, type: 'file' as const }))];
    },
    async stat(uri): Promise<FileStat> {
      return objects.has(uri) ? { type: 'file', size: 0 } : disk.stat(uri);
    },
    realUri: async (uri) => (objects.has(uri) ? uri : ((await disk.realUri?.(uri)) ?? uri)),
  };
}

/**
 * Names of earlier objects by URI, from what git lists with `--raw -z`: `:mode mode object object status NUL name NUL`, the
 * first of each pair being the earlier one, and two names of a renamed file. Only plain files count: links (120000) and
 * submodules (160000) have no text.
 */
export function earlierObjects(git: Git, parts: readonly string[]): Map<string, string> {
  const objects = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, object] = /^:100\d{3} \d{6} ([0-9a-f]+) [0-9a-f]+ [CDMRT]/.exec(parts[at] ?? '') ?? [];
    if (/ [CR]\d+$/.test(parts[at] ?? '')) at++;
    if (object !== undefined) objects.set(fromPath(join(git.top, parts[at + 1] ?? '')), object);
  }
  return objects;
}
