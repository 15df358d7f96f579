import type { Git } from './git.ts';

/** Renames of one file that are followed one after the other. */
const MAX_RENAMES = 20;
/** Files whose history is searched; each search takes time. */
const MAX_SEARCHES = 200;
const LISTING = ['--find-renames', '--diff-filter=R', '--name-status', '-z'];

/** The present paths of files that were renamed. */
export interface Renames {
  /** From old paths to new ones. */
  readonly moved: ReadonlyMap<string, string>;
  /** Why the search is incomplete; absent where it is complete. */
  readonly limitation?: string;
}

/**
 * Follows renames in a work tree, as git detects them, in the index and in the history. Paths are relative to its top.
 *
 * @param isThere whether there is a file at a path
 */
export async function findRenames(
  git: Git,
  paths: readonly string[],
  isThere: (path: string) => Promise<boolean>,
): Promise<Renames> {
  const uncommitted = await renamesIn(git, ['diff', ...LISTING, 'HEAD', '--']);
  const committed = new Map<string, string>();
  let searches = 0;
  const nextOf = async (path: string): Promise<string | undefined> => {
    const known = uncommitted.get(path) ?? committed.get(path);
    if (known !== undefined || searches >= MAX_SEARCHES) return known;
    searches++;
    // The last commit that removed the path, and what it renamed.
    const deletion = ['--no-renames', '--diff-filter=D', '--format=%H', '--', `:(top,literal)${path}`];
    const commit = await git.word(['log', '-1', ...deletion]);
    if (!commit) return undefined;
    const listing = ['diff-tree', '-r', '--root', '--no-commit-id', ...LISTING, commit, '--'];
    for (const [from, to] of await renamesIn(git, listing)) committed.set(from, to);
    return committed.get(path);
  };
  const moved = new Map<string, string>();
  for (const path of paths) {
    const seen = new Set([path]);
    let at: string | undefined = path;
    for (let step = 0; step < MAX_RENAMES; step++) {
      at = await nextOf(at);
      if (at === undefined || seen.has(at)) break;
      seen.add(at);
      if (!(await isThere(at))) continue;
      moved.set(path, at);
      break;
    }
  }
  if (moved.size === paths.length) return { moved };
  if (searches >= MAX_SEARCHES)
    return { moved, limitation: `git searched the history of ${MAX_SEARCHES} of them only` };
  const isShallow = (await git.word(['rev-parse', '--is-shallow-repository'])) === 'true';
  return { moved, ...(isShallow && { limitation: 'this clone is shallow and lacks earlier renames' }) };
}

/** From `R<similarity> NUL old NUL new NUL …`; none where the command fails. */
async function renamesIn(git: Git, words: readonly string[]): Promise<Map<string, string>> {
  const parts = await git.parts(words).catch(() => []);
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) renames.set(parts[at + 1]!, parts[at + 2]!);
  return renames;
}
