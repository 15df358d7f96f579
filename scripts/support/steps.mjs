// Runs commands one after another, and reports how long each took and how many tests it ran.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * One step of a run.
 * @typedef {object} Step
 * @property {string} name     the value for `--only`
 * @property {string} says     a short description
 * @property {string[][]} run  scripts for Node with their arguments, one after another
 */

/**
 * @typedef {object} Retried  A test that failed and was run again.
 * @property {string} name
 * @property {string} reason  the error of the first run
 */

/** @typedef {{ passed: number, failed: number, retried: Retried[] }} Counts */

const NAME_WIDTH = 10;
/** How many tests of a run may pass at the second attempt: the workbench of VS Code has hiccups of its own. */
export const RETRIES = 1;

/**
 * Runs a step. If verbose, its output is shown immediately, otherwise only if it fails. Environment variables
 * specify where to write its counts (TEST_COUNTS) and how many tests it may run again (TEST_RETRIES). A step that fails
 * without a failed test counts as one failure.
 * @param {Step} step
 * @param {{ verbose: boolean, retries?: number }} options
 * @returns {Promise<Counts>}
 */
export async function runStep({ name, says, run }, { verbose, retries = RETRIES }) {
  const countsFile = resolve('.cache/counts', `${name}.json`);
  mkdirSync(resolve(countsFile, '..'), { recursive: true });
  rmSync(countsFile, { force: true });
  process.stdout.write(`${name.padEnd(NAME_WIDTH)} ${says} …${verbose ? '\n' : ' '}`);

  const started = performance.now();
  let succeeded = true;
  let output = '';
  for (const command of run) {
    const variables = { TEST_COUNTS: countsFile, TEST_RETRIES: String(retries) };
    const result = await runNode(command, { ...process.env, ...variables }, verbose);
    output += result.output;
    succeeded = result.succeeded;
    if (!succeeded) break;
  }
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;

  const counts = readCounts(countsFile);
  const tests = counts ? `${counted(counts)}, ` : '';
  console.log(`${verbose ? name.padEnd(NAME_WIDTH + 1) : ''}${tests}${succeeded ? '' : 'FAILED after '}${seconds}`);
  if (!succeeded && !verbose) console.log(output);
  const { passed, failed, retried } = counts ?? { passed: 0, failed: 0, retried: [] };
  return { passed, failed: succeeded ? failed : Math.max(failed, 1), retried };
}

/**
 * The summary of a run: its counts, and each retried test with the reason. More of those than `RETRIES` fail the run.
 * @param {readonly (Counts & { name: string })[]} steps
 * @returns {{ succeeded: boolean, text: string }}
 */
export function summarize(steps) {
  const sum = (key) => steps.reduce((total, step) => total + step[key], 0);
  const retried = steps.flatMap((step) => step.retried.map((test) => ({ step: step.name, ...test })));
  const counts = { passed: sum('passed'), failed: sum('failed'), retried };
  const lines = [counted(counts)];
  for (const { step, name, reason } of retried) {
    lines.push(`Retried in ${step}: ${name}`, ...reason.split('\n').map((line) => `  ${line}`));
  }
  const tooMany = retried.length > RETRIES;
  if (tooMany) lines.push(`FAILED: ${retried.length} tests were retried; a run may retry ${RETRIES}.`);
  return { succeeded: counts.failed === 0 && !tooMany, text: lines.join('\n') };
}

/** @param {Counts} counts */
function counted({ passed, failed, retried }) {
  return `${passed} passed, ${failed} failed${retried.length > 0 ? `, ${retried.length} retried` : ''}`;
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} verbose
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
function runNode(args, env, verbose) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (verbose) process.stdout.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => settle({ succeeded: false, output: String(error) }));
    child.on('close', (code) => settle({ succeeded: code === 0, output }));
  });
}

/**
 * In our own format, or in that of vitest's JSON reporter.
 * @returns {Counts | undefined}
 */
function readCounts(file) {
  try {
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: counts.passed ?? counts.numPassedTests,
      failed: counts.failed ?? counts.numFailedTests,
      retried: counts.retried ?? [],
    };
  } catch {
    return undefined;
  }
}
