import type { Counts } from '../../support/counts.ts';

/** Stands before the counts on the console, where the process that serves the page reads them. */
export const COUNTS = 'counts of tests: ';

export function addCounts(counts: Counts): void {
  console.log(COUNTS + JSON.stringify(counts));
}
