import { compareText, pushTo } from '../base/collections.ts';
import { compareNumbers } from '../resolution/numbers.ts';
import type { Cited } from '../resolution/scope.ts';
import { fingerprintOf, type Wording } from './fingerprint.ts';

/** A review of a document against the wording of an objective. Plain data. */
export interface Review extends Subject, Wording {
  /** `fingerprintOf` the wording. */
  readonly fingerprint: string;
  /**
   * Id of the edition that the citations were not migrated to: deliberately, where they name an older one; else because it
   * is open which meaning of a reused number they have.
   */
  readonly kept?: string;
}

/** The document and the objective of a review. */
export interface Subject {
  /** Path of the document relative to the root, separated by `/`. */
  readonly document: string;
  /** `Framework.id`. */
  readonly framework: string;
  /** Id of the edition that the citations name; absent if they name none. */
  readonly edition?: string;
  /** In the spelling of the catalog. */
  readonly number: string;
}

/** All reviews of a project. Several reviews of one objective in one document, as left by merges, all count. */
export type ReviewRecord = readonly Review[];

/** Whether the reviewed wording is the current one. Fingerprints of other versions are compared by their texts. */
export function isReviewOf(review: Review, objective: Wording): boolean {
  const today = fingerprintOf(objective);
  return review.fingerprint === today || fingerprintOf(review) === today;
}

/** The reviewed wording; undefined if the record does not have it. */
export function wordingOf({ title, text }: Wording): Wording | undefined {
  if (title === undefined && text === undefined) return undefined;
  return { ...(title !== undefined && { title }), ...(text !== undefined && { text }) };
}

/** The reviews of each document, by its path. */
export function byDocument(record: ReviewRecord): ReadonlyMap<string, ReviewRecord> {
  const byPath = new Map<string, Review[]>();
  for (const review of record) pushTo(byPath, review.document, review);
  return byPath;
}

/** Sorted by document, framework, number, edition and fingerprint, without duplicates. */
export function tidy(record: ReviewRecord): ReviewRecord {
  const once = new Map(
    record.map((review) => [JSON.stringify([keyOf(review), review.fingerprint, review.kept]), review]),
  );
  return [...once.values()].sort(compareReviews);
}

/** The record with these reviews instead of earlier ones of their subjects. */
function withReviews(record: ReviewRecord, reviews: readonly Review[]): ReviewRecord {
  const replaced = new Set(reviews.map(keyOf));
  return tidy([...record.filter((review) => !replaced.has(keyOf(review))), ...reviews]);
}

/** Whether a migration to an edition has left it open whether citations of a reused number have the reviewed meaning. */
export const isLeftOpen = ({ edition, kept }: Pick<Review, 'edition' | 'kept'>, target: string): boolean =>
  edition === undefined && kept === target;

/**
 * The record after a migration to an edition of a framework: what it settled, and what it left open, instead of what an
 * earlier one had left open in these documents.
 *
 * @param migrated what a migration says of each document, by its path
 */
export function withMigrated(
  record: ReviewRecord,
  migrated: ReadonlyMap<string, readonly Omit<Review, 'document'>[]>,
  framework: string,
  target: string,
): ReviewRecord {
  const isOver = (review: Review) =>
    migrated.has(review.document) && review.framework === framework && isLeftOpen(review, target);
  const reviews = [...migrated].flatMap(([document, all]) => all.map((review) => ({ document, ...review })));
  return withReviews(
    record.filter((review) => !isOver(review)),
    reviews,
  );
}

/** Equal for equal subjects. */
export function keyOf({ document, framework, edition, number }: Subject): string {
  return JSON.stringify([document, framework, edition ?? '', number]);
}

function compareReviews(a: Review, b: Review): number {
  return (
    compareText(a.document, b.document) ||
    compareText(a.framework, b.framework) ||
    compareNumbers(a.number, b.number) ||
    compareText(a.edition ?? '', b.edition ?? '') ||
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(a.kept ?? '', b.kept ?? '')
  );
}

export interface Stamp {
  readonly review: Review;
  /** Whether the record has no review, one of another wording, or one of this wording. */
  readonly state: 'new' | 'changed' | 'same';
  /** The previous review, if it was of another wording. */
  readonly before?: Review;
}

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
