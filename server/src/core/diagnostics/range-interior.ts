import { l10n } from '../base/l10n.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionName, listed, named } from '../resolution/phrases.ts';
import { rangeInterior } from '../resolution/ranges.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';

/** Numbers of a range's interior that are named in a message; the rest is counted. */
const MAX_NAMED = 5;

/** What a range means between its ends; nothing when the budget is spent. */
export function interiorOf(from: ResolvedReference, to: ResolvedReference, budget: SuggestionBudget): Resolution[] {
  if (budget.interiors <= 0) return [];
  for (const { objectives } of from.resolution.framework.editions) budget.interiors -= objectives.length;
  return rangeInterior(from, to);
}

/** A range that takes in numbers that are gone, though both of its ends are there. */
export function goneWithin(
  from: ResolvedReference,
  to: ResolvedReference,
  interior: readonly Resolution[],
): RuleResult | null {
  const gone = interior.filter(({ status }) => status === 'withdrawn' || status === 'replaced');
  const [first] = gone;
  if (!first) return null;
  const names = gone.slice(0, MAX_NAMED).map(describe);
  const reported = listed(names);
  return {
    code: gone.every(({ status }) => status === 'replaced') ? 'replaced-objective' : 'withdrawn-objective',
    range: { start: from.reference.range.start, end: to.reference.range.end },
    message: l10n.t(
      'The range from {0} to {1} takes in what is gone from {2}: {3}. Cite what remains.',
      from.reference.number,
      to.reference.number,
      editionName(first.framework, first.edition),
      gone.length > MAX_NAMED ? l10n.t('{0} and {1} more', reported, gone.length - MAX_NAMED) : reported,
    ),
    fixes: [],
    related: gone.flatMap(({ objective, framework }) =>
      objective ? [{ location: objective.location, message: `${framework.prefix} ${named(objective)}` }] : [],
    ),
  };
}

function describe({ objective, replacedBy }: Resolution): string {
  const successors = listed(replacedBy.map((successor) => successor.objective.number));
  const number = objective?.number ?? '';
  return successors === '' ? number : l10n.t('{0} (replaced by {1})', number, successors);
}
