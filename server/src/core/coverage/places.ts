import { compareText, getOrInsert } from '../base/collections.ts';
import { type CitationPlace, type FrameworkCoverage, prioritiesOf, priorityOf } from './coverage.ts';

export type Grouping = 'document' | 'folder';

/** How much of a framework one document or folder cites. */
export interface PlaceCoverage {
  /** The report that it was merged from; null for what was read in this run. */
  readonly source: string | null;
  /** A file, or a folder: `.` for that of the run. */
  readonly place: string;
  /** References that count. */
  readonly references: number;
  /** Objectives without parts that it cites. */
  readonly cited: number;
  /** By number of the priority, in the order of the catalog; those that it does not cite are left out. */
  readonly priorities: readonly PlacePriority[];
}

interface PlacePriority {
  readonly number: string;
  /** References to the priority itself and to what is a part of it. */
  readonly references: number;
  /** Objectives without parts in it that are cited. */
  readonly cited: number;
}

/** Every document or folder that cites the framework, in order. */
export function placesOf(framework: FrameworkCoverage, by: Grouping): PlaceCoverage[] {
  const rows = new Map<string, Row>();
  const priority = priorityOf(framework.objectives);
  for (const { number, leaf, citations } of framework.objectives) {
    const own = priority(number);
    for (const citation of citations) {
      const row = rowFor(rows, citation, by);
      const cell = getOrInsert(row.cells, own, () => ({ references: 0, cited: new Set() }));
      cell.references++;
      if (leaf) cell.cited.add(number);
    }
  }
  const order = prioritiesOf(framework).map(({ number }) => number);
  return [...rows.values()].sort(byName).map(({ source, place, cells }) => {
    const priorities = order.flatMap((number) => {
      const cell = cells.get(number);
      return cell ? [{ number, references: cell.references, cited: cell.cited.size }] : [];
    });
    return {
      source,
      place,
      references: priorities.reduce((sum, { references }) => sum + references, 0),
      cited: priorities.reduce((sum, { cited }) => sum + cited, 0),
      priorities,
    };
  });
}

/** The folder that a file is in; `.` for that of the run. */
export function folderOf(file: string): string {
  const end = file.lastIndexOf('/');
  return end < 0 ? '.' : end === 0 ? '/' : file.slice(0, end);
}

interface Row {
  readonly source: string | null;
  readonly place: string;
  readonly cells: Map<string, { references: number; readonly cited: Set<string> }>;
}

function rowFor(rows: Map<string, Row>, { source, file }: CitationPlace, by: Grouping): Row {
  const place = by === 'folder' ? folderOf(file) : file;
  return getOrInsert(rows, JSON.stringify([source, place]), () => ({ source, place, cells: new Map() }));
}

const byName = (a: Row, b: Row): number => compareText(a.source ?? '', b.source ?? '') || compareText(a.place, b.place);
