import type { Writable } from 'node:stream';
import type { Output } from '../command-line.ts';

/** Bytes handed to a stream at once. */
const CHUNK = 64 * 1024;

export function streamOutput(stream: Writable & { readonly isTTY?: boolean }): Output {
  let closed = false;
  // Without a listener, a reader that has gone away would end the process with a stack trace.
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    async write(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length && !closed; at += CHUNK)
        await new Promise<void>((done) => stream.write(bytes.subarray(at, at + CHUNK), () => done()));
    },
  };
}
