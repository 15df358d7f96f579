import type { DocumentReviews } from './document-reviews.ts';

/** What callers know about a document beyond its text. Each part may be absent. */
export interface DocumentMetadata {
  readonly written?: LineDates;
  readonly reviewed?: DocumentReviews;
}

/** When the lines of a text were written. */
export interface LineDates {
  /** The day as `YYYY-MM-DD`, by 0-based line; null if unknown. */
  readonly dayOf: (line: number) => string | null;
}

export const NO_METADATA: DocumentMetadata = {};

/** When a text was written, and how that is known: from the date of the document or of the line. */
export interface AuthoringDate {
  /** `YYYY-MM-DD`; for a document also `YYYY-MM` or `YYYY`. */
  readonly day: string;
  readonly by: 'document' | 'line';
}
