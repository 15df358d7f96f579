import { l10n } from '../base/l10n.ts';
import type { Reuse } from '../editions/continuity.ts';
import type { Fix, RelatedInformation } from '../model/diagnostic.ts';
import { editionOf, type FrameworkEdition, type Listed } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionInForce } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { editionName, listed, named, quotable, sentence } from '../resolution/phrases.ts';
import { citedWithin } from '../resolution/range-members.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { AuthoringDate } from '../reviews/document-reviews.ts';
import type { Citation, Replaced } from '../rewriting/citation.ts';
import { meaningIn } from './earlier-meanings.ts';
import { fixOf, rewriteCitation } from './rewrite.ts';
import { definitionInEdition, type RuleResult, type SuggestionBudget } from './rule-result.ts';
import { textBeside } from './titles/beside.ts';
import { isTitled } from './titles/meant-title.ts';

/** When the text of a line was written; null if unknown. */
export type AuthoredOn = (line: number) => AuthoringDate | null;

/**
 * A number whose meaning in the edition that the citation means differs from that in the edition in force when it was
 * written.
 */
export function reusedNumber(
  citationOf: () => Citation,
  resolved: ResolvedReference,
  authoredOn: AuthoredOn,
  budget: SuggestionBudget,
): RuleResult | null {
  const written = authoredOn(resolved.reference.numberRange.start.line);
  const edition = written && editionInForce(resolved.resolution.framework, written.day);
  const reuse = edition && meaningIn(edition, resolved);
  if (!reuse) return null;
  const citation = citationOf();
  const { then, replacedBy } = reuse;
  if (hasTitleOfToday(citation, resolved, reuse)) return null;
  return {
    code: 'reused-number',
    range: resolved.reference.range,
    message: messageOf(citation, edition, written, reuse),
    // None is preferred: only a person knows what was meant.
    fixes: [
      ...replacedBy.flatMap((objective) => replaceNumber(citation, resolved, objective, edition, written, budget)),
      ...addEdition(citation, resolved, edition, then, authoredOn, budget),
    ],
    related: relatedTo(citation, reuse),
  };
}

/** As `reusedNumber`, for the first such number between the ends of a range. */
export function reusedNumberInRange(
  citationOf: () => Citation,
  from: ResolvedReference,
  to: ResolvedReference,
  interior: readonly Resolution[],
  authoredOn: AuthoredOn,
  budget: SuggestionBudget,
): RuleResult | null {
  const written = interior.length > 0 ? authoredOn(from.reference.numberRange.start.line) : null;
  const edition = written && editionInForce(from.resolution.framework, written.day);
  if (!edition) return null;
  for (const one of citedWithin(from.group, interior)) {
    const reuse = meaningIn(edition, one);
    if (!reuse) continue;
    const citation = citationOf();
    return {
      code: 'reused-number',
      range: { start: from.reference.range.start, end: to.reference.range.end },
      message: messageOf(citation, edition, written, reuse),
      fixes: addEdition(citation, from, edition, reuse.then, authoredOn, budget),
      related: relatedTo(citation, reuse),
    };
  }
  return null;
}

function relatedTo({ framework }: Citation, { then, now, replacedBy }: Reuse): RelatedInformation[] {
  return [then, now, ...replacedBy].map((objective) => definitionInEdition(framework, objective));
}

/** The current title next to the number shows that the current meaning is meant, whenever it was written. */
function hasTitleOfToday(citation: Citation, { reference }: ResolvedReference, { then, now }: Reuse): boolean {
  const beside = textBeside(citation.lines, citation.group, citation.group.members.indexOf(reference));
  return beside !== null && isTitled(citation, now, beside) && !isTitled(citation, then, beside);
}

function messageOf(
  { framework }: Citation,
  edition: FrameworkEdition,
  { day, by }: AuthoringDate,
  { then, now, replacedBy }: Reuse,
): string {
  const past = [day, then.number, quotable(then), editionName(framework, edition)] as const;
  return [
    by === 'document'
      ? l10n.t('The document is dated {0}, when {1} meant “{2}” ({3}).', ...past)
      : l10n.t('Written on {0}, when {1} meant “{2}” ({3}).', ...past),
    l10n.t('In {0} it means “{1}”.', editionName(framework, editionOf(framework, now)), quotable(now)),
    replacedBy.length > 0
      ? sentence(l10n.t('The old {0} is now {1}', then.number, listed(replacedBy.map(named))))
      : l10n.t('The catalog does not say what replaced the old {0}.', then.number),
  ].join(' ');
}

/**
 * Changes the number to the current one of the old meaning. Not for one end of a range, which does not determine the
 * range. An edited line gets a new date, but a dated document keeps its date: if the old edition also lists the new
 * number, the current edition is added.
 */
function replaceNumber(
  citation: Citation,
  resolved: ResolvedReference,
  objective: Listed,
  edition: FrameworkEdition,
  { by }: AuthoringDate,
  budget: SuggestionBudget,
): Fix[] {
  const { framework, group } = citation;
  const index = group.members.indexOf(resolved.reference);
  if (group.spans.some(({ first }) => first === index || first + 1 === index)) return [];
  const isAmbiguous = by === 'document' && lookupOf(framework, objective.number)(edition) !== undefined;
  if (isAmbiguous && (group.members.length > 1 || objective.edition === '')) return [];
  const pin = isAmbiguous && { pin: objective.edition };
  const change = { items: new Map([[index, { objectives: [objective] }]]), ...pin };
  const title = isAmbiguous
    ? l10n.t('Change to {0} in {1}', named(objective), objective.edition)
    : l10n.t('Change to {0}', named(objective));
  return fixOf(title, rewriteCitation(citation, resolved.reference.range, change, budget), objective);
}

/** Adds the edition to the citation, if all its members were written while that edition was in force. */
function addEdition(
  citation: Citation,
  resolved: ResolvedReference,
  edition: FrameworkEdition,
  then: Listed,
  authoredOn: AuthoredOn,
  budget: SuggestionBudget,
): Fix[] {
  const { framework, group, members } = citation;
  if (edition.id === '' || members.size < group.members.length) return [];
  const meant = new Map<number, Listed>();
  for (const [index, { reference }] of members) {
    const objective = lookupOf(framework, reference.number)(edition);
    const written = authoredOn(reference.numberRange.start.line);
    if (!objective || !written || editionInForce(framework, written.day) !== edition) return [];
    meant.set(index, objective);
  }
  const items = new Map<number, Replaced>([...meant].map(([index, one]) => [index, { objectives: [one] }]));
  for (const { first } of group.spans) {
    items.set(first, { range: [meant.get(first)!, meant.get(first + 1)!] });
    items.delete(first + 1);
  }
  const rewriting = rewriteCitation(citation, resolved.reference.range, { items, pin: edition.id }, budget);
  return fixOf(l10n.t('Add edition {0}: {1}', edition.id, named(then)), rewriting, then);
}
