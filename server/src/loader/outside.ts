import { relativePath } from '../uri/uris.ts';
import type { FileSystem } from './file-system.ts';

/** Whether a resource must not be read or written because of what a root contains. */
export type IsBarred = (uri: string) => Promise<boolean>;

/**
 * Bars what is outside of a root, by its path or through links, unless the user allows it: a repository may hold any path
 * and any link. What is linked below `node_modules`, as package managers do it, is inside; the files of git, which may
 * hold passwords, are not. What does not exist is where its path says.
 */
export function barrierAround(fileSystem: FileSystem, root: string, allowsOutside: boolean): IsBarred {
  return async (uri) => {
    if (allowsOutside) return false;
    const path = relativePath(root, uri);
    if (path === undefined || hasSegment(path, '.git')) return true;
    if (hasSegment(path, 'node_modules') || !fileSystem.realUri) return false;
    try {
      const target = relativePath(await fileSystem.realUri(root), await fileSystem.realUri(uri));
      return target === undefined || hasSegment(target, '.git');
    } catch {
      return false;
    }
  };
}

const hasSegment = (path: string, name: string): boolean => path.toLowerCase().split('/').includes(name);
