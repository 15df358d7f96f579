// A test runner for places where vitest cannot run: inside VS Code's extension host, and around a browser. Runs one test
// after the other, since they share an editor.
import { addCounts, countRetried } from './counts.ts';

interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const TIME_LIMIT_MS = 60_000;
/** Enough of an error to recognize it. */
const REASON_LENGTH = 400;
const tests: Test[] = [];
let retriedHere = 0;

/** Adds a test to those that `runTests` runs. It fails by rejecting. */
export function test(name: string, run: () => Promise<void>): void {
  tests.push({ name, run });
}

export interface RunOptions {
  readonly afterEach?: () => Promise<void>;
  /** After a failure, before `afterEach`: a chance to keep evidence. */
  readonly onFailure?: (name: string) => Promise<void>;
  /**
   * Allows a second attempt after a failure: the workbench of VS Code has hiccups of its own. A run has as many as the
   * environment variable `TEST_RETRIES` says, by default one, whatever the number of its suites and processes. Each is
   * printed, and named in the summary. False by default.
   */
  readonly mayRetry?: boolean;
}

/**
 * Runs all tests that were added since the last run, prints each, and adds their counts to the file named by the environment
 * variable `TEST_COUNTS`. Rejects when a test failed, and when there is none: a suite that tests nothing must not pass.
 *
 * For developers: `TEST_GREP` selects the tests whose names match, `TEST_REPEAT` runs them so often, without retries.
 */
export async function runTests(options: RunOptions = {}): Promise<void> {
  const counts = { passed: 0, failed: 0, retried: [] };
  const added = tests.splice(0);
  if (added.length === 0) throw new Error('there are no tests');
  const pattern = new RegExp(process.env.TEST_GREP ?? '');
  const selected = added.filter(({ name }) => pattern.test(name));
  const rounds = repetitions();
  for (let round = 1; round <= rounds; round++) {
    if (rounds > 1) console.log(`  round ${round} of ${rounds}`);
    for (const test of selected) {
      if (await succeeds(test, options)) counts.passed += 1;
      else counts.failed += 1;
    }
  }
  console.log(`  ${counts.passed} passed, ${counts.failed} failed`);
  addCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} of ${selected.length * rounds} tests failed`);
}

async function succeeds(test: Test, options: RunOptions): Promise<boolean> {
  const error = await errorOf(test, 'FAIL', options);
  if (error === undefined) return true;
  if (!options.mayRetry || retriesLeft() <= 0) return false;
  retriedHere += 1;
  addCounts({ passed: 0, failed: 0, retried: [{ name: test.name, reason: reasonOf(error) }] });
  console.log(`  RETRY ${test.name}`);
  return (await errorOf(test, 'FAIL AGAIN', options)) === undefined;
}

/** The error that the test failed with; undefined when it passed. */
async function errorOf({ name, run }: Test, verdict: string, options: RunOptions): Promise<Error | undefined> {
  const started = performance.now();
  try {
    await withTimeLimit(run());
    console.log(`  ok   ${name} (${Math.round(performance.now() - started)} ms)`);
    return undefined;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.log(`  ${verdict} ${name}\n${error.stack}`);
    await options.onFailure?.(name);
    return error;
  } finally {
    await options.afterEach?.();
  }
}

/** How often each test runs. */
export function repetitions(): number {
  return Number(process.env.TEST_REPEAT ?? 1);
}

function retriesLeft(): number {
  if (repetitions() > 1) return 0;
  // Those of this process are in the file too, where there is one.
  return Number(process.env.TEST_RETRIES ?? 1) - Math.max(retriedHere, countRetried());
}

/** The message without what colours it in a terminal. */
function reasonOf({ name, message }: Error): string {
  const plain = `${name}: ${message}`.replaceAll(/\x1b\[\d*m/g, '').trim();
  return plain.length > REASON_LENGTH ? `${plain.slice(0, REASON_LENGTH)}…` : plain;
}

async function withTimeLimit(running: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took more than ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS);
  });
  await Promise.race([running, limit]).finally(() => clearTimeout(timer));
}
