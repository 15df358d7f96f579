#!/usr/bin/env node
import { visibleLines } from '../../reports/visible-text.ts';
import { EXIT } from '../command-line.ts';
import { streamOutput } from '../output.ts';
import { run } from './run.ts';

const stdout = streamOutput(process.stdout);
const stderr = streamOutput(process.stderr);

// The code is set, and the process left to end by itself: `process.exit` would cut output short that is on its way.
try {
  const line = {
    directory: process.cwd(),
    environment: process.env,
    // Opened when it is asked for.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
  };
  process.exitCode = await run(process.argv.slice(2), line);
} catch (error) {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await stderr.write(visibleLines(`objrefs: This is a mistake in objrefs; please report it.\n${trace}\n`));
  process.exitCode = EXIT.failure;
}
