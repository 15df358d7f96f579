// The runner of the tests in editors and browsers, run with tests that fail on purpose.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Counts } from '../../support/counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'runner-'));
const file = join(folder, 'counts.json');
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.stubEnv('TEST_COUNTS', file);
  for (const name of ['TEST_RETRIES', 'TEST_REPEAT', 'TEST_GREP']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(file, { force: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

let runners = 0;

/** A runner, as in a separate process. */
function newRunner(): Promise<typeof import('../../support/runner.ts')> {
  return import(/* @vite-ignore */ `../../support/runner.ts?${++runners}`);
}

/** A test that fails the given number of times. */
function failing(times: number, message = 'not there yet') {
  const run = vi.fn(async () => {
    if (run.mock.calls.length <= times) throw new RangeError(message);
  });
  return run;
}

const counts = (): Counts => JSON.parse(readFileSync(file, 'utf8'));
const firstLines = () => printed.map((text) => text.replace(/ \(\d+ ms\)|\n[\s\S]*/g, '').trim());

test('a suite whose tests pass is counted and resolves', async () => {
  const runner = await newRunner();
  runner.test('one', failing(0));
  runner.test('two', failing(0));
  await runner.runTests();
  expect(counts()).toEqual({ passed: 2, failed: 0, retried: [] });
});

test('a failed test fails the suite at the first attempt unless the suite may retry', async () => {
  const runner = await newRunner();
  const run = failing(1);
  runner.test('one', run);
  await expect(runner.runTests()).rejects.toThrow('1 of 1 tests failed');
  expect(run).toHaveBeenCalledTimes(1);
  expect(counts()).toEqual({ passed: 0, failed: 1, retried: [] });
});

test('a suite without tests fails', async () => {
  const runner = await newRunner();
  await expect(runner.runTests()).rejects.toThrow('there are no tests');
});

test('one test that passes at the second attempt is named with the error of the first', async () => {
  const runner = await newRunner();
  runner.test('early', failing(0));
  runner.test('late', failing(1, '\u001b[2mwaited in vain\u001b[22m'));
  await runner.runTests({ mayRetry: true });
  const retried = [{ name: 'late', reason: 'RangeError: waited in vain' }];
  expect(counts()).toEqual({ passed: 2, failed: 0, retried });
  expect(firstLines()).toEqual(['ok   early', 'FAIL late', 'RETRY late', 'ok   late', '2 passed, 0 failed']);
});

test('a test that fails twice has failed', async () => {
  const runner = await newRunner();
  runner.test('never', failing(2));
  await expect(runner.runTests({ mayRetry: true })).rejects.toThrow('1 of 1 tests failed');
  expect(counts()).toMatchObject({ passed: 0, failed: 1 });
});

test('a second test that fails is not retried, though it would pass', async () => {
  const runner = await newRunner();
  const second = failing(1);
  runner.test('first', failing(1));
  runner.test('second', second);
  await expect(runner.runTests({ mayRetry: true })).rejects.toThrow('1 of 2 tests failed');
  expect(second).toHaveBeenCalledTimes(1);
  expect(counts()).toMatchObject({ passed: 1, failed: 1, retried: [{ name: 'first' }] });
});

test('suites of one process share the retry, with and without a file of counts', async () => {
  for (const name of [file, undefined]) {
    vi.stubEnv('TEST_COUNTS', name);
    const runner = await newRunner();
    runner.test('first', failing(1));
    await runner.runTests({ mayRetry: true });
    runner.test('second', failing(1));
    await expect(runner.runTests({ mayRetry: true })).rejects.toThrow();
  }
});

test('processes of one step share the retry', async () => {
  const one = await newRunner();
  one.test('first', failing(1));
  await one.runTests({ mayRetry: true });
  const other = await newRunner();
  other.test('second', failing(1));
  await expect(other.runTests({ mayRetry: true })).rejects.toThrow();
  expect(counts()).toMatchObject({ passed: 1, failed: 1, retried: [{ name: 'first' }] });
});

test('nothing is retried if an earlier step has used the retry', async () => {
  vi.stubEnv('TEST_RETRIES', '0');
  const runner = await newRunner();
  runner.test('one', failing(1));
  await expect(runner.runTests({ mayRetry: true })).rejects.toThrow();
});

test('the editor is cleared after each attempt, and evidence is kept before that', async () => {
  const runner = await newRunner();
  const done: string[] = [];
  runner.test('late', failing(1));
  await runner.runTests({
    mayRetry: true,
    onFailure: async (name) => void done.push(`evidence of ${name}`),
    afterEach: async () => void done.push('cleared'),
  });
  expect(done).toEqual(['evidence of late', 'cleared', 'cleared']);
});

test('repeated tests run in rounds, and none is retried', async () => {
  vi.stubEnv('TEST_REPEAT', '3');
  const runner = await newRunner();
  const [one, two] = [failing(1), failing(0)];
  runner.test('one', one);
  runner.test('two', two);
  await expect(runner.runTests({ mayRetry: true })).rejects.toThrow('1 of 6 tests failed');
  expect([one, two].map(({ mock }) => mock.calls.length)).toEqual([3, 3]);
});

test('tests are selected by name', async () => {
  vi.stubEnv('TEST_GREP', '^on');
  const runner = await newRunner();
  const other = failing(0);
  runner.test('one', failing(0));
  runner.test('another one', other);
  await runner.runTests();
  expect(counts().passed).toBe(1);
  expect(other).not.toHaveBeenCalled();
});
