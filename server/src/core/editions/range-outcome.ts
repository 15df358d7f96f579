import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { siblingsBetween } from '../resolution/siblings.ts';
import type { NewRange } from '../rewriting/group-change.ts';
import type { LeftOutcome, Outcomes } from './outcomes.ts';

/** More objectives than anybody writes out. */
const MAX_LIST = 40;
/** More objectives than anybody means by a range. */
const MAX_INTERIOR = 300;

/** A range of an edition that lists both of its ends. */
export interface ListedRange {
  readonly edition: FrameworkEdition;
  readonly from: Listed;
  readonly to: Listed;
}

/**
 * The range in the newest edition up to one where both ends are alive: that is where somebody may have meant it. Where an
 * end never was, as in a framework that keeps only its last edition, in the newest that lists both.
 */
export function listedRange(
  framework: Framework,
  upTo: FrameworkEdition,
  from: string,
  to: string,
): ListedRange | undefined {
  const [first, last] = [lookupOf(framework, from), lookupOf(framework, to)];
  let withGone: ListedRange | undefined;
  for (const edition of framework.editions.slice(0, upTo.index + 1).reverse()) {
    if (edition.draft && edition !== upTo) continue;
    const [start, end] = [first(edition), last(edition)];
    if (!start || !end) continue;
    const range = { edition, from: start, to: end };
    if (!start.withdrawn && !end.withdrawn) return range;
    withGone ??= range;
  }
  return withGone;
}

/** What a range becomes: a range again, one objective, or a list; or what stands in the way. */
export type RangeOutcome =
  | { readonly range: NewRange }
  | { readonly list: readonly Listed[] }
  | { readonly left: readonly { readonly objective: Listed; readonly outcome: LeftOutcome }[] };

const known = new WeakMap<Outcomes, Map<string, RangeOutcome | null>>();

/**
 * What a range becomes, with all that lies within it. It stays a range where what its objectives became stands without
 * gaps under one parent. Null where it takes in no two objectives, or too many.
 */
export function rangeOutcome({ edition, from, to }: ListedRange, outcomes: Outcomes): RangeOutcome | null {
  // A text may cite one range many times.
  const found = known.get(outcomes) ?? new Map<string, RangeOutcome | null>();
  known.set(outcomes, found);
  const key = JSON.stringify([edition.id, from.number, to.number]);
  let outcome = found.get(key);
  if (outcome === undefined) {
    outcome = findOutcome({ edition, from, to }, outcomes);
    found.set(key, outcome);
  }
  return outcome;
}

function findOutcome({ edition, from, to }: ListedRange, outcomes: Outcomes): RangeOutcome | null {
  const takesInGone = Boolean(from.withdrawn || to.withdrawn);
  const siblings = siblingsBetween(edition, from.number, to.number);
  const interior = siblings.filter(({ withdrawn }) => takesInGone || !withdrawn);
  if (interior.length < 2 || interior.length > MAX_INTERIOR) return null;
  const left: { objective: Listed; outcome: LeftOutcome }[] = [];
  const found = new Set<Listed>();
  for (const objective of interior) {
    const outcome = outcomes.of(objective);
    if ('left' in outcome) left.push({ objective, outcome });
    else for (const one of outcome.objectives) found.add(one);
  }
  if (left.length > 0) return { left };
  const arrived = [...found];
  if (arrived.length === 1) return { range: [arrived[0]!] };
  const sorted = [...arrived].sort((a, b) => compareNumbers(a.number, b.number));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const run = siblingsBetween(outcomes.target, first.number, last.number).filter(({ withdrawn }) => !withdrawn);
  const isRun = run.length === sorted.length && run.every((one, index) => one === sorted[index]);
  if (isRun && !takesInMore(first, last, run, outcomes)) return { range: [first, last] };
  return arrived.length <= MAX_LIST ? { list: arrived } : null;
}

/** Whether a number that an older edition lists, and that is gone, lies between: the range would be said to take it in. */
function takesInMore(first: Listed, last: Listed, run: readonly Listed[], { framework, target }: Outcomes): boolean {
  const alive = new Set(run);
  const editions = framework.editions.slice(0, target.index + 1).filter(({ draft }) => !draft);
  return editions.some((edition) =>
    siblingsBetween(edition, first.number, last.number).some(({ number }) => {
      const now = lookupOf(framework, number)(target);
      return !target.partial && (!now || !alive.has(now));
    }),
  );
}
