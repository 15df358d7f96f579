import { keyOf, type Review, type ReviewRecord, tidy } from '../../core/reviews/record.ts';
import { citedBy, subjectOf } from '../../core/reviews/stamp.ts';
import { join, relativePath } from '../../uri/uris.ts';
import { analyseDocuments, type Tally } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import type { Workspace } from '../workspace.ts';
import type { FollowedReviews } from './followed-reviews.ts';

/** Reviews that were dropped, and why. */
export interface Dropped {
  readonly review: Review;
  /** The whole document is gone, or the reference to the objective is. */
  readonly what: 'document' | 'reference';
}

/**
 * Drops the reviews of documents that are gone from the folders named, and, in the documents of the command, those of
 * objectives that are cited no more. Documents that are there and were not read keep theirs.
 */
export async function prune(
  workspace: Workspace,
  { record, gone }: FollowedReviews,
  line: CommandLine,
  tally: Tally,
): Promise<{ readonly record: ReviewRecord; readonly dropped: readonly Dropped[] }> {
  const { root, named } = workspace;
  const isNamed = (path: string) => named.some((uri) => relativePath(uri, join(root.uri, path)) !== undefined);
  const lost = new Set(gone.filter(isNamed));
  const read = new Set<string>();
  const cited = new Set<string>();
  for await (const { uri, analysis } of analyseDocuments(workspace, line, tally)) {
    const path = relativePath(root.uri, uri);
    if (path === undefined) continue;
    read.add(path);
    for (const one of citedBy(analysis.references)) {
      const subject = subjectOf(path, one);
      if (subject) cited.add(keyOf(subject));
    }
  }
  const dropped = record.flatMap((review): Dropped[] => {
    if (lost.has(review.document)) return [{ review, what: 'document' }];
    return read.has(review.document) && !cited.has(keyOf(review)) ? [{ review, what: 'reference' }] : [];
  });
  const stale = new Set(dropped.map(({ review }) => review));
  return { record: tidy(record.filter((review) => !stale.has(review))), dropped };
}
