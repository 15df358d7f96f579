import { identityOf } from '../../core/index/written-references.ts';
import { type Cited, citedBy } from '../../core/resolution/scope.ts';
import {
  isReviewable,
  keyOf,
  type Review,
  type ReviewRecord,
  type Stamp,
  stampsOf,
  subjectOf,
  tidy,
  withStamps,
} from '../../core/reviews/record.ts';
import { join, relativePath } from '../../uri/uris.ts';
import { analyseDocuments, type Tally, type Visit } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import { compareFiles } from '../findings.ts';
import type { Workspace } from '../workspace.ts';
import type { FollowedReviews } from './followed-reviews.ts';

export interface ReviewedDocument {
  /** Name for reports. */
  readonly file: string;
  readonly stamps: readonly Stamp[];
  /** How many references cannot be reviewed: they do not resolve, or are out of date. */
  readonly skipped: number;
  /** How many reused numbers, which were in question, are recorded in their present meaning. */
  readonly settled: number;
  /** Whether the document is outside of the root, where it cannot be recorded. */
  readonly isOutside: boolean;
}

/** Records a review of documents as they are now. @param objectives keys (`identityOf`) of objectives; undefined for all */
export async function stampDocuments(
  workspace: Workspace,
  record: ReviewRecord,
  objectives: ReadonlySet<string> | undefined,
  visits: AsyncIterable<Visit>,
): Promise<{ readonly record: ReviewRecord; readonly documents: readonly ReviewedDocument[] }> {
  const documents: ReviewedDocument[] = [];
  for await (const { uri, file, analysis } of visits) {
    const isIncluded = (one: Cited) => objectives?.has(identityOf(one)) ?? true;
    const included = citedBy(analysis.references).filter(isIncluded);
    if (included.length === 0) continue;
    const path = relativePath(workspace.root.uri, uri);
    const skipped = analysis.references.filter((each) => isIncluded(each) && !isReviewable(each)).length;
    const stamps = path === undefined ? [] : stampsOf(path, included, record);
    // An objective that is named is reviewed on purpose.
    const settled = objectives ? 0 : analysis.diagnostics.filter(({ code }) => code === 'reused-number').length;
    documents.push({ file, stamps, skipped, settled, isOutside: path === undefined });
  }
  documents.sort(compareFiles);
  return {
    record: withStamps(
      record,
      documents.flatMap(({ stamps }) => stamps),
    ),
    documents,
  };
}

export interface RemovedReview {
  readonly review: Review;
  /** What no longer exists: the document, or the reference to the objective in it. */
  readonly what: 'document' | 'reference';
}

/**
 * Removes the reviews of documents that no longer exist in the given folders, and, in the documents of the command, those
 * of objectives that are no longer cited. Reviews of other existing documents are kept.
 */
export async function prune(
  workspace: Workspace,
  { record, gone }: FollowedReviews,
  line: CommandLine,
  tally: Tally,
): Promise<{ readonly record: ReviewRecord; readonly removed: readonly RemovedReview[] }> {
  const { root, named } = workspace;
  const isNamed = (path: string) => named.some((uri) => relativePath(uri, join(root.uri, path)) !== undefined);
  const missing = new Set(gone.filter(isNamed));
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
  const removed = record.flatMap((review): RemovedReview[] => {
    if (missing.has(review.document)) return [{ review, what: 'document' }];
    return read.has(review.document) && !cited.has(keyOf(review)) ? [{ review, what: 'reference' }] : [];
  });
  const stale = new Set(removed.map(({ review }) => review));
  return { record: tidy(record.filter((review) => !stale.has(review))), removed };
}
