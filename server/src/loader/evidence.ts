import { type DocumentEvidence, NO_EVIDENCE } from '../core/reviews/document-metadata.ts';
import type { ComposedRoot } from './compose-root.ts';

/** What documents are judged by. */
export type AnalysisInputs = Pick<ComposedRoot, 'scope' | 'reviewsOf'>;

/** What is known of a document beyond its text, by its normalised URI. */
export function evidenceOf(uri: string, { reviewsOf }: Pick<AnalysisInputs, 'reviewsOf'>): DocumentEvidence {
  const reviewed = reviewsOf(uri);
  return reviewed ? { reviewed } : NO_EVIDENCE;
}

export function isSameEvidence(a: DocumentEvidence, b: DocumentEvidence): boolean {
  return a.reviewed === b.reviewed && a.written === b.written;
}
