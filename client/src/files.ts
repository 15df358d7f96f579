import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FILE_REQUESTS, type FileAnswer, type FileAnswers, type FileParams } from '../../server/src/protocol/index.ts';

/** Bytes; larger files are not sent to the server. */
const LARGEST = 64 * 1024 * 1024;

/** Reads files for the server that it cannot read itself: those of virtual workspaces. Call it before the start. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  const { fs } = vscode.workspace;
  const { protocol2CodeConverter: converter } = client;
  return vscode.Disposable.from(
    answer(client, 'readFile', async ({ uri, limit }) => {
      const file = converter.asUri(uri);
      if ((await fs.stat(file)).size > LARGEST) throw new Error(vscode.l10n.t('the file is too large'));
      return base64((await fs.readFile(file)).subarray(0, limit));
    }),
    answer(client, 'readDirectory', async ({ uri }) => fs.readDirectory(converter.asUri(uri))),
    answer(client, 'stat', async ({ uri }) => {
      const { type, size, mtime } = await fs.stat(converter.asUri(uri));
      return { type, size, mtime };
    }),
  );
}

function answer<K extends keyof FileAnswers>(
  client: BaseLanguageClient,
  request: K,
  ask: (params: FileParams) => Promise<FileAnswers[K]>,
): vscode.Disposable {
  return client.onRequest<FileAnswer<FileAnswers[K]>, void>(FILE_REQUESTS[request], async (params: FileParams) => {
    try {
      return { value: await ask(params) };
    } catch (error) {
      const code = error instanceof vscode.FileSystemError ? error.code : 'Unknown';
      return { error: code, message: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** Without Node's `Buffer`, which does not exist in a web worker. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}
