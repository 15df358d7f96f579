import { join } from 'node:path';
import type { Range } from '../../core/model/text.ts';
import { gitLines } from '../../node/git/git-lines.ts';
import { fromPath } from '../../uri/uris.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { DiffParser, type LineSpan } from './diff-parser.ts';
import { Git } from './git.ts';

/** Every line of a file: it is new, or git cannot compare it by lines. */
const ALL: LineSpan = { first: 1, last: Number.POSITIVE_INFINITY };

/** Which lines are new against an earlier state of a git work tree. */
export class Changes {
  /** By URI, as git counts lines. */
  readonly #spans: ReadonlyMap<string, readonly LineSpan[]>;

  constructor(spans: ReadonlyMap<string, readonly LineSpan[]>) {
    this.#spans = spans;
  }

  /** Whether the file has new lines. */
  touch(uri: string): boolean {
    return this.#spans.has(uri);
  }

  /** For ranges of a text: whether one is in a line that is new. */
  inText(uri: string, text: string): (range: Range) => boolean {
    const spans = this.#spans.get(uri) ?? [];
    const toGit = gitLines(text);
    return ({ start, end }) => {
      const [first, last] = [toGit(start.line), toGit(end.line)];
      return spans.some((span) => span.first <= last && first <= span.last);
    };
  }
}

/**
 * What has changed in the work tree since it parted from a commit: committed, staged and unstaged changes, and all of
 * the files that git does not know and does not ignore. Where history does not tell where they parted (a shallow
 * clone), since that commit.
 */
export async function changesSince(name: string, line: CommandLine): Promise<Changes | Failure> {
  const git = await Git.find(line, '--changed-since');
  if ('failure' in git) return git;
  const commit = await git.commit(name);
  if (commit === undefined) {
    return { failure: `Git knows no commit '${name}'. Fetch it first, as in: git fetch origin main.` };
  }
  const base = (await git.mergeBase(commit, 'HEAD')) ?? commit;
  const spans = await changedLines(git, [base]);
  if ('failure' in spans) return spans;
  const untracked = await git.output(['ls-files', '--others', '--exclude-standard', '-z']);
  if ('failure' in untracked) return untracked;
  for (const file of names(untracked)) spans.set(fromPath(join(git.top, file)), [ALL]);
  return new Changes(spans);
}

/** What is staged: the lines that the next commit would bring. */
export async function stagedChanges(git: Git): Promise<Changes | Failure> {
  const spans = await changedLines(git, ['--cached']);
  return 'failure' in spans ? spans : new Changes(spans);
}

/** Whatever a repository's settings say: plain, by git's own comparison, with the prefixes that the parser knows. */
const DIFF = [
  'diff',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--find-renames',
  '--ignore-submodules',
];
const PATCH = ['-U0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/', '--submodule=short'];

async function changedLines(git: Git, against: readonly string[]): Promise<Map<string, LineSpan[]> | Failure> {
  const spans = new Map<string, LineSpan[]>();
  const parser = new DiffParser((file, span) => {
    const uri = fromPath(join(git.top, file));
    const known = spans.get(uri);
    if (known) known.push(span);
    else spans.set(uri, [span]);
  });
  const patch = await git.output([...DIFF, ...PATCH, ...against, '--'], { onOutput: (part) => parser.push(part) });
  if ('failure' in patch) return patch;
  const statistics = await git.output([...DIFF, '--numstat', '-z', ...against, '--']);
  if ('failure' in statistics) return statistics;
  const unread = binaryFiles(statistics);
  const texts = await textsAmong(git, unread);
  for (const file of unread) {
    const lines = texts.has(file) ? await linesOfText(git, file, against) : undefined;
    const uri = fromPath(join(git.top, file));
    if (lines?.length !== 0) spans.set(uri, lines ?? [ALL]);
  }
  return spans;
}

/** More of them are taken for new as a whole. */
const MAX_TEXTS = 200;

/** Those that git would compare, if the attribute `-diff` did not say otherwise. */
async function textsAmong(git: Git, files: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = files.slice(0, MAX_TEXTS);
  if (asked.length === 0) return new Set();
  const reported = await git.output(['check-attr', '-z', 'diff', '--', ...asked]);
  if ('failure' in reported) return new Set();
  const parts = reported.toString('utf8').split('\0');
  return new Set(asked.filter((_, index) => parts[3 * index + 2] === 'unset'));
}

/** The new lines of a file that is to be compared as a text; undefined where it is none. */
async function linesOfText(git: Git, file: string, against: readonly string[]): Promise<LineSpan[] | undefined> {
  const spans: LineSpan[] = [];
  let isText = true;
  const parser = new DiffParser((_, span) => spans.push(span));
  const onOutput = (part: Buffer): void => {
    isText &&= !part.includes(0);
    parser.push(part);
  };
  const patch = await git.output([...DIFF, ...PATCH, '--text', ...against, '--', `:(literal,top)${file}`], {
    onOutput,
  });
  return isText && !('failure' in patch) ? spans : undefined;
}

/**
 * The files that git takes for binary, which has no lines: UTF-16 texts among them. Each entry is `added TAB removed
 * TAB name NUL`, or, for a renamed file, `added TAB removed TAB NUL old name NUL new name NUL`; `-` counts for binary.
 */
function binaryFiles(statistics: Buffer): string[] {
  const parts = names(statistics);
  const binary: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [, added, name = ''] = /^(\d+|-)\t(?:\d+|-)\t(.*)$/s.exec(parts[at] ?? '') ?? [];
    if (name === '') at += 2;
    if (added === '-') binary.push(name === '' ? (parts[at] ?? '') : name);
  }
  return binary;
}

/** What stands between NULs. */
function names(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}
