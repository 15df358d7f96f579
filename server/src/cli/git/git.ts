import { resolve } from 'node:path';
import { type GitRun, runGit } from '../../node/git/run-git.ts';
import type { CommandLine, Failure } from '../command-line.ts';

/** A git work tree, and the git that knows it. */
export class Git {
  /** Absolute path of the top of the work tree, which git's paths are relative to. */
  readonly top: string;
  readonly #run: GitRun;

  private constructor(top: string, run: GitRun) {
    this.top = top;
    this.#run = run;
  }

  /**
   * The work tree around the working directory; a failure where there is none, or no git.
   *
   * @param why what needs it, for the message: `--staged`
   */
  static async find({ directory, environment }: CommandLine, why: string): Promise<Git | Failure> {
    const found = await runGit(['rev-parse', '--show-cdup'], directory, { environment });
    if ('failure' in found) return { failure: `${why} needs git. ${found.failure}` };
    if (found.succeeded) {
      const up = found.stdout.toString('utf8').replace(/\r?\n$/, '');
      return new Git(resolve(directory, up), { environment });
    }
    const isNone = /not a git repository|must be run in a work tree/i.test(found.complaint);
    const reason = isNone ? `${directory} is in no git work tree.` : `Git says: ${found.complaint}`;
    return { failure: `${why} needs a git work tree. ${reason}` };
  }

  /** The commit that a name stands for; undefined where it stands for none. */
  async commit(name: string): Promise<string | undefined> {
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const found = await runGit(words, this.top, this.#run);
    return 'failure' in found || !found.succeeded ? undefined : found.stdout.toString('ascii').trim();
  }

  /** The newest commit that both have among their ancestors; undefined where none is known, as in a shallow clone. */
  async mergeBase(first: string, second: string): Promise<string | undefined> {
    const found = await runGit(['merge-base', first, second], this.top, this.#run);
    return 'failure' in found || !found.succeeded ? undefined : found.stdout.toString('ascii').trim();
  }

  /** Runs a command of git at the top of the work tree. A failure where it fails. */
  async output(words: readonly string[], options: Pick<GitRun, 'onOutput' | 'limit'> = {}): Promise<Buffer | Failure> {
    const found = await runGit(words, this.top, { ...this.#run, ...options });
    if ('failure' in found) return found;
    return found.succeeded ? found.stdout : { failure: `git ${words[0]} failed: ${found.complaint}` };
  }
}
