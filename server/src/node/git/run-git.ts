import { spawn } from 'node:child_process';
import { Refusal, type Result } from '../../core/base/result.ts';

/** The output of git, and whether it succeeded. */
interface GitOutcome {
  readonly succeeded: boolean;
  readonly stdout: Buffer;
  /** The first line of git's error output. */
  readonly complaint: string;
}

/** Why git could not be run, or did not finish. */
export class GitFailure extends Refusal {
  readonly kind: 'no-program' | 'too-slow' | 'cancelled' | 'not-started';

  constructor(kind: GitFailure['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface GitRun {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard input. */
  readonly input?: string;
  /** Called with the output in chunks, in place of collecting it in `stdout`. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Longer output is cut after this (in bytes). */
  readonly limit?: number;
  /** Git is stopped after this time (in milliseconds). */
  readonly timeLimit?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Overrides settings of a repository that would start programs or change the output. */
const SETTINGS = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=true'];

/** Runs git in a directory. Never rejects. */
export function runGit(
  words: readonly string[],
  directory: string,
  run: GitRun,
): Promise<Result<GitOutcome, GitFailure>> {
  const { environment, input, onOutput, limit = Number.POSITIVE_INFINITY, timeLimit, signal } = run;
  if (signal?.aborted) return Promise.resolve(CANCELLED);
  return new Promise((settle) => {
    const git = spawn('git', [...SETTINGS, ...words], {
      cwd: directory,
      env: { ...environment, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signal && { signal }),
    });
    let isTooSlow = false;
    const stop = () => {
      isTooSlow = true;
      git.kill();
    };
    const timer = timeLimit === undefined ? undefined : setTimeout(stop, timeLimit);
    const end = (result: Result<GitOutcome, GitFailure>) => {
      clearTimeout(timer);
      settle(result);
    };
    // Git may exit before it has read all input.
    git.stdin?.on('error', () => {});
    git.stdin?.end(input);
    const parts: Buffer[] = [];
    let length = 0;
    let complaint = '';
    git.stdout?.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (onOutput) onOutput(chunk);
      else parts.push(chunk);
      if (length >= limit) git.stdout?.destroy();
    });
    git.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 1000) complaint += text;
    });
    git.on('error', (error) => {
      if (signal?.aborted) end(CANCELLED);
      else if ('code' in error && error.code === 'ENOENT') end(NO_PROGRAM);
      else end(new GitFailure('not-started', `Git cannot be started: ${error.message}.`));
    });
    git.on('close', (code) => {
      if (isTooSlow) return end(TOO_SLOW);
      const succeeded = code === 0 || length >= limit;
      const [first = ''] = complaint.trim().split('\n');
      end({ succeeded, stdout: Buffer.concat(parts), complaint: first.replace(/^(fatal|error): /, '') });
    });
  });
}

const CANCELLED = new GitFailure('cancelled', 'Git was cancelled.');
const NO_PROGRAM = new GitFailure('no-program', 'There is no git on the PATH.');
const TOO_SLOW = new GitFailure('too-slow', 'Git took too long.');
