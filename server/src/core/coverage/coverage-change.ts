import { type CitedObjective, type FrameworkCoverage, type Share, shareOf } from './coverage.ts';

/** How the coverage of a framework differs from that of an earlier run. */
export interface CoverageChange extends Share {
  /** The edition that was measured then. */
  readonly edition: string | null;
  /** Numbers of objectives without parts, in the order of the catalog: cited now and not then. */
  readonly gained: readonly string[];
  /** Cited then and not now. */
  readonly lost: readonly string[];
  /** Not listed then. */
  readonly added: readonly string[];
  /** Listed then, and not now; in the order of then. */
  readonly removed: readonly string[];
}

/** What changed since an earlier run; null where it did not measure the framework. */
export function changeSince(now: FrameworkCoverage, earlier: readonly FrameworkCoverage[]): CoverageChange | null {
  const then = earlier.find(({ prefix }) => prefix === now.prefix);
  if (!then) return null;
  const [before, after] = [leavesOf(then), leavesOf(now)];
  const isCited = (leaves: ReadonlyMap<string, CitedObjective>, number: string) =>
    (leaves.get(number)?.citations.length ?? 0) > 0;
  const numbers = [...after.keys()];
  return {
    edition: then.edition,
    ...shareOf(then),
    gained: numbers.filter((number) => isCited(after, number) && !isCited(before, number)),
    lost: numbers.filter((number) => !isCited(after, number) && isCited(before, number)),
    added: numbers.filter((number) => !before.has(number)),
    removed: [...before.keys()].filter((number) => !after.has(number)),
  };
}

function leavesOf({ objectives }: FrameworkCoverage): ReadonlyMap<string, CitedObjective> {
  return new Map(objectives.filter(({ leaf }) => leaf).map((objective) => [objective.number, objective]));
}
