#!/usr/bin/env node
import { keepCompiledCode } from '../../node/compile-cache.ts';
import { visibleLines } from '../../reports/visible-text.ts';
import { EXIT } from '../command-line.ts';
import { run } from './run.ts';
import { streamOutput } from './stream-output.ts';

const stdout = streamOutput(process.stdout);
const stderr = streamOutput(process.stderr);

keepCompiledCode();

// Sets the code and lets the process end by itself: `process.exit` would cut off pending output.
try {
  const line = {
    directory: process.cwd(),
    environment: process.env,
    // Opened when it is first read.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
  };
  process.exitCode = await run(process.argv.slice(2), line);
} catch (error) {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await stderr.write(visibleLines(`objrefs: internal error; please report it.\n${trace}\n`));
  process.exitCode = EXIT.failure;
}
