import { type DocumentMetadata, NO_METADATA } from '../core/reviews/document-reviews.ts';
import type { ComposedRoot } from './compose-root.ts';

/** What the analysis of documents needs of a root. */
export type AnalysisInputs = Pick<ComposedRoot, 'scope' | 'reviewsOf'>;

/** The metadata of a document, by its normalised URI. */
export function metadataOf(uri: string, { reviewsOf }: Pick<AnalysisInputs, 'reviewsOf'>): DocumentMetadata {
  const reviewed = reviewsOf(uri);
  return reviewed ? { reviewed } : NO_METADATA;
}

export function isSameMetadata(a: DocumentMetadata, b: DocumentMetadata): boolean {
  return a.reviewed === b.reviewed && a.lineDates === b.lineDates;
}
