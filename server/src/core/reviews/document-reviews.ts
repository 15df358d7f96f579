import { pushTo } from '../base/push-to.ts';
import type { Listed } from '../model/framework.ts';
import { byDocument, type Review, type ReviewRecord } from './record.ts';

/** What one document was reviewed against. */
export interface DocumentReviews {
  /** References that were never reviewed are problems. */
  readonly isRequired: boolean;
  /** Every review of an objective of a framework, whichever edition the citations named. */
  of(framework: string, objective: Pick<Listed, 'number' | 'aliases'>): readonly Review[];
}

/**
 * The reviews of the documents of a root by their paths, each the same object for as long as the function is; undefined
 * for a document of which nothing is known and nothing required.
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
    if (!reviews) return never;
    let known = made.get(document);
    if (!known) {
      known = { isRequired, of: lookUp(reviews) };
      made.set(document, known);
    }
    return known;
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
