import { type CitedObjective, type FrameworkCoverage, shareOf } from './coverage.ts';

/** What changed since an earlier run; null where it did not measure the framework. */
export function changeSince(now: FrameworkCoverage, earlier: readonly FrameworkCoverage[]) {
  const then = earlier.find(({ prefix }) => prefix === now.prefix);
  if (!then) return null;
  const [before, after] = [leavesOf(then), leavesOf(now)];
  const isCited = (leaves: ReadonlyMap<string, CitedObjective>, number: string) =>
    (leaves.get(number)?.citations.length ?? 0) > 0;
  const numbers = [...after.keys()];
  return {
    /** The edition that was measured then. */
    edition: then.edition,
    ...shareOf(then),
    /** Numbers of objectives without parts, in the order of the catalog: cited now and not then. */
    gained: numbers.filter((number) => isCited(after, number) && !isCited(before, number)),
    lost: numbers.filter((number) => !isCited(after, number) && isCited(before, number)),
    added: numbers.filter((number) => !before.has(number)),
    /** Listed then, and not now; in the order of then. */
    removed: [...before.keys()].filter((number) => !after.has(number)),
  };
}

/** How the coverage of a framework differs from that of an earlier run. */
export type CoverageChange = NonNullable<ReturnType<typeof changeSince>>;

function leavesOf({ objectives }: FrameworkCoverage): ReadonlyMap<string, CitedObjective> {
  return new Map(objectives.filter(({ leaf }) => leaf).map((objective) => [objective.number, objective]));
}
