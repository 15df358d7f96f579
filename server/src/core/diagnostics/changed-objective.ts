import { l10n } from '../base/l10n.ts';
import type { Range } from '../model/text.ts';
import { editionName } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { DocumentReviews } from '../reviews/document-reviews.ts';
import { isReviewable, isReviewOf, wordingOf } from '../reviews/record.ts';
import { cited, definitionOf, type RuleResult } from './rule.ts';

/**
 * A reference whose objective has been reworded since the document was reviewed, or that has not been reviewed although
 * the team requires reviews. References that other rules report as out of date are left to those.
 *
 * @param range of the reference, or of the range that the number is within
 */
export function changedObjective(
  { group, resolution }: Pick<ResolvedReference, 'group' | 'resolution'>,
  range: Range,
  reviewed: DocumentReviews,
): RuleResult | null {
  const { framework, objective, edition } = resolution;
  if (!objective || !isReviewable({ resolution })) return null;
  const reviews = reviewed.of(framework.id, objective);
  if (reviews.some((review) => isReviewOf(review, objective))) return null;
  const pin = group.pin?.edition ?? undefined;
  const last = reviews.filter((review) => review.edition === pin).at(-1);
  if (!last && !reviewed.isRequired) return null;
  const older = last && wordingOf(last);
  const name = `${editionName(framework, pin === undefined ? null : edition)} ${objective.number}`;
  const message = last
    ? l10n.t(
        'The wording of {0} has changed since this document was reviewed. Check the text, then mark it as reviewed.',
        name,
      )
    : l10n.t('{0} has not been reviewed in this document. Check the text, then mark it as reviewed.', name);
  return {
    code: 'changed-objective',
    range,
    message,
    fixes: [],
    related: [cited(definitionOf(framework, objective))],
    ...(older && { rewording: { older, newer: objective } }),
  };
}
