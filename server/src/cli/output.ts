import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { reasonOf } from '../loader/file-system.ts';
import { visibleLines } from '../reports/visible-text.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure, type Output } from './command-line.ts';

/** Bytes handed to a stream at once. */
const CHUNK = 64 * 1024;

/** A stream of the process as an `Output`. */
export function streamOutput(stream: Writable & { readonly isTTY?: boolean }): Output {
  let closed = false;
  // Without a listener a reader that went away would end the process with a stack trace.
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    async write(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length && !closed; at += CHUNK)
        await writeChunk(stream, bytes.subarray(at, at + CHUNK));
    },
  };
}

function writeChunk(stream: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((done) => {
    stream.write(bytes, () => done());
  });
}

/** Writes a report to the file that `--output` names, else to standard output. */
export async function writeReport(
  line: CommandLine,
  file: string | undefined,
  parts: Iterable<string>,
): Promise<Failure | undefined> {
  if (file === undefined) {
    for (const text of inChunks(parts)) await line.stdout.write(text);
    return undefined;
  }
  try {
    await writeFile(resolve(line.directory, file), inChunks(parts));
    return undefined;
  } catch (error) {
    return { failure: `The report cannot be written to '${file}': ${reasonOf(error)}.` };
  }
}

function* inChunks(parts: Iterable<string>): Iterable<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Tells what went wrong on standard error, and gives the exit code for it. */
export async function fail(line: CommandLine, { failure }: Failure): Promise<ExitCode> {
  await line.stderr.write(visibleLines(`objrefs: ${failure}\n`));
  return EXIT.failure;
}
