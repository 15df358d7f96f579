import { posix } from 'node:path';
import { relativePath } from '../uris.ts';
import type { CheckReport } from './check-report.ts';

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
