import type { DocumentReviews } from './document-reviews.ts';

/**
 * What is known of a document beyond its text, by those who can look: the core never does. Each part may be absent, and
 * then nothing is concluded from it.
 */
export interface DocumentMetadata {
  readonly written?: LineDates;
  readonly reviewed?: DocumentReviews;
}

/** When the lines of a text were written. */
export interface LineDates {
  /** The day as `YYYY-MM-DD`, by 0-based line; null where it is not known. */
  readonly dayOf: (line: number) => string | null;
}

export const NO_METADATA: DocumentMetadata = {};

/** When something in a document was written, and how that is known: the document says its date, or each line has one. */
export interface AuthoringDate {
  /** `YYYY-MM-DD`; of a document, `YYYY-MM` or `YYYY` where no more is said. */
  readonly day: string;
  readonly by: 'document' | 'line';
}
