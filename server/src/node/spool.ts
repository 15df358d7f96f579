import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** UTF-16 units that are kept in memory. */
const MOST = 2 * 1024 * 1024;

/**
 * Texts, and what returns texts when they are read back: in their order, once. What is too much for memory is in a temporary
 * file that has no name any more, where one can be made.
 */
export class Spool {
  readonly #parts: (string | (() => string) | { readonly start: number; readonly length: number })[] = [];
  #last = '';
  /** Null where it cannot be written. */
  #file: FileHandle | null | undefined;
  /** Of the file, in bytes. */
  #size = 0;

  async write(part: string | (() => string)): Promise<void> {
    if (typeof part === 'string') this.#last += part;
    else {
      this.#parts.push(this.#last, part);
      this.#last = '';
    }
    if (this.#last.length < MOST) return;
    const bytes = Buffer.from(this.#last);
    const isWritten = await this.#writeToFile(bytes);
    this.#parts.push(isWritten ? { start: this.#size, length: bytes.length } : this.#last);
    if (isWritten) this.#size += bytes.length;
    this.#last = '';
  }

  async *read(): AsyncGenerator<string> {
    try {
      for (const part of [...this.#parts, this.#last]) {
        if (typeof part === 'string') yield part;
        else if (typeof part === 'function') yield part();
        else yield (await this.#file!.read(Buffer.alloc(part.length), 0, part.length, part.start)).buffer.toString();
      }
    } finally {
      await this.#file?.close();
    }
  }

  async #writeToFile(bytes: Uint8Array): Promise<boolean> {
    try {
      this.#file ??= this.#file === undefined ? await openUnnamed() : null;
      for (let written = 0; this.#file && written < bytes.length; ) {
        written += (await this.#file.write(bytes, written, undefined, this.#size + written)).bytesWritten;
      }
    } catch {
      // What is in it is still read.
      return false;
    }
    return this.#file !== null;
  }
}

async function openUnnamed(): Promise<FileHandle | null> {
  const path = join(tmpdir(), `objrefs-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path, { force: true });
  return file;
}
