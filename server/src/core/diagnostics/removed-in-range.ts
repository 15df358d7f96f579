import { l10n } from '../base/l10n.ts';
import type { Resolution } from '../model/framework.ts';
import { editionName, fewOf, listed } from '../resolution/phrases.ts';
import { type ResolvedReference, rangeInterior } from '../resolution/scope.ts';
import { cited, type Diagnosed, definitionOf, type RuleResult } from './rule.ts';

/** What a range cites between its ends; empty when the budget is spent. */
export function interiorOf({ budget }: Diagnosed, from: ResolvedReference, to: ResolvedReference): Resolution[] {
  if (budget.interiors <= 0) return [];
  for (const { objectives } of from.resolution.framework.editions) budget.interiors -= objectives.length;
  return rangeInterior(from, to);
}

/** `replaced-objective` or `withdrawn-objective` for a range whose ends exist, and which includes removed numbers. */
export function removedInRange(
  from: ResolvedReference,
  to: ResolvedReference,
  interior: readonly Resolution[],
): RuleResult | null {
  const removed = interior.filter(({ status }) => status === 'withdrawn' || status === 'replaced');
  const [first] = removed;
  if (!first) return null;
  return {
    code: removed.every(({ status }) => status === 'replaced') ? 'replaced-objective' : 'withdrawn-objective',
    range: { start: from.reference.range.start, end: to.reference.range.end },
    message: l10n.t(
      'The range from {0} to {1} includes numbers that were removed in {2}: {3}. Cite the remaining ones.',
      from.reference.number,
      to.reference.number,
      editionName(first.framework, first.edition),
      fewOf(removed.map(describe)),
    ),
    fixes: [],
    related: removed.flatMap(({ objective, framework }) =>
      objective ? [cited(definitionOf(framework, objective))] : [],
    ),
  };
}

function describe({ objective, replacedBy }: Resolution): string {
  const replacements = listed(replacedBy.map((replacement) => replacement.objective.number));
  const number = objective?.number ?? '';
  return replacements === '' ? number : l10n.t('{0} (replaced by {1})', number, replacements);
}
