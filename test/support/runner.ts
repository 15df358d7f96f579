// A test runner for environments where vitest cannot run: inside VS Code's extension host, and around a browser. Runs
// tests one after another, since they share an editor.
import { addCounts, countRetried } from './counts.ts';

interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
  /** How long it may take. */
  readonly seconds: number;
}

const TIME_LIMIT = 60;
/** The part of an error that identifies it. */
const REASON_LENGTH = 400;
const tests: Test[] = [];
let retriedHere = 0;

/** Adds a test for `runTests`. It fails by rejecting. */
export function test(name: string, run: () => Promise<void>, { seconds = TIME_LIMIT } = {}): void {
  tests.push({ name, run, seconds });
}

export interface RunOptions {
  readonly afterEach?: () => Promise<void>;
  /** Called after a failure, before `afterEach`, to keep evidence. */
  readonly onFailure?: (name: string) => Promise<void>;
  /**
   * Allows a second attempt after a failure: the workbench of VS Code has hiccups of its own. The environment variable
   * `TEST_RETRIES` limits them for a run, by default to one, whatever the number of its suites and processes. Each is
   * printed, and named in the summary. False by default.
   */
  readonly mayRetry?: boolean;
}

/**
 * Runs all tests that were added since the last run, prints each, and adds their counts to the file named by the
 * environment variable `TEST_COUNTS`. Rejects if a test failed, and if there is none: an empty suite must not pass. For
 * developers: `TEST_GREP` selects the tests whose names match, `TEST_REPEAT` runs them repeatedly, without retries.
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

/** The error that the test failed with; undefined if it passed. */
async function errorOf({ name, run, seconds }: Test, verdict: string, options: RunOptions): Promise<Error | undefined> {
  const started = performance.now();
  try {
    await withTimeLimit(run(), seconds);
    const elapsed = Math.round(performance.now() - started);
    // A test that leaves something behind that cannot be closed has failed too.
    await options.afterEach?.();
    console.log(`  ok   ${name} (${elapsed} ms)`);
    return undefined;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.log(`  ${verdict} ${name}\n${error.stack}`);
    await options.onFailure?.(name);
    await options.afterEach?.();
    return error;
  }
}

/** How often each test runs. */
export function repetitions(): number {
  return Number(process.env.TEST_REPEAT ?? 1);
}

function retriesLeft(): number {
  if (repetitions() > 1) return 0;
  // The file includes the retries of this process, if it exists.
  return Number(process.env.TEST_RETRIES ?? 1) - Math.max(retriedHere, countRetried());
}

/** The message without terminal colours. */
function reasonOf({ name, message }: Error): string {
  const plain = `${name}: ${message}`.replaceAll(/\x1b\[\d*m/g, '').trim();
  return plain.length > REASON_LENGTH ? `${plain.slice(0, REASON_LENGTH)}…` : plain;
}

async function withTimeLimit(running: Promise<void>, seconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took more than ${seconds} s`)), seconds * 1000);
  });
  await Promise.race([running, limit]).finally(() => clearTimeout(timer));
}
