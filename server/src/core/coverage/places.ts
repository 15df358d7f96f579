import { compareText, getOrInsert, sum } from '../base/collections.ts';
import { type CitationPlace, type FrameworkCoverage, prioritiesOf, priorityOf } from './coverage.ts';

export type Grouping = 'document' | 'folder';

/** Every document or folder that cites the framework, in order. */
export function placesOf(framework: FrameworkCoverage, by: Grouping) {
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
      // Of the priority itself and of what is a part of it.
      return cell ? [{ number, references: cell.references, cited: cell.cited.size }] : [];
    });
    return {
      /** The report that it was merged from; null for what was read in this run. */
      source,
      /** A file, or a folder: `.` for that of the run. */
      place,
      /** References that count. */
      references: sum(priorities.map(({ references }) => references)),
      /** Objectives without parts that it cites. */
      cited: sum(priorities.map(({ cited }) => cited)),
      /** By number of the priority, in the order of the catalog; those that it does not cite are left out. */
      priorities,
    };
  });
}

/** How much of a framework one document or folder cites. */
export type PlaceCoverage = ReturnType<typeof placesOf>[number];

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
