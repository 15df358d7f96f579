import type { Listed } from '../model/framework.ts';
import type { Pin, ReferenceGroup } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionName, listed, named } from '../phrases.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import { resolve } from '../resolution/resolve.ts';
import { isBetween, siblingsBetween } from '../resolution/siblings.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding, SuggestionBudget } from './finding.ts';

/** Numbers of a range's interior that are named in a message; the rest is counted. */
const MAX_NAMED = 5;

/** The ranges of a citation by their ends, without those an end of which does not exist. */
export function rangesOf(
  { spans, members }: ReferenceGroup,
  resolved: readonly ResolvedReference[],
): (readonly [from: ResolvedReference, to: ResolvedReference])[] {
  if (spans.length === 0) return [];
  const byReference = new Map(resolved.map((one) => [one.reference, one]));
  return spans.flatMap(({ first }) => {
    const [from, to] = [byReference.get(members[first]!), byReference.get(members[first + 1]!)];
    return from && to ? [[from, to] as const] : [];
  });
}

/**
 * What a range means between its ends: every number there that any edition up to the one judged in lists, in order. What
 * editions spell in two ways is there once.
 */
export function rangeInterior(from: ResolvedReference, to: ResolvedReference): Resolution[] {
  const { framework, edition, objective: start } = from.resolution;
  const end = to.resolution.objective;
  if (!edition || !start || !end || to.resolution.edition !== edition) return [];
  const numbers = new Set<string>();
  for (const known of framework.editions.slice(0, edition.index + 1)) {
    if (known.draft && known !== edition) continue;
    for (const { number } of siblingsBetween(known, start.number, end.number)) numbers.add(number);
  }
  const seen = new Set([start, end]);
  return [...numbers].sort(compareNumbers).flatMap((number) => {
    const resolution = resolve(framework, number, from.group.pin);
    if (resolution.objective && seen.has(resolution.objective)) return [];
    if (resolution.objective) seen.add(resolution.objective);
    return [resolution];
  });
}

/** What a number means within the range from one to the other: null where the range does not take it in. */
export function meantWithin(
  from: Resolution,
  to: Resolution,
  number: string,
  pin: Pick<Pin, 'edition'> | undefined,
): Listed | null {
  if (!from.objective || !to.objective || !from.edition || from.edition !== to.edition) return null;
  if (!isBetween(number, from.objective.number, to.objective.number)) return null;
  return resolve(from.framework, number, pin).objective;
}

/** A range that takes in numbers that are gone, though both of its ends are there. Null when the budget is spent. */
export function goneWithin(from: ResolvedReference, to: ResolvedReference, budget: SuggestionBudget): Finding | null {
  if (budget.interiors <= 0) return null;
  for (const { objectives } of from.resolution.framework.editions) budget.interiors -= objectives.length;
  const gone = rangeInterior(from, to).filter(({ status }) => status === 'withdrawn' || status === 'replaced');
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
