import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import type { DirectoryEntry, FileStat, FileSystem } from '../../loader/file-system.ts';
import {
  FILE_REQUESTS,
  type FileAnswer,
  type FileAnswers,
  type FileParams,
  type FileType,
} from '../../protocol/index.ts';
import { schemeOf } from '../../uri/uris.ts';

const [FILE, DIRECTORY, SYMBOLIC_LINK] = [1, 2, 64];
/** Requests to the client are cancelled after this time (in milliseconds). */
const TIMEOUT = 30_000;

/** The client's file system, over the connection. Rejects with errors whose `code` is that of VS Code's `FileSystemError`. */
export function clientFileSystem(connection: Connection): FileSystem {
  async function ask<K extends keyof FileAnswers>(request: K, params: FileParams): Promise<FileAnswers[K]> {
    const timeout = new CancellationTokenSource();
    const timer = setTimeout(() => timeout.cancel(), TIMEOUT);
    try {
      const method = FILE_REQUESTS[request];
      const answer: FileAnswer<FileAnswers[K]> = await connection.sendRequest(method, params, timeout.token);
      if ('error' in answer) throw Object.assign(new Error(answer.message), { code: answer.error });
      return answer.value;
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    async readFile(uri, limit): Promise<Uint8Array> {
      const bytes = bytesOf(await ask('readFile', { uri, ...(limit !== undefined && { limit }) }));
      return limit === undefined ? bytes : bytes.subarray(0, limit);
    },
    async readDirectory(uri): Promise<readonly DirectoryEntry[]> {
      const entries = await ask('readDirectory', { uri });
      return entries.map(([name, type]) => ({ name, type: type & SYMBOLIC_LINK ? 'symlink' : typeOf(type) }));
    },
    async stat(uri): Promise<FileStat> {
      const { type, size, mtime } = await ask('stat', { uri });
      return { type: typeOf(type), size, stamp: `${mtime} ${size}`, modified: mtime };
    },
  };
}

/** Reads `file:` URIs from one file system, all others from another one. */
export function filesElsewhere(own: FileSystem, elsewhere: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (schemeOf(uri) === 'file' ? own : elsewhere);
  return {
    readFile: async (uri, limit) => of(uri).readFile(uri, limit),
    readDirectory: async (uri) => of(uri).readDirectory(uri),
    stat: async (uri) => of(uri).stat(uri),
    realUri: async (uri) => of(uri).realUri?.(uri) ?? uri,
    partWith: of,
  };
}

/** For clients that do not answer `FILE_REQUESTS`. */
export const NO_FILES: FileSystem = {
  readFile: notFound,
  readDirectory: notFound,
  stat: notFound,
};

async function notFound(uri: string): Promise<never> {
  throw Object.assign(new Error(`There is no access to ${uri}.`), { code: 'FileNotFound' });
}

function typeOf(type: FileType): FileStat['type'] {
  return type & FILE ? 'file' : type & DIRECTORY ? 'directory' : 'other';
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
