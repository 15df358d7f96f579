import { type Diagnostic, REFERENCE_CODES, type ReferenceCode, type Severity } from '../model/diagnostic.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { rangesOf } from '../resolution/ranges.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';
import type { DocumentReviews } from '../reviews/document-reviews.ts';
import { type Citation, citationOf } from '../rewriting/citation.ts';
import { changed, changedWithin } from './changed.ts';
import { invalidRange } from './invalid-range.ts';
import { noncanonical } from './noncanonical.ts';
import { goneWithin, interiorOf } from './range-interior.ts';
import { type AuthoredOn, reused, reusedWithin } from './reused.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';
import { stale } from './stale.ts';
import { titleMismatch } from './title-mismatch.ts';
import { unknownEdition, unknownObjective } from './unknown.ts';

/** Codes of what was right once. */
const STALE: ReadonlySet<ReferenceCode> = new Set([
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
]);

/** What is known of the document of a citation. */
export interface Known {
  readonly authoredOn: AuthoredOn;
  readonly reviewed: DocumentReviews | undefined;
}

/**
 * The problems of one citation, in the order of the text.
 *
 * @param lines as the scanner sees them
 * @param written as they are
 */
export function diagnose(
  lines: Lines,
  group: ReferenceGroup,
  members: readonly ResolvedReference[],
  scope: Scope,
  { uri, authoredOn, reviewed }: Known & { readonly uri: string | undefined },
  budget: SuggestionBudget,
  written = lines,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const report = (finding: RuleResult | null): boolean => {
    const severity = finding && severityOf(finding.code, scope);
    if (!finding || !severity) return false;
    problems.push({ ...finding, severity, ...(STALE.has(finding.code) && { deprecated: true }) });
    return true;
  };
  // Most citations have no problem, and need not be looked up member by member.
  let known: Citation | undefined;
  const citation = (): Citation => {
    known ??= { ...citationOf(lines, scope, members, written), uri };
    return known;
  };
  const reported = new Set<ResolvedReference>();
  for (const [index, member] of members.entries()) {
    const { status } = member.resolution;
    if (status === 'unknown-edition') {
      // The pin is everybody's: one report tells it.
      if (index === 0) report(unknownEdition(citation(), member, budget));
    } else if (status === 'unknown-objective') report(unknownObjective(citation(), member, budget));
    else {
      const isReused = status === 'current' && report(reused(citation, member, authoredOn, budget));
      if (isReused) reported.add(member);
      if (status !== 'current') report(stale(citation(), member, budget));
      // The title of what the number was when it was written is no second problem.
      if (!isReused) report(titleMismatch(citation(), member, budget));
      // Of a number that stands for something else, that it says something else goes without saying.
      if (reviewed && !isReused) report(changed(member, reviewed));
    }
    if (index === 0 && member.reference.spellingVariant) report(noncanonical(citation(), member, budget));
  }
  for (const [from, to] of rangesOf(group, members)) {
    const invalid = invalidRange(citation, from, to, budget);
    const interior = invalid ? [] : interiorOf(from, to, budget);
    report(invalid ?? goneWithin(from, to, interior));
    const isReported = reported.has(from) || reported.has(to);
    const isReused = !isReported && report(reusedWithin(citation, from, to, interior, authoredOn, budget));
    if (reviewed && !isReused) report(changedWithin(from, to, interior, reviewed));
  }
  return problems;
}

function severityOf(code: ReferenceCode, scope: Scope): Severity | null {
  const severity = scope.severity.get(code) ?? REFERENCE_CODES[code];
  return severity === 'off' ? null : severity;
}
