import { type Diagnostic, STALE_CODES } from '../model/diagnostic.ts';
import type { Status } from '../model/framework.ts';
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
import { alsoReused, questionsWithin, reusedNumber, reusedNumberInRange } from './reused-number.ts';
import type { Diagnosed, RuleResult } from './rule.ts';
import type { SuggestionBudget } from './suggestion-budget.ts';
import { supersededEdition } from './superseded-edition.ts';
import { titleMismatch } from './title-mismatch.ts';
import { unknownEdition } from './unknown-edition.ts';
import { unknownObjective } from './unknown-objective.ts';
import { withdrawnObjective } from './withdrawn-objective.ts';

/** Reports the result of a rule; false where there is none, or its severity is off. */
type Report = (result: RuleResult | null) => boolean;

/** The rules that follow from a status alone. Each rule is a file of this folder, named by its code. */
const RULES: Partial<Record<Status, (citation: Diagnosed, member: ResolvedReference) => RuleResult>> = {
  'unknown-edition': unknownEdition,
  'unknown-objective': unknownObjective,
  replaced: replacedObjective,
  withdrawn: withdrawnObjective,
  superseded: supersededEdition,
};

/**
 * The diagnostics of one citation, in the order of the text.
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
  const report: Report = (result) => {
    const configured = result ? severityOf(scope, result.code) : 'off';
    if (!result || configured === 'off') return false;
    const severity = result.isUncertain && configured !== 'hint' ? 'information' : configured;
    const isDeprecated = STALE_CODES.has(result.code) && !result.isUncertain;
    diagnostics.push({ ...result, severity, ...(isDeprecated && { deprecated: true }) });
    return true;
  };
  const citation: Diagnosed = Object.assign(citationOf(lines, scope, members, written), { uri, history, budget });
  for (const [index, member] of members.entries()) reportMember(citation, member, index === 0, report);
  for (const [from, to] of rangesOf(group, members)) reportRange(citation, from, to, diagnostics, report);
  return diagnostics;
}

function reportMember(citation: Diagnosed, member: ResolvedReference, isFirst: boolean, report: Report): void {
  // What else there is to say depends on which of two numbers it is.
  if (report(ambiguousNumber(citation, member))) return;
  const { status } = member.resolution;
  if (status === 'current') reportCurrent(citation, member, report);
  // All members share the edition: one report is enough.
  if (status !== 'unknown-edition' || isFirst) report(RULES[status]?.(citation, member) ?? null);
  if (status === 'superseded') reportWording(citation, member, report);
  if (isFirst && member.reference.spellingVariant) report(noncanonicalReference(citation, member));
}

function reportCurrent(citation: Diagnosed, member: ResolvedReference, report: Report): void {
  const found = reusedNumber(citation, member);
  // The title and the review are those of the former meaning: the reused number explains both. Without evidence they are
  // what is known.
  const isExplained = found?.isUncertain ? reportWording(citation, member, report) : report(found);
  if (isExplained || (found?.isUncertain && report(found))) return;
  if (!found?.isUncertain) reportWording(citation, member, report);
}

/** Returns whether the title is reported. */
function reportWording(citation: Diagnosed, member: ResolvedReference, report: Report): boolean {
  const { reviewed } = citation.history;
  const isMistitled = report(titleMismatch(citation, member));
  if (reviewed) report(changedObjective(member, member.reference.range, reviewed));
  return isMistitled;
}

function reportRange(
  citation: Diagnosed,
  from: ResolvedReference,
  to: ResolvedReference,
  diagnostics: Diagnostic[],
  report: Report,
): void {
  const { group, history } = citation;
  const { reviewed } = history;
  const invalid = invalidRange(citation, from, to);
  const interior = invalid ? [] : interiorOf(citation, from, to);
  report(invalid ?? removedInRange(from, to, interior));
  const isOfEnd = ({ code, range }: Diagnostic) =>
    code === 'reused-number' && (range === from.reference.range || range === to.reference.range);
  const end = diagnostics.findIndex(isOfEnd);
  const [first, ...others] = questionsWithin(citation, citedWithin(group, interior), from);
  const isReused = end >= 0 || (first !== undefined && report(reusedNumberInRange(citation, first, others, from, to)));
  const reported = diagnostics[end];
  if (reported && first) {
    diagnostics[end] = { ...reported, message: `${reported.message} ${alsoReused([first, ...others])}` };
  }
  const range = { start: from.reference.range.start, end: to.reference.range.end };
  if (reviewed && !isReused)
    interior.some((resolution) => report(changedObjective({ group, resolution }, range, reviewed)));
}
