import { pushTo } from '../base/collections.ts';
import { type Cited, citedWithin, rangeInterior, rangesOf } from '../resolution/range-members.ts';
import { groupsOf, type ResolvedReference } from '../resolution/scope.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  byDocument,
  isReviewOf,
  keyOf,
  type Review,
  type ReviewRecord,
  type Subject,
  tidy,
  withReviews,
  wordingOf,
} from './record.ts';

export interface Stamp {
  readonly review: Review;
  /** Whether the record has no review, one of another wording, or one of this wording. */
  readonly state: 'new' | 'changed' | 'same';
  /** The previous review, if it was of another wording. */
  readonly before?: Review;
}

/** What the references cite, directly and within ranges. @param references in the order of their text */
export function citedBy(references: readonly ResolvedReference[]): readonly Cited[] {
  let looks = MAX_LOOKS;
  return groupsOf(references).flatMap((members): readonly Cited[] => {
    const { group, resolution } = members[0]!;
    const within = rangesOf(group, members).flatMap(([from, to]) => {
      for (const { objectives } of resolution.framework.editions) looks -= objectives.length;
      return looks > 0 ? citedWithin(group, rangeInterior(from, to)) : [];
    });
    return [...members, ...within];
  });
}

/** Limit of objectives that are searched for the interiors of ranges in one text: about a second. */
const MAX_LOOKS = 5_000_000;

/** Whether a reference can be reviewed: its objective exists. Outdated numbers have to be fixed first. */
export function isReviewable({ resolution: { status, objective } }: Pick<Cited, 'resolution'>): boolean {
  return objective !== null && (status === 'current' || status === 'superseded');
}

/** The reviews of what a document cites against current wordings, each once, in order; unchanged ones are kept. */
export function stampsOf(document: string, cited: readonly Cited[], record: ReviewRecord): readonly Stamp[] {
  const earlier = new Map<string, Review[]>();
  for (const review of byDocument(record).get(document) ?? []) pushTo(earlier, keyOf(review), review);
  const stamps = new Map<string, Stamp>();
  for (const one of cited) {
    const { objective } = one.resolution;
    const subject = subjectOf(document, one);
    if (!objective || !subject || !isReviewable(one) || stamps.has(keyOf(subject))) continue;
    const known = earlier.get(keyOf(subject)) ?? [];
    const before = known.filter((review) => !isReviewOf(review, objective)).at(-1);
    const same = before ? undefined : known[0];
    const review = same ?? { ...subject, fingerprint: fingerprintOf(objective), ...wordingOf(objective) };
    const state = same ? 'same' : before ? 'changed' : 'new';
    stamps.set(keyOf(subject), { review, state, ...(before && { before }) });
  }
  return [...stamps.values()];
}

/** The subject of a review of a citation; null if the citation is not resolved. */
export function subjectOf(document: string, { group, resolution: { framework, objective } }: Cited): Subject | null {
  if (!objective) return null;
  const edition = group.pin?.edition;
  return { document, framework: framework.id, ...(edition && { edition }), number: objective.number };
}

/** The record with these reviews instead of earlier ones. */
export const withStamps = (record: ReviewRecord, stamps: readonly Stamp[]): ReviewRecord =>
  withReviews(
    record,
    stamps.map(({ review }) => review),
  );

/** The record with documents under new paths; existing reviews of a new path are kept too. */
export function withRenames(record: ReviewRecord, renames: ReadonlyMap<string, string>): ReviewRecord {
  if (renames.size === 0) return record;
  return tidy(record.map((review) => ({ ...review, document: renames.get(review.document) ?? review.document })));
}
