import { groupsOf } from '../resolution/groups.ts';
import { type Cited, citedWithin, rangeInterior, rangesOf } from '../resolution/ranges.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  byDocument,
  isReviewOf,
  keyOf,
  type Review,
  type ReviewRecord,
  type Subject,
  tidy,
  wordingOf,
} from './record.ts';

/** A review to be recorded. */
export interface Stamp {
  readonly review: Review;
  /** What the record had: nothing, another wording, or this one. */
  readonly state: 'new' | 'changed' | 'same';
  /** The last review before, where it was of another wording. */
  readonly before?: Review;
}

/** What is cited by the references, which are in the order of their text, and within ranges both ends of which are there. */
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

/** Objectives looked at in search of what ranges take in, in all of one text: about a second's work. */
const MAX_LOOKS = 5_000_000;

/** What can be reviewed: a reference that resolves, to an objective that is there. What is stale has to be mended first. */
export function isReviewable({ resolution: { status, objective } }: Pick<Cited, 'resolution'>): boolean {
  return objective !== null && (status === 'current' || status === 'superseded');
}

/**
 * The reviews of what a document cites against what the objectives say today, each once, in the order of the text.
 * What says the same as before stays as it was written.
 */
export function stampsOf(document: string, cited: readonly Cited[], record: ReviewRecord): readonly Stamp[] {
  const earlier = new Map<string, Review[]>();
  for (const review of byDocument(record).get(document) ?? []) {
    earlier.set(keyOf(review), [...(earlier.get(keyOf(review)) ?? []), review]);
  }
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

/** What a document cites, as the record tells it; null where it resolves to nothing. */
export function subjectOf(document: string, { group, resolution: { framework, objective } }: Cited): Subject | null {
  if (!objective) return null;
  const edition = group.pin?.edition;
  return { document, framework: framework.id, ...(edition && { edition }), number: objective.number };
}

/** The record with these reviews in the place of earlier ones. */
export function withStamps(record: ReviewRecord, stamps: readonly Stamp[]): ReviewRecord {
  const replaced = new Set(stamps.map(({ review }) => keyOf(review)));
  return tidy([...record.filter((review) => !replaced.has(keyOf(review))), ...stamps.map(({ review }) => review)]);
}

/** The record with documents under new paths; what is known of a new path already stays beside it. */
export function withRenames(record: ReviewRecord, renames: ReadonlyMap<string, string>): ReviewRecord {
  if (renames.size === 0) return record;
  return tidy(record.map((review) => ({ ...review, document: renames.get(review.document) ?? review.document })));
}
