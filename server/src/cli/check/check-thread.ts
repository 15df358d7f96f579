// A thread that checks the batches of files that it is given, as the command would, and posts what became of them.
import { parentPort, workerData } from 'node:worker_threads';
import type { UnreadFile } from '../../loader/documents.ts';
import { parseArguments } from '../arguments.ts';
import { accepted } from '../refused.ts';
import { COMMANDS } from '../run/command-table.ts';
import { checkOptions } from './check-options.ts';
import { openSource } from './check-sources.ts';
import type { ThreadStart } from './check-threads.ts';
import { datingOf } from './dating.ts';
import { textChecker } from './text-checker.ts';

const { words, directory, environment } = workerData as ThreadStart;
// What there is to say before the texts, the command has said.
const silent = { isTerminal: false, write: async () => {} };
const line = { directory, environment, stdin: (async function* () {})(), stdout: silent, stderr: silent };

const checker = open();
let last: Promise<unknown> = checker;
parentPort!.on('message', (files: readonly UnreadFile[]) => {
  last = last.then(() => answer(files));
});

async function answer(files: readonly UnreadFile[]): Promise<void> {
  const { check } = await checker;
  const outcomes = [];
  for (const file of files) {
    const outcome = await check(file);
    if (!outcome) continue;
    // Whole texts stay where they were read.
    outcomes.push(outcome.kind === 'text' ? { ...outcome, made: { ...outcome.made, text: undefined } } : outcome);
  }
  parentPort!.postMessage(outcomes);
}

async function open() {
  const given = accepted(parseArguments(words, COMMANDS.find(({ name }) => name === 'check')!.options));
  const options = checkOptions(given, line);
  const source = await openSource(given, line, options);
  return { check: textChecker(source.workspace, line, {}, options, await datingOf(given, line)) };
}
