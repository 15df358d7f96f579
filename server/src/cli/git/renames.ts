import { Git, type Surroundings } from './git.ts';

/** Renames of one file that are followed one after the other. */
const MAX_RENAMES = 20;
/** Files whose history is searched; each search takes time. */
const MAX_SEARCHES = 200;
const LISTING = ['--find-renames', '--diff-filter=R', '--name-status', '-z'];

/** The present paths of files that were renamed. */
export interface Renames {
  /** From old paths to new ones, relative to the top of the work tree. */
  readonly moved: ReadonlyMap<string, string>;
  /** Why the search is incomplete; absent where it is complete. */
  readonly limitation?: string;
}

/** Follows renames in a work tree, as git detects them, in the index and in the history. */
export class RenameFinder {
  readonly #git: Git;
  readonly #uncommitted: ReadonlyMap<string, string>;
  readonly #committed = new Map<string, string>();
  #searches = 0;

  private constructor(git: Git, uncommitted: ReadonlyMap<string, string>) {
    this.#git = git;
    this.#uncommitted = uncommitted;
  }

  static async open(surroundings: Surroundings): Promise<RenameFinder> {
    const git = await Git.find(surroundings, 'following renames');
    return new RenameFinder(git, await renamesIn(git, ['diff', ...LISTING, 'HEAD', '--']));
  }

  /** Absolute path of the top of the work tree. */
  get top(): string {
    return this.#git.top;
  }

  /** @param isThere whether there is a file at a path relative to the top */
  async find(paths: readonly string[], isThere: (path: string) => Promise<boolean>): Promise<Renames> {
    const moved = new Map<string, string>();
    for (const path of paths) {
      const seen = new Set([path]);
      let at = path;
      for (let step = 0; step < MAX_RENAMES; step++) {
        const next = await this.#next(at);
        if (next === undefined || seen.has(next)) break;
        seen.add(next);
        at = next;
        if (!(await isThere(at))) continue;
        moved.set(path, at);
        break;
      }
    }
    const limitation = moved.size === paths.length ? undefined : await this.#limitation();
    return { moved, ...(limitation !== undefined && { limitation }) };
  }

  async #next(path: string): Promise<string | undefined> {
    const known = this.#uncommitted.get(path) ?? this.#committed.get(path);
    if (known !== undefined || this.#searches >= MAX_SEARCHES) return known;
    this.#searches++;
    // The last commit that removed the path, and what it renamed.
    const deletion = ['--no-renames', '--diff-filter=D', '--format=%H', '--', `:(top,literal)${path}`];
    const commit = await this.#git.word(['log', '-1', ...deletion]);
    if (!commit) return undefined;
    const listing = ['diff-tree', '-r', '--root', '--no-commit-id', ...LISTING, commit, '--'];
    for (const [from, to] of await renamesIn(this.#git, listing)) this.#committed.set(from, to);
    return this.#committed.get(path);
  }

  async #limitation(): Promise<string | undefined> {
    if (this.#searches >= MAX_SEARCHES) return `git searched the history of ${MAX_SEARCHES} of them only`;
    const isShallow = await this.#git.word(['rev-parse', '--is-shallow-repository']);
    return isShallow === 'true' ? 'this clone is shallow and lacks earlier renames' : undefined;
  }
}

/** From `R<similarity> NUL old NUL new NUL …`; none where the command fails. */
async function renamesIn(git: Git, words: readonly string[]): Promise<Map<string, string>> {
  const parts = await git.parts(words).catch(() => []);
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) renames.set(parts[at + 1]!, parts[at + 2]!);
  return renames;
}
