import type { DirectoryEntry, FileStat, FileSystem } from '../../../server/src/loader/file-system.ts';
import { normalise } from '../../../server/src/uri/uris.ts';

/** Files in memory, by path. Directories are those that files are in. */
export class MemoryFiles implements FileSystem {
  readonly #files = new Map<string, Uint8Array>();
  /** How often each was written. */
  readonly #writes = new Map<string, number>();
  /** What every access waits for. */
  #gate: Promise<void> = Promise.resolve();

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    for (const [path, contents] of Object.entries(files)) this.write(path, contents);
  }

  /** Delays every access until the returned function is called. */
  close(): () => void {
    let open = (): void => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  write(path: string, contents: string | Uint8Array): void {
    const uri = normalise(`file://${path}`);
    this.#files.set(uri, typeof contents === 'string' ? new TextEncoder().encode(contents) : contents);
    this.#writes.set(uri, (this.#writes.get(uri) ?? 0) + 1);
  }

  delete(path: string): void {
    this.#files.delete(normalise(`file://${path}`));
  }

  async readFile(uri: string, limit?: number): Promise<Uint8Array> {
    await this.#gate;
    const bytes = this.#files.get(uri);
    if (!bytes) throw notFound(uri);
    return bytes.subarray(0, limit);
  }

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    await this.#gate;
    const entries = new Map<string, DirectoryEntry['type']>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(`${uri}/`)) continue;
      const [name = '', ...rest] = file.slice(uri.length + 1).split('/');
      entries.set(decodeURIComponent(name), rest.length > 0 ? 'directory' : 'file');
    }
    return [...entries].map(([name, type]) => ({ name, type }));
  }

  async stat(uri: string): Promise<FileStat> {
    await this.#gate;
    const bytes = this.#files.get(uri);
    if (bytes) return { type: 'file', size: bytes.length, stamp: `${this.#writes.get(uri)}` };
    for (const file of this.#files.keys())
      if (file.startsWith(`${uri}/`)) return { type: 'directory', size: 0, stamp: '' };
    throw notFound(uri);
  }
}

function notFound(uri: string): Error {
  return Object.assign(new Error(`no ${uri}`), { code: 'ENOENT' });
}
