import { join } from 'node:path';
import { pushTo } from '../../core/base/collections.ts';
import type { Range } from '../../core/model/text.ts';
import { gitLines } from '../../node/git/git-lines.ts';
import { fromPath } from '../../uri/uris.ts';
import { didYouMean } from '../arguments.ts';
import { Refused } from '../refused.ts';
import { DiffParser, type LineSpan } from './diff-parser.ts';
import { type EarlierText, earlierTexts, isInNewPart } from './earlier-texts.ts';
import { Git, type Surroundings } from './git.ts';

/** All lines of a file that is new, or that git cannot compare by lines. */
const ALL: LineSpan = { first: 1, last: Number.POSITIVE_INFINITY };

/** The lines of a git work tree that are new since an earlier state. */
export class Changes {
  /** By URI, as git counts lines. */
  readonly #spans: ReadonlyMap<string, readonly LineSpan[]>;
  readonly #earlier: EarlierText;

  constructor(spans: ReadonlyMap<string, readonly LineSpan[]>, earlier: EarlierText) {
    this.#spans = spans;
    this.#earlier = earlier;
  }

  /** Whether the file has new lines. */
  touch(uri: string): boolean {
    return this.#spans.has(uri);
  }

  /** A test of whether a range of the text is in a new line. */
  inText(uri: string, text: string): (range: Range) => boolean {
    const spans = this.#spans.get(uri) ?? [];
    const toGit = gitLines(text);
    return ({ start, end }) => {
      const [first, last] = [toGit(start.line), toGit(end.line)];
      return spans.some((span) => span.first <= last && first <= span.last);
    };
  }

  /** The same of a file that may be an office file, whose texts are compared. */
  async inDocument(uri: string, text: string): Promise<(range: Range) => boolean> {
    const earlier = await this.#earlier(uri);
    return earlier === undefined ? this.inText(uri, text) : isInNewPart(earlier, text);
  }
}

/**
 * What has changed in the work tree since it branched off from a commit: committed, staged and unstaged changes, and all
 * of the untracked files that git does not ignore. Where the history does not have the merge base (a shallow clone), what
 * has changed since that commit.
 */
export async function changesSince(name: string, surroundings: Surroundings): Promise<Changes> {
  const git = await Git.find(surroundings, '--changed-since');
  const commit = await git.commit(name);
  if (commit === undefined) throw new Refused(`git does not have the commit '${name}'. ${await howToGet(name, git)}`);
  const base = (await git.mergeBase(commit, 'HEAD')) ?? commit;
  const spans = await changedLines(git, [base]);
  const earlier = await earlierTexts(git, [base], spans.keys());
  const untracked = await git.parts(['ls-files', '--others', '--exclude-standard', '-z']);
  for (const file of untracked) spans.set(fromPath(join(git.top, file)), [ALL]);
  return new Changes(spans, earlier);
}

/** Branches that a message lists. */
const MAX_BRANCHES = 5;

async function howToGet(name: string, git: Git): Promise<string> {
  const remotes = linesOf(await git.word(['remote']));
  const remote = remotes.find((each) => name.startsWith(`${each}/`));
  const branch = remote === undefined ? '' : name.slice(remote.length + 1);
  if (/^[\w./-]+$/.test(branch)) {
    return `To fetch it: git fetch ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
  }
  if ((await git.word(['rev-parse', '--is-shallow-repository'])) === 'true') {
    return 'The clone is shallow. To fetch its history: git fetch --unshallow';
  }
  const branches = linesOf(await git.word(['branch', '--all', '--format=%(refname:short)']));
  const near = didYouMean(name, branches).replace(/^\. /, '');
  return near || `Expected a branch or commit, such as ${branches.slice(0, MAX_BRANCHES).join(', ') || 'HEAD'}.`;
}

const linesOf = (output = ''): readonly string[] => output.split('\n').filter((line) => line !== '');

/** The staged lines, which the next commit would add. */
export async function stagedChanges(git: Git): Promise<Changes> {
  const spans = await changedLines(git, ['--cached']);
  return new Changes(spans, await earlierTexts(git, ['--cached'], spans.keys()));
}

/** Overrides a repository's settings: plain text, compared by git itself, with the prefixes that the parser expects. */
const DIFF = ['diff', '--no-color', '--no-relative', '--find-renames'];
const PATCH = ['-U0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/', '--submodule=short'];

async function changedLines(git: Git, against: readonly string[]): Promise<Map<string, LineSpan[]>> {
  const spans = new Map<string, LineSpan[]>();
  const parser = new DiffParser((file, span) => pushTo(spans, fromPath(join(git.top, file)), span));
  await git.output([...DIFF, ...PATCH, ...against, '--'], { onOutput: (part) => parser.push(part) });
  const unread = binaryFiles(await git.parts([...DIFF, '--numstat', '-z', ...against, '--']));
  const texts = await textsAmong(git, unread);
  for (const file of unread) {
    const lines = texts.has(file) ? await linesOfText(git, file, against) : undefined;
    const uri = fromPath(join(git.top, file));
    if (lines?.length !== 0) spans.set(uri, lines ?? [ALL]);
  }
  return spans;
}

/** Further files count as new as a whole. */
const MAX_TEXTS = 200;

/** Those that git would compare as text but for the attribute `-diff`. */
async function textsAmong(git: Git, files: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = files.slice(0, MAX_TEXTS);
  if (asked.length === 0) return new Set();
  const parts = await git.parts(['check-attr', '-z', 'diff', '--', ...asked]).catch(() => []);
  return new Set(asked.filter((_, index) => parts[3 * index + 2] === 'unset'));
}

/** The new lines of a file, compared as text; undefined where it is not text. */
async function linesOfText(git: Git, file: string, against: readonly string[]): Promise<LineSpan[] | undefined> {
  const spans: LineSpan[] = [];
  let isText = true;
  const parser = new DiffParser((_, span) => spans.push(span));
  const onOutput = (part: Buffer): void => {
    isText &&= !part.includes(0);
    parser.push(part);
  };
  const words = [...DIFF, ...PATCH, '--text', ...against, '--', `:(literal,top)${file}`];
  const isRead = await git.output(words, { onOutput }).then(
    () => true,
    () => false,
  );
  return isText && isRead ? spans : undefined;
}

/**
 * The files that git takes for binary, UTF-16 texts among them, for which a patch has no lines. Each entry is `added TAB removed
 * TAB name NUL`, or, for a renamed file, `added TAB removed TAB NUL old name NUL new name NUL`; `-` counts for binary.
 */
function binaryFiles(parts: readonly string[]): string[] {
  const binary: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [, added, name = ''] = /^(\d+|-)\t(?:\d+|-)\t(.*)$/s.exec(parts[at] ?? '') ?? [];
    if (name === '') at += 2;
    if (added === '-') binary.push(name === '' ? (parts[at] ?? '') : name);
  }
  return binary;
}
