import type { Diagnostic, ReferenceCode } from '../model/diagnostic.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import { citedWithin, type ResolvedReference, rangesOf, type Scope, severityOf } from '../resolution/scope.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import { citationOf } from '../rewriting/citation-change.ts';
import { ambiguousNumber } from './ambiguous-number.ts';
import { changedObjective } from './changed-objective.ts';
import { invalidRange } from './invalid-range.ts';
import { noncanonicalReference } from './noncanonical-reference.ts';
import { interiorOf, removedInRange } from './removed-in-range.ts';
import { replacedObjective } from './replaced-objective.ts';
import { reusedNumber, reusedNumberInRange } from './reused-number.ts';
import type { Diagnosed, RuleResult, SuggestionBudget } from './rewrite.ts';
import { supersededEdition } from './superseded-edition.ts';
import { titleMismatch } from './title-mismatch.ts';
import { unknownEdition } from './unknown-edition.ts';
import { unknownObjective } from './unknown-objective.ts';
import { withdrawnObjective } from './withdrawn-objective.ts';

/** Codes of references that were right once. */
const DEPRECATED: ReadonlySet<ReferenceCode> = new Set([
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
]);

/**
 * The diagnostics of one citation, in the order of the text. Each rule is a file of this folder, named by its code.
 *
 * @param lines as the scanner sees them
 * @param written as they are
 */
export function diagnose(
  lines: Lines,
  group: ReferenceGroup,
  members: readonly ResolvedReference[],
  scope: Scope,
  { uri, ...history }: DocumentHistory & { readonly uri: string | undefined },
  budget: SuggestionBudget,
  written = lines,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (result: RuleResult | null): boolean => {
    const configured = result ? severityOf(scope, result.code) : 'off';
    if (!result || configured === 'off') return false;
    const severity = result.isUncertain && configured !== 'hint' ? 'information' : configured;
    diagnostics.push({
      ...result,
      severity,
      ...(DEPRECATED.has(result.code) && !result.isUncertain && { deprecated: true }),
    });
    return true;
  };
  const citation: Diagnosed = Object.assign(citationOf(lines, scope, members, written), { uri, history, budget });
  const { reviewed } = history;
  const reportWording = (member: ResolvedReference): boolean => {
    const isMistitled = report(titleMismatch(citation, member));
    if (reviewed) report(changedObjective(member, member.reference.range, reviewed));
    return isMistitled;
  };
  const reused = new Set<ResolvedReference>();
  for (const [index, member] of members.entries()) {
    // What else there is to say depends on which of two numbers it is.
    if (report(ambiguousNumber(citation, member))) continue;
    switch (member.resolution.status) {
      case 'unknown-edition':
        // All members share the edition: one report is enough.
        if (index === 0) report(unknownEdition(citation, member));
        break;
      case 'unknown-objective':
        report(unknownObjective(citation, member));
        break;
      case 'replaced':
        report(replacedObjective(citation, member));
        break;
      case 'withdrawn':
        report(withdrawnObjective(citation, member));
        break;
      case 'superseded':
        report(supersededEdition(citation, member));
        reportWording(member);
        break;
      case 'current': {
        const found = reusedNumber(citation, member);
        // The title and the review are those of the former meaning: the reused number explains both. Without evidence
        // they are what is known.
        const isExplained = found?.isUncertain ? reportWording(member) : report(found);
        if (isExplained || (found?.isUncertain && report(found))) reused.add(member);
        else if (!found?.isUncertain) reportWording(member);
      }
    }
    if (index === 0 && member.reference.spellingVariant) report(noncanonicalReference(citation, member));
  }
  for (const [from, to] of rangesOf(group, members)) {
    const invalid = invalidRange(citation, from, to);
    const interior = invalid ? [] : interiorOf(citation, from, to);
    report(invalid ?? removedInRange(from, to, interior));
    const isReported = reused.has(from) || reused.has(to);
    const isReused =
      !isReported && citedWithin(group, interior).some((one) => report(reusedNumberInRange(citation, one, from, to)));
    const range = { start: from.reference.range.start, end: to.reference.range.end };
    if (reviewed && !isReused)
      interior.some((resolution) => report(changedObjective({ group, resolution }, range, reviewed)));
  }
  return diagnostics;
}
