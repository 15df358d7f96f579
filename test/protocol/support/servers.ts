import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
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

/** A server inside the test, connected by streams as between processes, and its client. Files are in memory. */
export async function startInProcess(
  options: ClientOptions,
  files = new MemoryFiles({}),
  prepare?: (connection: ProtocolConnection) => void,
  more: Partial<Runtime> = {},
) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, {
    fileSystem: files,
    shippedUri: (uri) => uri.replace(/^[^:]*:/, 'file:///opt/objective-references'),
    ...more,
  });
  const started = await TestClient.start(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
    options,
    prepare,
  );
  onTestFinished(() => started.client.connection.dispose());
  return { ...started, files };
}

/** The program that editors start. */
export const BUNDLE = fileURLToPath(new URL('../../../dist/server/node.js', import.meta.url));

/** A server as editors start it: the built bundle as a process. */
export function spawnServer(words: readonly string[] = ['--stdio']): ChildProcessWithoutNullStreams {
  if (!existsSync(BUNDLE)) throw new Error('The server is not built: run `npm run build` first');
  const server = spawn(process.execPath, [BUNDLE, ...words]);
  onTestFinished(() => void server.kill());
  return server;
}

export async function startSpawned(options: ClientOptions) {
  const server = spawnServer();
  const reader = new StreamMessageReader(server.stdout);
  const started = await TestClient.start(reader, new StreamMessageWriter(server.stdin), options);
  return { ...started, server, ended: exitCodeOf(server) };
}

/** The exit code, once the process has ended; null if a signal ended it. */
export function exitCodeOf(server: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => server.once('exit', resolve));
}
