import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { type ClientOptions, TestClient } from './client.ts';
import { connectInProcess } from './in-process.ts';

/** A server inside the test, and its client, which are connected by streams as between processes. Files are in memory. */
export async function startInProcess(...args: Parameters<typeof connectInProcess>) {
  const started = await connectInProcess(...args);
  onTestFinished(() => started.client.connection.dispose());
  return started;
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
