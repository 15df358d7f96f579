import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { NewRange } from '../rewriting/group-change.ts';
import type { LeftOutcome, Outcomes } from './outcomes.ts';

/** More objectives than anybody writes out. */
const MAX_LIST = 40;

/** What a range becomes: a range again, one objective, or a list; or what stands in the way. */
export type RangeOutcome =
  | { readonly range: NewRange }
  | { readonly list: readonly Listed[] }
  | { readonly left: readonly { readonly objective: Listed; readonly outcome: LeftOutcome }[] };

/**
 * What a range of an edition becomes, with all that lies within it. It stays a range where what its objectives became
 * stands without gaps under one parent. Null where the edition has no such range.
 */
export function rangeOutcome(
  edition: FrameworkEdition,
  from: Listed,
  to: Listed,
  outcomes: Outcomes,
): RangeOutcome | null {
  const interior = siblingsBetween(edition, from.number, to.number).filter(({ withdrawn }) => !withdrawn);
  if (interior.length < 2) return null;
  const left: { objective: Listed; outcome: LeftOutcome }[] = [];
  const found = new Set<Listed>();
  for (const objective of interior) {
    const outcome = outcomes.of(objective);
    if ('left' in outcome) left.push({ objective, outcome });
    else for (const one of outcome.objectives) found.add(one);
  }
  if (left.length > 0) return { left };
  const arrived = [...found];
  if (arrived.length === 0) return null;
  if (arrived.length === 1) return { range: [arrived[0]!] };
  const sorted = [...arrived].sort((a, b) => compareNumbers(a.number, b.number));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const run = siblingsBetween(outcomes.target, first.number, last.number).filter(({ withdrawn }) => !withdrawn);
  if (run.length === sorted.length && run.every((one, index) => one === sorted[index])) return { range: [first, last] };
  return arrived.length <= MAX_LIST ? { list: arrived } : null;
}
