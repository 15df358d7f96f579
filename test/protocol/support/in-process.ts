import { PassThrough } from 'node:stream';
import {
  createConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Runtime } from '../../../server/src/server/lsp/runtime.ts';
import { startServer } from '../../../server/src/server/start.ts';
import { type ClientOptions, TestClient } from './client.ts';
import { MemoryFiles } from './memory-files.ts';

/** A server in this process, and the streams that lead to it and from it, as between processes. Files are in memory. */
export function serveInProcess(files: MemoryFiles, more: Partial<Runtime> = {}) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, {
    fileSystem: files,
    shippedUri: (uri) => uri.replace(/^[^:]*:/, 'file:///opt/objective-references'),
    ...more,
  });
  return { toServer, toClient, connection };
}

/** Such a server and its client. */
export async function connectInProcess(
  options: ClientOptions,
  files = new MemoryFiles({}),
  prepare?: (connection: ProtocolConnection) => void,
  more: Partial<Runtime> = {},
) {
  const { toServer, toClient } = serveInProcess(files, more);
  const started = await TestClient.start(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
    options,
    prepare,
  );
  return { ...started, files };
}
