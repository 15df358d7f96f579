import type { Resolution } from '../model/resolution.ts';
import { editionName, listed, named } from '../phrases.ts';
import { rangeInterior } from '../resolution/ranges.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding, SuggestionBudget } from './finding.ts';

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
): Finding | null {
  const gone = interior.filter(({ status }) => status === 'withdrawn' || status === 'replaced');
  const [first] = gone;
  if (!first) return null;
  const names = gone.slice(0, MAX_NAMED).map(describe);
  const more = gone.length > MAX_NAMED ? ` and ${gone.length - MAX_NAMED} more` : '';
  const written = `${from.reference.number} to ${to.reference.number}`;
  return {
    code: gone.every(({ status }) => status === 'replaced') ? 'replaced-objective' : 'withdrawn-objective',
    range: { start: from.reference.range.start, end: to.reference.range.end },
    message: `The range from ${written} takes in what is gone from ${editionName(first.framework, first.edition)}: ${listed(names)}${more}. Cite what remains.`,
    fixes: [],
    related: gone.flatMap(({ objective, framework }) =>
      objective ? [{ location: objective.location, message: `${framework.prefix} ${named(objective)}` }] : [],
    ),
  };
}

function describe({ objective, replacedBy }: Resolution): string {
  const successors = listed(replacedBy.map((successor) => successor.objective.number));
  return `${objective?.number}${successors === '' ? '' : ` (replaced by ${successors})`}`;
}
