import { expect, test, vi } from 'vitest';
// @ts-expect-error -- a script without types
import * as steps from '../../../scripts/support/steps.mjs';
import type { Counts } from '../../support/counts.ts';

interface StepCounts extends Counts {
  readonly name: string;
}

const summarize = (results: StepCounts[]): { succeeded: boolean; text: string } => steps.summarize(results);
const step = (name: string, passed: number, failed = 0, ...retried: string[]): StepCounts => ({
  name,
  passed,
  failed,
  retried: retried.map((test) => ({ name: test, reason: `Error: ${test} took long\nwaiting` })),
});

test('a run without failures and retries has passed', () => {
  expect(summarize([step('unit', 7), step('web', 3)])).toEqual({ succeeded: true, text: '10 passed, 0 failed' });
});

test('a failed test fails the run', () => {
  expect(summarize([step('unit', 7), step('web', 3, 1)])).toEqual({ succeeded: false, text: '10 passed, 1 failed' });
});

test('the test that was retried is named with its reason', () => {
  const { succeeded, text } = summarize([step('unit', 7), step('keyboard', 3, 0, 'typing')]);
  expect(succeeded).toBe(true);
  expect(text).toBe(
    '10 passed, 0 failed, 1 retried\nRetried in keyboard: typing\n  Error: typing took long\n  waiting',
  );
});

test('two retried tests fail the run, in one step and in two', () => {
  for (const results of [
    [step('keyboard', 3, 0, 'typing', 'looking')],
    [step('web', 3, 0, 'hover'), step('keyboard', 3, 0, 'typing')],
  ]) {
    const { succeeded, text } = summarize(results);
    expect(succeeded).toBe(false);
    expect(text).toMatch(/FAILED: 2 tests were retried; a run may retry 1\.$/);
  }
});

test('a step learns how many tests it may retry, and reports those it did', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const script = `require('node:fs').writeFileSync(process.env.TEST_COUNTS, JSON.stringify({
    passed: 2, failed: 0, retried: [{ name: 'left: ' + process.env.TEST_RETRIES, reason: 'x' }] }))`;
  try {
    const given = { name: 'step-for-a-test', says: '', run: [['-e', script]] };
    expect(await steps.runStep(given, { verbose: false, retries: 0 })).toEqual({
      passed: 2,
      failed: 0,
      retried: [{ name: 'left: 0', reason: 'x' }],
    });
    expect(log.mock.calls.flat().join()).toMatch(/^2 passed, 0 failed, 1 retried, /);
  } finally {
    log.mockRestore();
    write.mockRestore();
  }
});
