import { compareText, pushTo } from '../base/collections.ts';
import { compareNumbers } from '../resolution/numbers.ts';
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
export function withReviews(record: ReviewRecord, reviews: readonly Review[]): ReviewRecord {
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
