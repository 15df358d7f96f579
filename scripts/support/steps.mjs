// Runs commands one after the other, tells how long each took and how many tests it ran.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * One step of a run.
 * @typedef {object} Step
 * @property {string} name     what `--only` selects it by
 * @property {string} says     what it does, for people
 * @property {string[][]} run  scripts for Node with their arguments, one after the other
 */

/** @typedef {{ passed: number, failed: number }} Counts */

const NAME_WIDTH = 10;

/**
 * Runs a step. Its output is shown as it comes when verbose, else only when it fails. It learns from the environment
 * variable TEST_COUNTS where to write its counts; a step that fails without a failed test counts as one failure.
 * @param {Step} step
 * @param {{ verbose: boolean }} options
 * @returns {Promise<Counts>}
 */
export async function runStep({ name, says, run }, { verbose }) {
  const countsFile = resolve('.cache/counts', `${name}.json`);
  mkdirSync(resolve(countsFile, '..'), { recursive: true });
  rmSync(countsFile, { force: true });
  process.stdout.write(`${name.padEnd(NAME_WIDTH)} ${says} …${verbose ? '\n' : ' '}`);

  const started = performance.now();
  let succeeded = true;
  let output = '';
  for (const command of run) {
    const result = await runNode(command, { ...process.env, TEST_COUNTS: countsFile }, verbose);
    output += result.output;
    succeeded = result.succeeded;
    if (!succeeded) break;
  }
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;

  const counts = readCounts(countsFile);
  const tests = counts ? `${counts.passed} passed, ${counts.failed} failed, ` : '';
  console.log(`${verbose ? name.padEnd(NAME_WIDTH + 1) : ''}${tests}${succeeded ? '' : 'FAILED after '}${seconds}`);
  if (!succeeded && !verbose) console.log(output);
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
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
 * In our own form, or in that of vitest's JSON reporter.
 * @returns {Counts | undefined}
 */
function readCounts(file) {
  try {
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: counts.passed ?? counts.numPassedTests,
      failed: counts.failed ?? counts.numFailedTests,
    };
  } catch {
    return undefined;
  }
}
