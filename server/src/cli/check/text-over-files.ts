import type { FileSystem } from '../../loader/file-system.ts';
import { nameOf, parentOf } from '../../uri/uris.ts';

/** The file system as it were if a file held these bytes, whether or not it is there. */
export function textOverFiles(disk: FileSystem, uri: string, bytes: Uint8Array): FileSystem {
  const [folder, name] = [parentOf(uri), nameOf(uri)];
  return {
    readFile: async (asked, limit) => (asked === uri ? bytes.subarray(0, limit) : disk.readFile(asked, limit)),
    async readDirectory(asked) {
      const entries = await disk.readDirectory(asked);
      if (asked !== folder) return entries;
      return [...entries.filter((entry) => entry.name !== name), { name, type: 'file' }];
    },
    stat: async (asked) => (asked === uri ? { type: 'file', size: bytes.length } : disk.stat(asked)),
  };
}
