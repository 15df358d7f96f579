import {
  type CitedObjective,
  type CountsByNumber,
  countsOf,
  type FrameworkCoverage,
  type ObjectiveCounts,
  percentOf,
  shareOf,
} from '../../core/coverage/coverage.ts';
import { type CoverageChange, changeSince } from '../../core/coverage/coverage-change.ts';
import { type Grouping, type PlaceCoverage, placesOf } from '../../core/coverage/places.ts';
import type { RequirementResult } from '../../core/coverage/requirements.ts';
import type { CatalogSource } from '../../core/resolution/scope.ts';
import { asJson } from '../json-lines.ts';
import type { CoverageOrigin, CoverageSource } from './coverage-sources.ts';

/*
 * The report of `coverage`, as its JSON has it. Keys, their order and their meaning are a contract (docs/coverage.md): keys
 * may be added, never changed.
 */

export interface CoverageReport {
  /** Text files that were read. */
  readonly files: number;
  readonly by: Grouping;
  /** Names of the merged reports, in the order given. */
  readonly merged: readonly string[];
  /** Where the documents of this run come from. */
  readonly origin?: CoverageOrigin;
  /** The merged reports, with those that were merged into them. */
  readonly sources?: readonly CoverageSource[];
  /** Whether an earlier report is compared. */
  readonly isCompared: boolean;
  /** What `merge` needs besides, for the report of a shard. */
  readonly shard?: object | undefined;
  readonly requirements: readonly RequirementResult[];
  readonly frameworks: readonly MeasuredFramework[];
}

/** A framework with values derived from its citations. */
export interface MeasuredFramework extends FrameworkCoverage {
  readonly cited: number;
  readonly leaves: number;
  readonly percent: number;
  /** How many references count. */
  readonly references: number;
  readonly counts: CountsByNumber;
  readonly places: readonly PlaceCoverage[];
  /** Null without an earlier report, or where that does not include the framework. */
  readonly earlier: CoverageChange | null;
}

export function measured(
  framework: FrameworkCoverage,
  by: Grouping,
  earlier: readonly FrameworkCoverage[],
): MeasuredFramework {
  const share = shareOf(framework);
  return {
    ...framework,
    ...share,
    percent: percentOf(share),
    references: framework.objectives.reduce((sum, { citations }) => sum + citations.length, 0),
    counts: countsOf(framework),
    places: placesOf(framework, by),
    earlier: changeSince(framework, earlier),
  };
}

/** Prefixes of the frameworks that only built-in catalogs describe. */
export function builtInPrefixes(sources: readonly Pick<CatalogSource, 'origin' | 'catalog'>[]): ReadonlySet<string> {
  const builtIn = new Set(sources.filter(({ origin }) => origin === 'shipped').map(({ catalog }) => catalog.prefix));
  for (const { origin, catalog } of sources) if (origin !== 'shipped') builtIn.delete(catalog.prefix);
  return builtIn;
}

/** All frameworks but uncited built-in ones, unless there are no others. */
export function significant(
  all: readonly FrameworkCoverage[],
  builtIn: ReadonlySet<string>,
): readonly FrameworkCoverage[] {
  const shown = all.filter(
    ({ prefix, objectives, stale, unknown, elsewhere }) =>
      !builtIn.has(prefix) ||
      stale.length + unknown + elsewhere > 0 ||
      objectives.some(({ citations }) => citations.length > 0),
  );
  return shown.length > 0 ? shown : all;
}

export function countsIn({ counts }: MeasuredFramework, { number }: Pick<CitedObjective, 'number'>): ObjectiveCounts {
  return counts.get(number)!;
}

/** The JSON report of `coverage`: an objective, a place and a stale reference on a line each. */
export function coverageAsJson(report: CoverageReport): Iterable<string> {
  const { files, by, merged, requirements, frameworks, origin, sources, shard } = report;
  return asJson(
    {
      version: 1,
      files,
      by,
      merged,
      frameworks: frameworks.map(frameworkRow),
      requirements,
      ...origin,
      sources,
      shard,
    },
    {
      objectives: frameworks.flatMap((framework) =>
        framework.objectives.map((objective) => objectiveRow(framework, objective)),
      ),
      places: frameworks.flatMap(({ prefix, places }) => places.map((place) => ({ prefix, ...place }))),
      stale: frameworks.flatMap(({ prefix, stale }) => stale.map((one) => ({ prefix, ...one }))),
    },
  );
}

function frameworkRow(framework: MeasuredFramework): object {
  const { prefix, title, edition, levels, leaves, cited, references, stale, unknown, elsewhere, earlier, packages } =
    framework;
  return {
    prefix,
    title,
    edition,
    levels,
    leaves,
    cited,
    references,
    stale: stale.length,
    unknown,
    elsewhere,
    earlier,
    ...(packages && { packages }),
  };
}

function objectiveRow(framework: MeasuredFramework, objective: CitedObjective): object {
  const { number, title, level, parent, leaf, citations } = objective;
  return { prefix: framework.prefix, number, title, level, parent, leaf, ...countsIn(framework, objective), citations };
}
