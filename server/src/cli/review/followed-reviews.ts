import { posix, relative, sep } from 'node:path';
import { counted } from '../../core/resolution/phrases.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { withRenames } from '../../core/reviews/stamp.ts';
import { reviewsIn } from '../../loader/compose-root.ts';
import { statIfThere } from '../../loader/file-system.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { join, toPath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { RenameFinder } from '../git/renames.ts';
import { displayPath } from '../paths.ts';
import type { Workspace } from '../workspace.ts';

/** The review record with the reviews of renamed documents under their new names, as far as git tells. */
export interface FollowedReviews {
  readonly record: ReviewRecord;
  /** From old paths to new ones, relative to the root. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Documents of the record that are no more. */
  readonly gone: readonly string[];
  /** Why some of those may have been renamed all the same. */
  readonly doubt?: string;
}

/** Looks for the documents of a workspace's review record. Git is asked only where some of them are not there. */
export async function followReviews({ root, fileSystem }: Workspace, line: CommandLine): Promise<FollowedReviews> {
  const record = root.reviews ?? [];
  const isThere = async (path: string) =>
    (await statIfThere(fileSystem, join(root.uri, path)).catch(() => null)) !== undefined;
  const missing: string[] = [];
  for (const path of new Set(record.map(({ document }) => document))) {
    if (!(await isThere(path))) missing.push(path);
  }
  if (missing.length === 0) return { record, renamed: new Map(), gone: [] };
  const finder = await RenameFinder.open(line);
  if ('failure' in finder) return { record, renamed: new Map(), gone: missing, doubt: withoutStop(finder.failure) };

  // Git's paths are relative to the top of the work tree, those of the record to the root.
  const base = relative(finder.top, toPath(root.uri)).split(sep).join('/');
  const toGit = (path: string) => posix.join(base, path);
  const fromGit = (path: string) => posix.relative(base, path);
  const { moved, doubt } = await finder.find(missing.map(toGit), (path) => isThere(fromGit(path)));
  const renamed = new Map<string, string>();
  for (const path of missing) {
    const target = moved.get(toGit(path));
    if (target !== undefined && !fromGit(target).startsWith('../')) renamed.set(path, fromGit(target));
  }
  const gone = missing.filter((path) => !renamed.has(path));
  return { record: withRenames(record, renamed), renamed, gone, ...(gone.length > 0 && doubt && { doubt }) };
}

/** The workspace with what its documents were reviewed against by this record. */
export function withReviews(workspace: Workspace, record: ReviewRecord): Workspace {
  const { root, composed } = workspace;
  return { ...workspace, composed: { ...composed, reviewsOf: reviewsIn(root.uri, record, composed.policy) } };
}

/** What to say of documents that are no more; undefined where there are none. */
export function goneNote({ gone, doubt }: FollowedReviews, { root }: Workspace, line: CommandLine): string | undefined {
  const [first] = gone;
  if (first === undefined) return undefined;
  const file = visibleName(displayPath(root.reviewsUri, line));
  const example = gone.length === 1 ? visibleName(first) : `${visibleName(first)} and others`;
  const [is, was] = gone.length === 1 ? ['is', 'it was'] : ['are', 'they were'];
  const why = doubt === undefined ? '' : ` Whether ${was} renamed is not known: ${doubt}.`;
  return `${file}: ${counted(gone.length, 'document')} in it ${is} gone (${example}).${why} objrefs review --prune drops what is gone.`;
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');
