import { sum } from '../base/collections.ts';
import type { CitationPlace, FrameworkCoverage } from './coverage.ts';
import { inOrderOfFiles } from './measure.ts';

interface MergedCoverage {
  readonly frameworks: readonly FrameworkCoverage[];
  /** Frameworks of the other report that were measured in another edition, and are left out. */
  readonly otherEditions: readonly { readonly prefix: string; readonly edition: string | null }[];
  /** Prefixes of frameworks that both measured, by catalogs that list other objectives or titles in the same edition. */
  readonly otherCatalogs: readonly string[];
}

/**
 * Adds what another report found. Of a framework that both measured, the objectives are those of `own`; one that it
 * alone measured comes in whole.
 *
 * @param source the name that tells its places from ours
 */
export function mergeCoverage(
  own: readonly FrameworkCoverage[],
  other: readonly FrameworkCoverage[],
  source: string,
): MergedCoverage {
  const known = new Map(own.map((framework) => [framework.prefix, framework]));
  const otherEditions: { prefix: string; edition: string | null }[] = [];
  const otherCatalogs: string[] = [];
  const merged = new Map(known);
  for (const framework of other) {
    const mine = known.get(framework.prefix);
    if (mine && mine.edition !== framework.edition) {
      otherEditions.push({ prefix: framework.prefix, edition: framework.edition });
    } else {
      if (mine && listed(mine) !== listed(framework)) otherCatalogs.push(framework.prefix);
      const named = fromSource(framework, source);
      merged.set(framework.prefix, mine ? mergeFramework(mine, named) : named);
    }
  }
  return { frameworks: [...merged.values()], otherEditions, otherCatalogs };
}

const listed = ({ objectives }: FrameworkCoverage): string =>
  JSON.stringify(objectives.map(({ number, title }) => [number, title]));

/** What the shards of a run have found of the same frameworks, as one run would. */
export function joinShards([
  first = [],
  ...others
]: readonly (readonly FrameworkCoverage[])[]): readonly FrameworkCoverage[] {
  return first.map((framework) =>
    others.reduce((all, shard) => {
      const more = shard.find(({ prefix }) => prefix === framework.prefix);
      return more ? mergeFramework(all, more) : all;
    }, framework),
  );
}

function mergeFramework(own: FrameworkCoverage, other: FrameworkCoverage): FrameworkCoverage {
  const others = new Map(other.objectives.map(({ number, citations }) => [number, citations]));
  const known = new Set(own.objectives.map(({ number }) => number));
  const unlisted = other.objectives.filter(({ number }) => !known.has(number));
  return {
    ...own,
    objectives: own.objectives.map((objective) => ({
      ...objective,
      citations: inOrderOfFiles([...objective.citations, ...(others.get(objective.number) ?? [])]),
    })),
    stale: inOrderOfFiles([...own.stale, ...other.stale]),
    unknown: own.unknown + other.unknown,
    elsewhere: own.elsewhere + other.elsewhere + sum(unlisted.map(({ citations }) => citations.length)),
  };
}

function fromSource(framework: FrameworkCoverage, source: string): FrameworkCoverage {
  const named = <Place extends CitationPlace>(place: Place): Place => ({
    ...place,
    source: place.source === null ? source : `${source}/${place.source}`,
  });
  return {
    ...framework,
    objectives: framework.objectives.map((objective) => ({ ...objective, citations: objective.citations.map(named) })),
    stale: framework.stale.map(named),
  };
}
