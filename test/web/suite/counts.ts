import type { Counts } from '../../support/counts.ts';

/** Precedes the counts on the console, where the process that serves the page reads them. */
export const COUNTS = 'counts of tests: ';

export function addCounts(counts: Counts): void {
  console.log(COUNTS + JSON.stringify(counts));
}

/** The page is the only process of its step. */
export function countRetried(): number {
  return 0;
}
