// A test runner for places where vitest cannot run: inside VS Code's extension host, and around a browser. One test
// after the other, since they share an editor.
import { addCounts } from './counts.ts';

interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const TIME_LIMIT_MS = 60_000;
const tests: Test[] = [];

/** Adds a test to those that `runTests` runs. It fails by rejecting. */
export function test(name: string, run: () => Promise<void>): void {
  tests.push({ name, run });
}

export interface RunOptions {
  readonly afterEach?: () => Promise<void>;
  /** After a failure, before `afterEach`: a chance to keep evidence. */
  readonly onFailure?: (name: string) => Promise<void>;
  /** How often a test that failed may try again, where an editor draws itself or begins to watch files in its own time; 0 unless said. */
  readonly retries?: number;
}

/**
 * Runs all tests that were added since the last run, printing each, and adds `{passed, failed}` to the file that the environment
 * variable `TEST_COUNTS` names. Rejects when a test failed, and when there is none: a suite that tests nothing must not pass.
 */
export async function runTests(options: RunOptions = {}): Promise<void> {
  const counts = { passed: 0, failed: 0 };
  const added = tests.splice(0);
  for (const test of added) {
    if (await succeeds(test, options)) counts.passed += 1;
    else counts.failed += 1;
    await options.afterEach?.();
  }
  console.log(`  ${counts.passed} passed, ${counts.failed} failed`);
  addCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} of ${added.length} tests failed`);
  if (counts.passed === 0) throw new Error('there are no tests');
}

async function succeeds({ name, run }: Test, { onFailure, retries = 0 }: RunOptions): Promise<boolean> {
  for (let left = retries; left >= 0; left--) {
    const started = performance.now();
    try {
      await withTimeLimit(run());
      console.log(`  ok   ${name} (${Math.round(performance.now() - started)} ms)`);
      return true;
    } catch (error) {
      console.log(`  ${left > 0 ? 'AGAIN' : 'FAIL'} ${name}\n${error instanceof Error ? error.stack : error}`);
      await onFailure?.(name);
    }
  }
  return false;
}

async function withTimeLimit(running: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took more than ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS);
  });
  await Promise.race([running, limit]).finally(() => clearTimeout(timer));
}
