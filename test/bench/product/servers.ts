import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import {
  HoverRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TestClient, uriOf } from '../../protocol/support/client.ts';
import { RICH_CLIENT } from '../../support/clients.ts';

/** A server as a separate process, and its client. */
export interface Started {
  readonly client: TestClient;
  /** Since its start, in milliseconds; undefined where that is not known. */
  readonly processorTime: () => number | undefined;
  readonly stop: () => void;
}

export const ECHO = [resolve('.cache/bench-yardsticks/echo.mjs')];

/** Bundled like ours. */
export async function buildEcho(): Promise<void> {
  await build({
    entryPoints: ['test/bench/yardsticks/echo.ts'],
    outfile: ECHO[0]!,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

export async function startServer(
  words: readonly string[],
  folder: string,
  prepare?: (connection: ProtocolConnection) => void,
  initializationOptions: object = {},
): Promise<Started> {
  const server: ChildProcess = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!server.stdin || !server.stdout) throw new Error('no streams');
  const options = { capabilities: RICH_CLIENT, folders: [folder], initializationOptions };
  const [reader, writer] = [new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)];
  const { client } = await TestClient.start(reader, writer, options, prepare);
  return {
    client,
    processorTime: () => processorTimeOf(server.pid),
    stop() {
      client.connection.dispose();
      server.kill();
    },
  };
}

/** Of a second, in which Linux counts processor time (proc(5), `/proc/pid/stat`). */
const TICKS = 100;

function processorTimeOf(id: number | undefined): number | undefined {
  const path = `/proc/${id}/stat`;
  if (!existsSync(path)) return undefined;
  // The name of the program, in brackets, may hold anything.
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
}

/** Resolves when diagnostics of that version of the document, or of a later one, have arrived. */
export async function publishedAt(client: TestClient, path: string, version: number): Promise<void> {
  const isThere = () => client.published.some((one) => one.uri === uriOf(path) && (one.version ?? 0) >= version);
  await client.diagnostics(path, isThere);
  client.published.length = 0;
}

export const hoverAt = (client: TestClient, path: string, line: number, character: number) =>
  client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: uriOf(path) },
    position: { line, character },
  });
