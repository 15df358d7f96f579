import { resolve } from 'node:path';
import { isRefusal } from '../../core/base/result.ts';
import { type GitRun, runGit } from '../../node/git/run-git.ts';
import { accepted, Refused } from '../refused.ts';

/** Where git runs. */
export interface Surroundings {
  /** Absolute path of the working directory. */
  readonly directory: string;
  readonly environment: GitRun['environment'];
}

export class Git {
  /** Absolute path of the top of the work tree, which git's paths are relative to. */
  readonly top: string;
  readonly #run: GitRun;

  private constructor(top: string, run: GitRun) {
    this.top = top;
    this.#run = run;
  }

  /** The work tree around the working directory; refused without one or git. `why` is what needs it: `--staged`. */
  static async find({ directory, environment }: Surroundings, why: string): Promise<Git> {
    const found = await runGit(['rev-parse', '--show-cdup'], directory, { environment });
    if (isRefusal(found)) throw new Refused(`${why} requires git. ${found.message}`);
    if (found.succeeded) {
      const up = found.stdout.toString('utf8').replace(/\r?\n$/, '');
      return new Git(resolve(directory, up), { environment });
    }
    const isOutside = /not a git repository|must be run in a work tree/i.test(found.complaint);
    const reason = isOutside ? 'The working directory is not in one.' : `git: ${found.complaint}`;
    throw new Refused(`${why} requires a git work tree. ${reason}`);
  }

  /** The hash of the commit that a name resolves to; undefined where it does not. */
  commit(name: string): Promise<string | undefined> {
    return this.word(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  }

  /** The newest commit that both have among their ancestors; undefined where none is known, as in a shallow clone. */
  mergeBase(first: string, second: string): Promise<string | undefined> {
    return this.word(['merge-base', first, second]);
  }

  /** The output of a git command that prints one word; undefined where it fails. */
  async word(words: readonly string[]): Promise<string | undefined> {
    const found = await this.output(words).catch(() => undefined);
    return found?.toString('ascii').trim();
  }

  /** What a git command with `-z` prints, with a NUL behind each part. */
  async parts(words: readonly string[]): Promise<string[]> {
    return (await this.output(words)).toString('utf8').split('\0').slice(0, -1);
  }

  /** The output of a git command at the top of the work tree. */
  async output(words: readonly string[], options: Pick<GitRun, 'onOutput' | 'limit'> = {}): Promise<Buffer> {
    const found = accepted(await runGit(words, this.top, { ...this.#run, ...options }));
    if (!found.succeeded) throw new Refused(`git ${words[0]} failed: ${found.complaint}`);
    return found.stdout;
  }
}
