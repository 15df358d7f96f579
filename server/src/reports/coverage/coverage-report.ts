import { type CoverageChange, changeSince } from '../../core/coverage/change.ts';
import {
  type CitedObjective,
  type CountsByNumber,
  countsOf,
  type FrameworkCoverage,
  type ObjectiveCounts,
  percentOf,
  shareOf,
} from '../../core/coverage/coverage.ts';
import { type Grouping, type PlaceCoverage, placesOf } from '../../core/coverage/places.ts';
import type { RequirementResult } from '../../core/coverage/requirements.ts';
import { asJson } from '../json-lines.ts';

/*
 * The report of `coverage`: what its JSON says, and what the other formats are made of. Keys, their order and their
 * meaning are a contract (docs/coverage.md): keys may be added, never changed.
 */

export interface CoverageReport {
  /** Text files that were read. */
  readonly files: number;
  readonly by: Grouping;
  /** What the merged reports are called, in the order given. */
  readonly merged: readonly string[];
  /** Another report was compared with. */
  readonly isCompared: boolean;
  readonly requirements: readonly RequirementResult[];
  readonly frameworks: readonly MeasuredFramework[];
}

/** A framework, and what is derived from its citations. */
export interface MeasuredFramework extends FrameworkCoverage {
  readonly cited: number;
  readonly leaves: number;
  readonly percent: number;
  /** References that count. */
  readonly references: number;
  readonly counts: CountsByNumber;
  readonly places: readonly PlaceCoverage[];
  /** Null where nothing is compared, or the earlier report did not measure it. */
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

/** The counts of one of the framework's own objectives. */
export function countsIn({ counts }: MeasuredFramework, { number }: Pick<CitedObjective, 'number'>): ObjectiveCounts {
  return counts.get(number)!;
}

/** The JSON report of `coverage`: an objective, a place and a stale reference on a line each. */
export function coverageAsJson(report: CoverageReport): Iterable<string> {
  const { files, by, merged, requirements, frameworks } = report;
  return asJson(
    { version: 1, files, by, merged, frameworks: frameworks.map(frameworkRow), requirements },
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
  const { prefix, title, edition, levels, leaves, cited, references, stale, unknown, elsewhere, earlier } = framework;
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
  };
}

function objectiveRow(framework: MeasuredFramework, objective: CitedObjective): object {
  const { number, title, level, parent, leaf, citations } = objective;
  return { prefix: framework.prefix, number, title, level, parent, leaf, ...countsIn(framework, objective), citations };
}
