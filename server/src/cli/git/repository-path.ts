import { posix } from 'node:path';
import { type FileSystem, statIfThere } from '../../loader/file-system.ts';
import { join, parentOf, relativePath } from '../../uri/uris.ts';
import type { CheckReport } from '../check/check-report.ts';

/** The root of the git repository that a directory is in; undefined where it is in none. */
export async function findRepository(fileSystem: FileSystem, directory: string): Promise<string | undefined> {
  for (let at = directory; ; at = parentOf(at)) {
    if ((await statIfThere(fileSystem, join(at, '.git')).catch(() => undefined)) !== undefined) return at;
    if (parentOf(at) === at) return undefined;
  }
}

/**
 * The path of a reported file relative to the root of the repository, which is how forges know files: they do not learn
 * in which directory a command ran. A file outside of the repository begins with `../`.
 *
 * @param file relative to the working directory, separated by `/`
 */
export function repositoryPath(file: string, { directory, repository }: CheckReport): string {
  const prefix = relativePath(repository, directory) ?? '';
  return posix.isAbsolute(file) || /^[a-z]:\//i.test(file) ? file : posix.join(prefix, file);
}
