import { Transform, type TransformCallback } from 'node:stream';

/** Longest header part of a message, in bytes: two short fields are defined (LSP 3.18, "Header Part"). */
const LONGEST_HEADER = 4096;
const [CR, LF] = [13, 10];

/**
 * Passes a stream of LSP messages on unchanged, and fails at the first malformed header: one with a line that is not a
 * header field or does not end with CR LF, or without `Content-Length`. After such a header the next message cannot be
 * found; the reader of `vscode-jsonrpc` would continue silently and never answer again.
 */
export class HeaderGuard extends Transform {
  #header = '';
  /** How many bytes of the present message's content are still to come. */
  #content = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const problem = this.#read(chunk);
    if (problem === undefined) done(null, chunk);
    else done(new Error(`Malformed message header: ${problem}`));
  }

  #read(chunk: Buffer): string | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#content > 0) {
        const skipped = Math.min(this.#content, chunk.length - at);
        this.#content -= skipped;
        at += skipped;
        continue;
      }
      const byte = chunk[at++] ?? 0;
      if (byte !== CR && byte !== LF && (byte < 32 || byte > 126)) return 'not in ASCII';
      this.#header += String.fromCharCode(byte);
      if (this.#header.length > LONGEST_HEADER) return 'too long';
      const problem = byte === LF ? this.#lineEnded() : undefined;
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  #lineEnded(): string | undefined {
    if (!this.#header.endsWith('\r\n')) return 'a line does not end with CR LF';
    if (!this.#header.endsWith('\r\n\r\n')) {
      const [line = ''] = this.#header.slice(0, -2).split('\r\n').slice(-1);
      return /^[\w-]+:/.test(line) ? undefined : `no field in ${JSON.stringify(line)}`;
    }
    const length = /^content-length: *(\d{1,10}) *\r$/im.exec(this.#header)?.[1];
    if (length === undefined) return 'no Content-Length';
    this.#content = Number(length);
    this.#header = '';
    return undefined;
  }
}
