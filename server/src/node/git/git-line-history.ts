import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isRefusal } from '../../core/base/result.ts';
import type { HistoryRequest, LineHistory, ReadLineHistory } from '../../loader/line-history.ts';
import { toPath } from '../../uri/uris.ts';
import { BlameReader, type LineOrigin } from './blame-reader.ts';
import { gitLines } from './git-lines.ts';
import { type GitRun, runGit } from './run-git.ts';
import type { GitFailure } from './safe-git.ts';

/** The most processes that run at once. */
const AT_ONCE = 4;
const TIME_LIMIT = 30_000;
/** Git detects moved and copied lines by their neighbours, too: so many are included on each side. */
const AROUND = 3;
/** The most `-L` ranges; for a file with more, one range that contains all. */
const MAX_STRETCHES = 200;

/**
 * Lines keep the date on which they were written when their indentation changes, when they are moved within a file or from
 * another one, copied into a new file, and when their file is renamed.
 */
const BLAME = 'blame';
const SEARCH = ['--incremental', '--root', '-w', '-M', '-C', '-C', '--contents', '-'];
/** Also when they are copied into an existing file, for which git reads all files of every commit. */
const FROM_ANYWHERE = '-C';
/** In repositories with more files `FROM_ANYWHERE` takes too long. */
const FEW_FILES = 500;

interface WorkTree {
  /** Lists the commits at which a shallow clone ends. */
  readonly shallowFile: string;
  readonly isSmall: boolean;
}

/** Looks up lines in the git work tree that contains the file. Starts git; see `ReadLineHistory`. */
export function gitLineHistory(environment: GitRun['environment']): ReadLineHistory {
  /** By the path of the top directory. */
  const workTrees = new Map<string, WorkTree>();
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (request) => {
    while (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    running++;
    try {
      return await readHistory(request, workTrees, environment);
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

async function readHistory(
  { uri, text, lines, signal }: HistoryRequest,
  workTrees: Map<string, WorkTree>,
  environment: GitRun['environment'],
): Promise<LineHistory> {
  const path = uri.startsWith('file:') ? toPath(uri) : undefined;
  const top = path === undefined ? undefined : topAround(path);
  if (path === undefined || top === undefined) return { kind: 'no-work-tree' };
  const run = { environment, timeLimit: TIME_LIMIT, signal };
  const tree = workTrees.get(top) ?? (await examine(top, run));
  if ('kind' in tree) return tree;
  workTrees.set(top, tree);
  const toGit = gitLines(text);
  const reader = new BlameReader();
  const name = relative(top, path).split(sep).join('/');
  const words = [
    ...SEARCH,
    ...(tree.isSmall ? [FROM_ANYWHERE] : []),
    ...stretches(lines.map(toGit), countLines(text)),
    '--',
    name,
  ];
  const blame = (more: readonly string[]) =>
    runGit([BLAME, ...more, ...words], top, { ...run, input: text, onOutput: (part) => reader.push(part) });
  let ran = await blame([]);
  // The setting blame.ignoreRevsFile names a file that does not exist, or is not a list of commits.
  if (!isRefusal(ran) && /object name/.test(ran.complaint)) ran = await blame(['--no-ignore-revs-file']);
  if (isRefusal(ran)) return historyless(ran);
  if (ran.succeeded) return known(lines, toGit, reader.origins(), commitsIn(tree.shallowFile));
  // All lines are new in an untracked file, and before the first commit.
  const isNew = /^no such path |^no such ref: HEAD|^bad revision 'HEAD'/.test(ran.complaint);
  const ages = new Map(lines.map((line) => [line, 'untracked'] as const));
  return isNew ? { kind: 'known', ages, cutOff: 0 } : { kind: 'failed', reason: ran.complaint };
}

async function examine(top: string, run: GitRun): Promise<WorkTree | LineHistory> {
  const found = await runGit(['rev-parse', '--git-path', 'shallow'], top, run);
  if (isRefusal(found)) return historyless(found);
  if (!found.succeeded) return { kind: 'failed', reason: found.complaint };
  let files = 0;
  const count = (part: Buffer) => {
    for (const byte of part) if (byte === 0) files++;
  };
  await runGit(['ls-files', '-z'], top, { ...run, onOutput: count });
  const shallowFile = resolve(top, found.stdout.toString('utf8').replace(/\r?\n$/, ''));
  return { shallowFile, isSmall: files <= FEW_FILES };
}

/** The nearest parent directory with `.git`, which is a file in linked work trees and submodules. */
function topAround(path: string): string | undefined {
  for (let at = dirname(path); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The commits whose parents a shallow clone does not have. */
function commitsIn(path: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path, 'ascii').split('\n'));
  } catch {
    // Only shallow clones have the file.
    return new Set();
  }
}

function historyless({ kind, message }: GitFailure): LineHistory {
  return kind === 'not-started' ? { kind: 'failed', reason: message } : { kind };
}

/** As git counts them: text after the last line feed is a line unless it is empty. */
function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return text === '' || text.endsWith('\n') ? count : count + 1;
}

/** `-L` for the lines and those around them. */
function stretches(lines: readonly number[], count: number): string[] {
  const found: { first: number; last: number }[] = [];
  for (const line of lines) {
    const [first, last] = [Math.max(1, line - AROUND), Math.min(count, line + AROUND)];
    const before = found.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else if (first <= last) found.push({ first, last });
  }
  const isMany = found.length > MAX_STRETCHES;
  const ranges = isMany ? [{ first: found[0]!.first, last: found.at(-1)!.last }] : found;
  return ranges.map(({ first, last }) => `-L${first},${last}`);
}

function known(
  lines: readonly number[],
  toGit: (line: number) => number,
  origins: ReadonlyMap<number, LineOrigin>,
  boundary: ReadonlySet<string>,
): LineHistory {
  const ages = new Map<number, string>();
  let cutOff = 0;
  for (const line of lines) {
    const origin = origins.get(toGit(line));
    if (origin && boundary.has(origin.commit)) cutOff++;
    else if (!origin) ages.set(line, 'new');
    else if (origin.day) ages.set(line, origin.day);
  }
  return { kind: 'known', ages, cutOff };
}
