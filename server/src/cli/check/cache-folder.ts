import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '../../core/base/result.ts';
import { CACHE_FOLDER } from '../../loader/file-names.ts';
import { isNotFound, reasonOf } from '../../loader/file-system.ts';
import { runGit } from '../../node/git/run-git.ts';
import type { CommandLine } from '../command-line.ts';

/** The files in which results are kept. */
export interface CacheFolder {
  readonly ignoreFile: string;
  readonly file: string;
  /**
   * Whether git knows that they are in no commit. Else somebody else may have written them, and only the stamps of the files,
   * which no one can foresee, distinguish such results from ours.
   */
  readonly isOwn: boolean;
}

/** The cache of a root, or why nothing is read or written there. Paths are absolute. */
export async function cacheFolder(root: string, { environment }: CommandLine): Promise<CacheFolder | string> {
  try {
    const folder = join(await realpath(root), CACHE_FOLDER);
    const [ignoreFile, file] = [join(folder, '.gitignore'), join(folder, 'check.jsonl')];
    for (const path of [folder, ignoreFile, file]) {
      const stats = await lstat(path).catch(undefinedIfMissing);
      if (!stats) continue;
      // Another spelling of the name is another file for git.
      if ((await realpath(path).catch(undefinedIfMissing)) !== path) return 'it is a link';
      if (!(path === folder ? stats.isDirectory() : stats.isFile())) return 'it is not a folder with files';
    }
    // Of the repository around the root: a hook of another one may run this.
    const around = Object.entries(environment).filter(([name]) => !/^GIT_(?!CONFIG)/i.test(name));
    const run = { environment: Object.fromEntries(around), limit: 1 };
    const listed = await runGit(['ls-files', '-z', '--', `:(icase)${CACHE_FOLDER}`], root, run);
    const isOwn = !isRefusal(listed) && listed.succeeded;
    if (isOwn && listed.stdout.length > 0) {
      return `it is in git, where others may have changed it. Remove it: git rm -r --cached ${CACHE_FOLDER}`;
    }
    return { ignoreFile, file, isOwn };
  } catch (error) {
    return reasonOf(error);
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
}
