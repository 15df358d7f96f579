import type { Connection } from 'vscode-languageserver/browser';
import type { DirectoryEntry, FileStat, FileSystem } from '../loader/file-system.ts';
import { FILE_REQUESTS, type FileAnswer, type FileAnswers, type FileParams, type FileType } from '../protocol.ts';

const [FILE, DIRECTORY, SYMBOLIC_LINK] = [1, 2, 64];

/** The file system of the client, asked over the connection. Rejects with errors whose `code` is VS Code's. */
export function clientFileSystem(connection: Connection): FileSystem {
  async function ask<K extends keyof FileAnswers>(request: K, uri: string): Promise<FileAnswers[K]> {
    const params: FileParams = { uri };
    const answer: FileAnswer<FileAnswers[K]> = await connection.sendRequest(FILE_REQUESTS[request], params);
    if ('error' in answer) throw Object.assign(new Error(answer.message), { code: answer.error });
    return answer.value;
  }
  return {
    async readFile(uri, limit): Promise<Uint8Array> {
      const bytes = await ask('readFile', uri);
      return limit === undefined ? bytes : bytes.subarray(0, limit);
    },
    async readDirectory(uri): Promise<readonly DirectoryEntry[]> {
      const entries = await ask('readDirectory', uri);
      return entries.map(([name, type]) => ({ name, type: type & SYMBOLIC_LINK ? 'symlink' : typeOf(type) }));
    },
    async stat(uri): Promise<FileStat> {
      const { type, size, mtime } = await ask('stat', uri);
      return { type: typeOf(type), size, stamp: `${mtime} ${size}`, modified: mtime };
    },
  };
}

function typeOf(type: FileType): FileStat['type'] {
  return type & FILE ? 'file' : type & DIRECTORY ? 'directory' : 'other';
}
