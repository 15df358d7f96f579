import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import type { Markup } from '../../core/describing/markup.ts';
import { excerpt, newWordDiffBudget } from '../../core/editions/word-diff.ts';
import type { Rewording } from '../../core/model/diagnostic.ts';
import { comparePositions } from '../../core/model/text.ts';
import { wordingChanges } from '../../core/reviews/wording-changes.ts';
import type { FeatureDocument } from '../feature-document.ts';

/** Unchanged text shown beside each changed word, in UTF-16 units. */
const AROUND = 60;

/** The wording of a reference's objective at the time of the review and now, if a diagnostic reports the change. */
export function rewordingAt({ analysis }: FeatureDocument, found: ResolvedReference): Rewording | undefined {
  if (!analysis.metadata.reviewed) return undefined;
  return analysis
    .diagnosticsOf(found)
    .find(({ rewording, range }) => rewording && comparePositions(range.start, found.reference.range.start) === 0)
    ?.rewording;
}

/** The words that have changed since the document was reviewed. */
export function describeRewording(document: FeatureDocument, found: ResolvedReference, markup: Markup): string[] {
  const rewording = rewordingAt(document, found);
  if (!rewording) return [];
  const changes = wordingChanges(rewording, newWordDiffBudget());
  return [
    markup.strong(l10n.t('Changed since the review')),
    ...changes.map((field) => markup.changes(excerpt(field.changes, AROUND))),
  ];
}
