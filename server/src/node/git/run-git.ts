import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { isRefusal, type Result } from '../../core/base/result.ts';
import { disabledFilters, FILTERS, GitFailure, SAFE_OPTIONS, SETTINGS, safeEnvironment } from './safe-git.ts';

interface GitOutcome {
  readonly succeeded: boolean;
  readonly stdout: Buffer;
  /** Why it did not, as git says. */
  readonly complaint: string;
}

export interface GitRun {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard input. */
  readonly input?: string;
  /** Called with the output in chunks, in place of collecting it in `stdout`. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Longer output is cut after this (in bytes). */
  readonly limit?: number;
  /** Git is stopped after this time (in milliseconds), by default ten minutes. */
  readonly timeLimit?: number;
  readonly signal?: AbortSignal | undefined;
}

const TIME_LIMIT = 600_000;

/** Runs git in a directory, without any program that the repository names. Never rejects. */
export async function runGit(
  words: readonly string[],
  directory: string,
  run: GitRun,
): Promise<Result<GitOutcome, GitFailure>> {
  const [command = '', ...rest] = words;
  const options = SAFE_OPTIONS[command];
  if (!options) return start([...SETTINGS, ...words], directory, run);
  const { environment, signal } = run;
  const listed = await start(FILTERS, directory, { environment, signal });
  if (isRefusal(listed)) return listed;
  const disabled = disabledFilters(listed.stdout.toString('utf8'));
  return isRefusal(disabled)
    ? disabled
    : start([...SETTINGS, ...disabled, command, ...options, ...rest], directory, run);
}

function start(words: readonly string[], directory: string, run: GitRun): Promise<Result<GitOutcome, GitFailure>> {
  const { environment, input, onOutput, limit = Number.POSITIVE_INFINITY, timeLimit = TIME_LIMIT, signal } = run;
  if (signal?.aborted) return Promise.resolve(CANCELLED);
  return new Promise((settle) => {
    // Not started in the directory: Windows, and a PATH with a dot in it, would take a program of that name from there.
    const git = spawn('git', ['-C', directory, ...words], {
      cwd: dirname(process.execPath),
      env: safeEnvironment(environment),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signal && { signal }),
    });
    let isTooSlow = false;
    const stop = () => {
      isTooSlow = true;
      git.kill();
    };
    const timer = setTimeout(stop, timeLimit);
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
      end({ succeeded, stdout: Buffer.concat(parts), complaint: mainComplaint(complaint) });
    });
  });
}

/** The line that says why git failed, which follows warnings. */
function mainComplaint(output: string): string {
  const lines = output.trim().split('\n');
  const line = lines.find((each) => /^(fatal|error): /.test(each)) ?? lines[0] ?? '';
  if (!line.includes('promisor remote')) return line.replace(/^(fatal|error): /, '');
  return 'this partial clone lacks objects, which are not fetched here; run git diff or git blame once to fetch them';
}

const CANCELLED = new GitFailure('cancelled', 'Git was cancelled.');
const NO_PROGRAM = new GitFailure('no-program', 'There is no git on the PATH.');
const TOO_SLOW = new GitFailure('too-slow', 'Git took too long.');
