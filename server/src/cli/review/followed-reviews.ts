import { posix, relative, sep } from 'node:path';
import { counted } from '../../core/resolution/phrases.ts';
import { type ReviewRecord, withRenames } from '../../core/reviews/record.ts';
import { reviewsIn } from '../../loader/compose-root.ts';
import { statIfThere } from '../../loader/file-system.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { join, toPath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { Git } from '../git/git.ts';
import { findRenames } from '../git/renames.ts';
import { displayPath } from '../paths.ts';
import type { Workspace } from '../workspace.ts';

/** The review record with the reviews of renamed documents under their new names, as far as git knows them. */
export interface FollowedReviews {
  readonly record: ReviewRecord;
  /** From old paths to new ones, relative to the root. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Documents of the record that no longer exist. */
  readonly gone: readonly string[];
  /** Why some of those may have been renamed; absent if all renames are known. */
  readonly limitation?: string;
}

/** Looks for the documents of a workspace's review record. Runs git only if some of them do not exist. */
export async function followReviews({ root, fileSystem }: Workspace, line: CommandLine): Promise<FollowedReviews> {
  const record = root.reviews ?? [];
  const isThere = async (path: string) =>
    (await statIfThere(fileSystem, join(root.uri, path)).catch(() => null)) !== undefined;
  const missing: string[] = [];
  for (const path of new Set(record.map(({ document }) => document))) {
    if (!(await isThere(path))) missing.push(path);
  }
  if (missing.length === 0) return { record, renamed: new Map(), gone: [] };
  const git = await Git.find(line, 'following renames').catch((error: Error) => error);
  if (git instanceof Error)
    return { record, renamed: new Map(), gone: missing, limitation: git.message.replace(/\.$/, '') };

  // Git's paths are relative to the top of the work tree, those of the record to the root.
  const base = relative(git.top, toPath(root.uri)).split(sep).join('/');
  const toGit = (path: string) => posix.join(base, path);
  const fromGit = (path: string) => posix.relative(base, path);
  const { moved, limitation } = await findRenames(git, missing.map(toGit), (path) => isThere(fromGit(path)));
  const renamed = new Map<string, string>();
  for (const path of missing) {
    const target = moved.get(toGit(path));
    if (target !== undefined && !fromGit(target).startsWith('../')) renamed.set(path, fromGit(target));
  }
  const gone = missing.filter((path) => !renamed.has(path));
  return { record: withRenames(record, renamed), renamed, gone, ...(gone.length > 0 && limitation && { limitation }) };
}

export function withReviews(workspace: Workspace, record: ReviewRecord): Workspace {
  const { root, composed } = workspace;
  return { ...workspace, composed: { ...composed, reviewsOf: reviewsIn(root.uri, record, composed.policy) } };
}

/** A note on documents that no longer exist; undefined where there are none. */
export function goneNote(
  { gone, limitation }: FollowedReviews,
  { root }: Workspace,
  line: CommandLine,
): string | undefined {
  const [first] = gone;
  if (first === undefined) return undefined;
  const file = visibleName(displayPath(root.reviewsUri, line));
  const example = gone.length === 1 ? visibleName(first) : `${visibleName(first)} and others`;
  const [exists, were] = gone.length === 1 ? ['no longer exists', 'it was'] : ['no longer exist', 'they were'];
  const why = limitation === undefined ? '' : ` It is not known whether ${were} renamed: ${limitation}.`;
  return `${counted(gone.length, 'document')} in ${file} ${exists} (${example}).${why} To remove the reviews, run objrefs review --prune.`;
}
