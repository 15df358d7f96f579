import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { CommandLine, Failure } from '../command-line.ts';

/** What a run of git printed, and whether it succeeded. */
interface Outcome {
  readonly succeeded: boolean;
  readonly stdout: Buffer;
  /** What git complained of, in one line. */
  readonly complaint: string;
}

interface RunOptions {
  /** Takes what is printed as it comes, instead of `stdout`. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Of longer output no more is read, in bytes. */
  readonly limit?: number;
}

/** A git work tree, and the git that knows it. */
export class Git {
  /** Absolute path of the top of the work tree, which git's paths are relative to. */
  readonly top: string;
  readonly #line: CommandLine;

  private constructor(top: string, line: CommandLine) {
    this.top = top;
    this.#line = line;
  }

  /**
   * The work tree around the working directory; a failure where there is none, or no git.
   *
   * @param why what needs it, for the message: `--staged`
   */
  static async find(line: CommandLine, why: string): Promise<Git | Failure> {
    const found = await runGit(['rev-parse', '--show-cdup'], line.directory, line);
    if ('failure' in found) return { failure: `${why} needs git. ${found.failure}` };
    if (found.succeeded) {
      const up = found.stdout.toString('utf8').replace(/\r?\n$/, '');
      return new Git(resolve(line.directory, up), line);
    }
    const isNone = /not a git repository|must be run in a work tree/i.test(found.complaint);
    const reason = isNone ? `${line.directory} is in no git work tree.` : `Git says: ${found.complaint}`;
    return { failure: `${why} needs a git work tree. ${reason}` };
  }

  /** The commit that a name stands for; undefined where it stands for none. */
  async commit(name: string): Promise<string | undefined> {
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const found = await runGit(words, this.top, this.#line);
    return 'failure' in found || !found.succeeded ? undefined : found.stdout.toString('ascii').trim();
  }

  /** The newest commit that both have among their ancestors; undefined where none is known, as in a shallow clone. */
  async mergeBase(first: string, second: string): Promise<string | undefined> {
    const found = await runGit(['merge-base', first, second], this.top, this.#line);
    return 'failure' in found || !found.succeeded ? undefined : found.stdout.toString('ascii').trim();
  }

  /** Runs a command of git at the top of the work tree. A failure where it fails. */
  async output(words: readonly string[], options: RunOptions = {}): Promise<Buffer | Failure> {
    const found = await runGit(words, this.top, this.#line, options);
    if ('failure' in found) return found;
    return found.succeeded ? found.stdout : { failure: `git ${words[0]} failed: ${found.complaint}` };
  }
}

/** Settings of a repository that would start programs or change what is printed do not count. */
const SETTINGS = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=true'];

function runGit(
  words: readonly string[],
  directory: string,
  { environment }: CommandLine,
  { onOutput, limit = Number.POSITIVE_INFINITY }: RunOptions = {},
): Promise<Outcome | Failure> {
  return new Promise((settle) => {
    const git = spawn('git', [...SETTINGS, ...words], {
      cwd: directory,
      env: { ...environment, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const parts: Buffer[] = [];
    let length = 0;
    let complaint = '';
    git.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (onOutput) onOutput(chunk);
      else parts.push(chunk);
      if (length >= limit) git.stdout.destroy();
    });
    git.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 1000) complaint += text;
    });
    git.on('error', (error) => {
      const isMissing = 'code' in error && error.code === 'ENOENT';
      settle({ failure: isMissing ? 'There is no git on the PATH.' : `Git cannot be started: ${error.message}.` });
    });
    git.on('close', (code) => {
      const succeeded = code === 0 || length >= limit;
      const [first = ''] = complaint.trim().split('\n');
      settle({ succeeded, stdout: Buffer.concat(parts), complaint: first.replace(/^(fatal|error): /, '') });
    });
  });
}
