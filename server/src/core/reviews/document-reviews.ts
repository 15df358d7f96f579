import { getOrInsert, pushTo } from '../base/collections.ts';
import type { Listed } from '../model/framework.ts';
import { byDocument, isLeftOpen, isReviewOf, type Review, type ReviewRecord } from './record.ts';

export interface DocumentReviews {
  /** References without a review are reported. */
  readonly isRequired: boolean;
  /** Every review of an objective of a framework, whichever edition the citations named. */
  of(framework: string, objective: Pick<Listed, 'number' | 'aliases'>): readonly Review[];
}

/**
 * A function from the path of a document to its reviews, which gives the same object for the same path. Undefined for a
 * document without reviews, unless reviews are required.
 */
export function reviewsByDocument(
  record: ReviewRecord,
  isRequired: boolean,
): (document: string) => DocumentReviews | undefined {
  const byPath = byDocument(record);
  const made = new Map<string, DocumentReviews>();
  const never: DocumentReviews | undefined = isRequired ? { isRequired, of: () => [] } : undefined;
  return (document) => {
    const reviews = byPath.get(document);
    return reviews ? getOrInsert(made, document, () => ({ isRequired, of: lookUp(reviews) })) : never;
  };
}

function lookUp(reviews: ReviewRecord): DocumentReviews['of'] {
  const byNumber = new Map<string, Review[]>();
  for (const review of reviews) pushTo(byNumber, JSON.stringify([review.framework, review.number]), review);
  return (framework, { number, aliases }) =>
    [number, ...aliases.map(({ text }) => text)].flatMap(
      (spelling) => byNumber.get(JSON.stringify([framework, spelling])) ?? [],
    );
}

/** Whether a migration to an edition has left it open whether the document cites a reused number for this meaning. */
export function isMeaningLeftOpen(
  reviewed: DocumentReviews | undefined,
  framework: string,
  meaning: Listed,
  target: string,
): boolean {
  const reviews = reviewed?.of(framework, meaning) ?? [];
  return reviews.some((review) => isLeftOpen(review, target) && isReviewOf(review, meaning));
}

/** What callers know about a document beyond its text. Each part may be absent. */
export interface DocumentMetadata {
  readonly lineDates?: LineDates;
  readonly reviewed?: DocumentReviews;
}

/**
 * When a line was written: the day as `YYYY-MM-DD`; `new`: it was typed since the document was opened, or is not committed;
 * `untracked`: the whole file is not committed, which says little where the document has a date.
 */
export type LineAge = string | 'new' | 'untracked';

/** When the lines of a text were written. */
export interface LineDates {
  /** By 0-based line; null if unknown. */
  readonly dayOf: (line: number) => LineAge | null;
}

/** What is known of a document beyond its text. */
export interface DocumentHistory {
  readonly authoredOn: AuthoredOn;
  /** Absent where no reviews are recorded or required. */
  readonly reviewed: DocumentReviews | undefined;
}

export const NO_METADATA: DocumentMetadata = {};

/** When the text of a line was written; null if unknown. */
export type AuthoredOn = (line: number) => AuthoringDate | null;

/** When a text was written is known from the document or the line. `new`: just now, so that what is in force counts. */
export type AuthoringDate = PastDate | { readonly day: null; readonly by: 'new' };

export interface PastDate {
  /** `YYYY-MM-DD`; for a document also `YYYY-MM` or `YYYY`. */
  readonly day: string;
  readonly by: 'document' | 'line';
}
