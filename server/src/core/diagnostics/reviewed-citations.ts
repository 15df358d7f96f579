import type { Diagnostic } from '../model/diagnostic.ts';
import type { Reference } from '../model/reference.ts';
import { positionKey } from '../model/text.ts';
import type { Cited } from '../resolution/range-members.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import { citedBy } from '../reviews/stamp.ts';
import { reuseInQuestion } from './earlier-meanings.ts';

interface Analysed {
  readonly references: readonly ResolvedReference[];
  readonly diagnostics: readonly Diagnostic[];
  readonly history: DocumentHistory;
}

/**
 * What a review of a whole document is of: what it cites, without reused numbers that are reported. Which meaning these
 * have is a decision about each of them, and a review of their present meaning would be that decision.
 *
 * @returns also how many of them are reported
 */
export function citedForReview(analysis: Analysed): { readonly cited: readonly Cited[]; readonly leftOpen: number } {
  const { references, history } = analysis;
  const cited = citedBy(references);
  const written = new Map<Cited, readonly Reference[]>(references.map((one) => [one, [one.reference]]));
  // A number between the ends of a range is not written itself, and reported at the beginning of its range.
  const referencesOf = (one: Cited) => written.get(one) ?? one.group.members;
  const reused = cited.filter((one) => reuseInQuestion(one, referencesOf(one)[0]!.numberRange.start.line, history));
  if (reused.length === 0) return { cited, leftOpen: 0 };
  const reports = analysis.diagnostics.filter(({ code }) => code === 'reused-number');
  const places = new Set(reports.map(({ range }) => positionKey(range.start)));
  const isReported = (one: Cited) => referencesOf(one).some(({ range }) => places.has(positionKey(range.start)));
  const open = new Set(reused.filter(isReported).map(({ resolution }) => resolution.objective));
  return {
    cited: cited.filter(({ group, resolution }) => group.pin || !open.has(resolution.objective)),
    leftOpen: reports.length,
  };
}
