import type { DirectoryEntry, FileStat, FileSystem } from '../../../server/src/loader/file-system.ts';
import { normalise } from '../../../server/src/uri/uris.ts';

/** Files in memory, by path. Directories are those that files are in. */
export class MemoryFiles implements FileSystem {
  readonly #texts = new Map<string, string>();
  /** How often each was written. */
  readonly #writes = new Map<string, number>();
  /** What every access waits for. */
  #gate: Promise<void> = Promise.resolve();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** Delays every access until the returned function is called. */
  close(): () => void {
    let open = (): void => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  write(path: string, text: string): void {
    const uri = normalise(`file://${path}`);
    this.#texts.set(uri, text);
    this.#writes.set(uri, (this.#writes.get(uri) ?? 0) + 1);
  }

  delete(path: string): void {
    this.#texts.delete(normalise(`file://${path}`));
  }

  async readFile(uri: string, limit?: number): Promise<Uint8Array> {
    await this.#gate;
    const text = this.#texts.get(uri);
    if (text === undefined) throw notFound(uri);
    return new TextEncoder().encode(text).subarray(0, limit);
  }

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    await this.#gate;
    const entries = new Map<string, DirectoryEntry['type']>();
    for (const file of this.#texts.keys()) {
      if (!file.startsWith(`${uri}/`)) continue;
      const [name = '', ...rest] = file.slice(uri.length + 1).split('/');
      entries.set(decodeURIComponent(name), rest.length > 0 ? 'directory' : 'file');
    }
    return [...entries].map(([name, type]) => ({ name, type }));
  }

  async stat(uri: string): Promise<FileStat> {
    await this.#gate;
    const text = this.#texts.get(uri);
    if (text !== undefined) return { type: 'file', size: text.length, stamp: `${this.#writes.get(uri)}` };
    for (const file of this.#texts.keys())
      if (file.startsWith(`${uri}/`)) return { type: 'directory', size: 0, stamp: '' };
    throw notFound(uri);
  }
}

function notFound(uri: string): Error {
  return Object.assign(new Error(`no ${uri}`), { code: 'ENOENT' });
}
