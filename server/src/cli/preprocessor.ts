import { spawn } from 'node:child_process';
import { placedLines } from '../documents/place.ts';
import type { ReadText } from '../loader/documents.ts';
import { pathMatcher } from '../loader/globs.ts';
import { nameOf, relativePath, toPath } from '../uri/uris.ts';
import type { Arguments } from './arguments.ts';
import type { CommandLine } from './command-line.ts';
import { Refused } from './refused.ts';

/** For one file, in milliseconds. */
const MAX_TIME = 60_000;

/** A word of a command, as shells have them: quotes hold what has spaces together, also within a word. */
const WORD = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;
const QUOTED = /"([^"]*)"|'([^']*)'/g;

/**
 * `--preprocess`: a program that turns files of other formats into text. Only the command line can name one, since nothing
 * that a folder holds may start programs.
 */
export interface Preprocessor {
  matches(uri: string): boolean;
  /** What the program prints for a file, whose path is its last argument. Rejects if it fails: the file was not checked. */
  read(uri: string, limit: number): Promise<ReadText>;
}

/** Undefined without the option. */
export function preprocessorOf(given: Arguments, line: CommandLine, root: string): Preprocessor | undefined {
  const [command, globs] = [given.value('preprocess'), given.values('preprocess-glob')];
  if (command === undefined && globs.length === 0) return undefined;
  if (command === undefined) throw new Refused('--preprocess-glob requires --preprocess');
  if (globs.length === 0) throw new Refused("--preprocess requires --preprocess-glob, such as '*.rtf'");
  if (/["']/.test(command.replace(QUOTED, ''))) throw new Refused('a quote of --preprocess is not closed');
  const words = (command.match(WORD) ?? []).map((word) => word.replace(QUOTED, '$1$2'));
  if (words.length === 0) throw new Refused('--preprocess requires a command');
  // As for git: a pattern without a slash is one of names.
  const isMatched = pathMatcher(globs.map((glob) => (glob.includes('/') ? glob : `**/${glob}`)));
  return {
    matches: (uri) => isMatched(relativePath(root, uri) ?? nameOf(uri)),
    async read(uri, limit) {
      const text = await outputOf([...words, toPath(uri)], line, limit);
      const lines = placedLines(text, ({ start: { line } }) => {
        return { kind: 'line', line: line + 1, label: `line ${line + 1} of its text` };
      });
      return { ...lines, text };
    },
  };
}

function outputOf([program = '', ...rest]: readonly string[], line: CommandLine, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const { directory: cwd, environment: env } = line;
    const run = spawn(program, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const fail = (why: string) => {
      clearTimeout(timer);
      // It may ignore other signals, and programs that it has started may keep its output open.
      run.kill('SIGKILL');
      for (const output of [run.stdout, run.stderr]) output.destroy();
      reject(new Error(`${program} ${why}`));
    };
    const timer = setTimeout(() => fail(`did not end within ${MAX_TIME / 1000} seconds`), MAX_TIME);
    run.on('error', ({ message }) => fail(`cannot be started: ${message}`));
    const parts: Buffer[] = [];
    let length = 0;
    let complaint = '';
    run.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length > limit) fail(`prints more than ${limit} bytes. To read them, raise limits.fileSize in objrefs.yaml.`);
    });
    run.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 1000) complaint += text;
    });
    run.on('close', (code, signal) => {
      if (signal) fail(`was ended by ${signal}`);
      else if (code !== 0) fail(`failed with exit code ${code}: ${complaint.trim().split('\n', 1)[0]}`);
      clearTimeout(timer);
      resolve(Buffer.concat(parts).toString('utf8'));
    });
  });
}
