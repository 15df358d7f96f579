import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Adds to the counts in the file that the environment variable `TEST_COUNTS` names, if there is one. */
export function addCounts({ passed, failed }: Counts): void {
  const file = process.env.TEST_COUNTS;
  if (!file) return;
  const before: Counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  writeFileSync(file, JSON.stringify({ passed: before.passed + passed, failed: before.failed + failed }));
}
