import type { packagesOf } from '../model/framework.ts';

/*
 * Which objectives are cited where, as plain data: what reports say, and what is read back from them to be merged and
 * compared.
 */

/** What is cited of one framework, in the edition that references without an edition mean. */
export interface FrameworkCoverage {
  /** Canonical prefix. */
  readonly prefix: string;
  readonly title: string | null;
  /** Null for one without a name. */
  readonly edition: string | null;
  /** Names of the levels, outermost first; may be empty. */
  readonly levels: readonly string[];
  /** Every living objective at every level, in the order of the catalog. */
  readonly objectives: readonly CitedObjective[];
  /** Citations of removed or older objectives, in the order of files and texts. Those that count are above, too. */
  readonly stale: readonly StaleCitation[];
  /** References to numbers or editions that no catalog has. */
  readonly unknown: number;
  /** References to other editions or to what a partial edition does not list, which count for nothing here. */
  readonly elsewhere: number;
  /** The packages that its catalogs are in; absent where there are none. */
  readonly packages?: ReturnType<typeof packagesOf>;
}

export interface CitedObjective {
  readonly number: string;
  /** The title, or where there is none the text. */
  readonly title: string;
  /** 0 for an objective without a parent, 1 for its children, and so on. */
  readonly level: number;
  /** Number of the nearest living ancestor. */
  readonly parent: string | null;
  /** No living objective is below it. */
  readonly leaf: boolean;
  /** What cites this objective itself, in the order of files and texts. */
  readonly citations: readonly CitationPlace[];
}

/** Where something is cited: lines and columns 1-based, columns in UTF-16 units, end exclusive. */
export interface CitationPlace {
  /** The report that it was merged from; null for what was read in this run. */
  readonly source: string | null;
  /** Relative to the working directory of the run that read it, separated by `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The reference as written, lines joined by `\n`; of what lies within a range, the whole range. */
  readonly text: string;
  /** The pin as written. */
  readonly edition: string | null;
  /** The number is not written: it lies within the range that `text` is. */
  readonly within: boolean;
  /** In a document that is not text; `label` is for people. */
  readonly place?: { readonly kind: string; readonly label: string } | undefined;
}

/** The label of a place in a file that has no lines, as a notebook has. */
export const labelWithoutLines = ({ place }: Pick<CitationPlace, 'place'>): string | undefined =>
  place?.kind === 'notebook-cell' ? undefined : place?.label;

export interface StaleCitation extends CitationPlace {
  /** As the edition that was meant lists it. */
  readonly number: string;
  readonly title: string | null;
  readonly status: StaleStatus;
  /** The objective of this edition that it counts for all the same; null: for none. */
  readonly countsFor: string | null;
}

export const STALE_STATUSES = ['superseded', 'withdrawn', 'replaced', 'reused'] as const;
export type StaleStatus = (typeof STALE_STATUSES)[number];

export interface ObjectiveCounts {
  /** References to the objective itself. */
  readonly references: number;
  /** References to what it is a part of. */
  readonly above: number;
  /** References to what is a part of it. */
  readonly below: number;
  /** Objectives without parts in it; 1 for one that has none itself. */
  readonly leaves: number;
  /** Those of them that are cited themselves. */
  readonly citedLeaves: number;
}

/** By number. */
export type CountsByNumber = ReadonlyMap<string, ObjectiveCounts>;

/**
 * The counts of every objective. Only what cites an objective itself makes it cited: who cites a priority has not said
 * which of its objectives is meant, and who cites all of its objectives has not cited the priority.
 */
export function countsOf({ objectives }: Pick<FrameworkCoverage, 'objectives'>): CountsByNumber {
  const counts = new Map(
    objectives.map(({ number, citations, leaf }) => [
      number,
      { references: citations.length, above: 0, below: 0, leaves: Number(leaf), citedLeaves: 0 },
    ]),
  );
  const ancestors = ancestorsOf(objectives);
  for (const { number, citations, leaf } of objectives) {
    const own = counts.get(number)!;
    const isCited = leaf && citations.length > 0;
    if (isCited) own.citedLeaves = 1;
    for (const ancestor of ancestors(number)) {
      const above = counts.get(ancestor)!;
      own.above += above.references;
      above.below += citations.length;
      if (leaf) above.leaves += 1;
      if (isCited) above.citedLeaves += 1;
    }
  }
  return counts;
}

/** Gives the ancestors of a number from the nearest one on. */
export function ancestorsOf(objectives: readonly CitedObjective[]): (number: string) => string[] {
  const byNumber = new Map(objectives.map((objective) => [objective.number, objective]));
  return (number) => {
    const found: string[] = [];
    let objective = byNumber.get(number);
    while (objective && objective.parent !== null) {
      const parent = byNumber.get(objective.parent);
      // What is read back from a report may be anything; levels cannot go round in a circle.
      if (!parent || parent.level >= objective.level) break;
      found.push(parent.number);
      objective = parent;
    }
    return found;
  };
}

/** Gives the outermost ancestor of a number, or the number itself where it has none. */
export function priorityOf(objectives: readonly CitedObjective[]): (number: string) => string {
  const ancestors = ancestorsOf(objectives);
  return (number) => ancestors(number).at(-1) ?? number;
}

export function prioritiesOf({ objectives }: Pick<FrameworkCoverage, 'objectives'>): readonly CitedObjective[] {
  const ancestors = ancestorsOf(objectives);
  return objectives.filter(({ number }) => ancestors(number).length === 0);
}

/** How many objectives without parts there are, and how many of them are cited. */
export function shareOf({ objectives }: Pick<FrameworkCoverage, 'objectives'>): Share {
  const leaves = objectives.filter(({ leaf }) => leaf);
  return { cited: leaves.filter(({ citations }) => citations.length > 0).length, leaves: leaves.length };
}

export interface Share {
  readonly cited: number;
  readonly leaves: number;
}

/** Whole percents, rounded down: 100 only where every objective is cited. With no objectives it is 100. */
export function percentOf({ cited, leaves }: Share): number {
  return leaves === 0 ? 100 : Math.floor((cited * 100) / leaves);
}
