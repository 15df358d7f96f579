import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A test that failed and was run again. */
export interface Retried {
  readonly name: string;
  /** The error of the first run. */
  readonly reason: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly retried: readonly Retried[];
}

/** Adds to the counts in the file named by the environment variable `TEST_COUNTS`, if it is set. */
export function addCounts(added: Counts): void {
  const file = process.env.TEST_COUNTS;
  if (!file) return;
  const { passed, failed, retried } = readCounts(file);
  const sum: Counts = {
    passed: passed + added.passed,
    failed: failed + added.failed,
    retried: [...retried, ...added.retried],
  };
  writeFileSync(file, JSON.stringify(sum));
}

/** How many tests have been run again so far, in all processes that share the file of `TEST_COUNTS`. */
export function countRetried(): number {
  const file = process.env.TEST_COUNTS;
  return file ? readCounts(file).retried.length : 0;
}

function readCounts(file: string): Counts {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, retried: [] };
}
