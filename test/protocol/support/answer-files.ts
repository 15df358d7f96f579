import type { ProtocolConnection } from 'vscode-languageserver/node';
import { FILE_REQUESTS, type FileParams } from '../../../server/src/protocol/index.ts';
import type { MemoryFiles } from './memory-files.ts';

const TYPES = { file: 1, directory: 2, symlink: 64, other: 0 };

/** Answers requests for files of any scheme, like a client with `vscode.workspace.fs`. */
export function answerFiles(connection: ProtocolConnection, files: MemoryFiles): void {
  for (const name of ['readFile', 'readDirectory', 'stat'] as const) {
    connection.onRequest(FILE_REQUESTS[name], (params: FileParams) => answer(files, name, params));
  }
}

async function answer(
  files: MemoryFiles,
  name: keyof typeof FILE_REQUESTS,
  { uri, limit }: FileParams,
): Promise<unknown> {
  const path = uri.replace(/^[a-z-]+:(\/\/[^/]*)?/, 'file://');
  try {
    if (name === 'readFile') {
      return {
        value: Buffer.from(await files.readFile(path))
          .subarray(0, limit)
          .toString('base64'),
      };
    }
    if (name === 'stat') {
      const { type, size, stamp } = await files.stat(path);
      return { value: { type: TYPES[type], size, mtime: Number(stamp) } };
    }
    const entries = await files.readDirectory(path);
    return { value: entries.map((entry) => [entry.name, TYPES[entry.type]]) };
  } catch {
    return { error: 'FileNotFound', message: `no ${uri}` };
  }
}
