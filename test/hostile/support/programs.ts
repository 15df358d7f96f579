import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TestClient } from '../../protocol/support/client.ts';
import { RICH_CLIENT } from '../../support/clients.ts';

/** The built programs. */
const COMMAND_LINE = resolve('dist/objrefs.mjs');
const SERVER = resolve('dist/server/node.js');
/** Kills the process, or lets a call fail, where it changes the disk. */
const FAILING_WRITES = resolve('test/support/failing-writes.mjs');
const TERMINAL = resolve('test/hostile/support/terminal.mjs');

/** Ends a process that opens a connection, with an exit code of its own. */
const WATCHED = ['--import', resolve('test/hostile/support/no-connections.mjs')];
const CONNECTED = 86;

let started = 0;
/** How many programs were started, of which none has opened a connection. */
export const startedPrograms = (): number => started;

interface Circumstances {
  /** For `failing-writes.mjs`. */
  readonly failing?: Readonly<Record<string, string>>;
  /** Typed on a terminal; default: there is none. */
  readonly input?: string;
}

/** Runs `objrefs` in a folder. It must end within 30 seconds, which nothing in these tests needs. */
export function objrefs(directory: string, words: readonly string[], { failing, input }: Circumstances = {}) {
  const preloads = [...(failing ? [FAILING_WRITES] : []), ...(input === undefined ? [] : [TERMINAL])];
  const options = [...WATCHED, ...preloads.flatMap((path) => ['--import', path])];
  const env = { PATH: process.env.PATH, HOME: directory, SOURCE_DATE_EPOCH: '1', ...failing };
  const ended = spawnSync(process.execPath, [...options, COMMAND_LINE, ...words], {
    ...{ cwd: directory, env, encoding: 'utf8', timeout: 30_000, input: input ?? '' },
  });
  started++;
  if (ended.status === CONNECTED) throw new Error(`objrefs ${words.join(' ')} opens a connection`);
  if (ended.error) throw new Error(`objrefs ${words.join(' ')}: ${ended.error.message}`);
  return ended;
}

/** As `objrefs`, beside other work. Resolves to the exit status. */
export function objrefsAsync(directory: string, words: readonly string[]): Promise<number | null> {
  const running = spawn(process.execPath, [...WATCHED, COMMAND_LINE, ...words], { cwd: directory, stdio: 'ignore' });
  started++;
  return new Promise((resolve, reject) =>
    running.once('exit', (code) =>
      code === CONNECTED ? reject(new Error(`objrefs ${words[0]} opens a connection`)) : resolve(code),
    ),
  );
}

/** A language server as a process, for a folder, and its client. */
export async function serverFor(directory: string, trusted = true) {
  const server = spawn(process.execPath, [...WATCHED, SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  started++;
  const { client } = await TestClient.start(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    { capabilities: RICH_CLIENT, folders: [directory], initializationOptions: { diagnostics: 'pull', trusted } },
  );
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  const stop = () => {
    client.connection.dispose();
    server.kill('SIGKILL');
  };
  return { client, isRunning, stop, pid: server.pid! };
}

/** Runs something in a folder with the files, which is removed afterwards. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  run: (path: string) => T | Promise<T>,
): Promise<T> {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'objrefs-')));
  try {
    writeFiles(path, files);
    return await run(path);
  } finally {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** All regular files of a folder, with their contents, without the path of the folder, which an index names. */
export function contentsOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.filter(existsSync).map((path) => [path.slice(folder.length + 1), textOf(path, folder)]));
}

function textOf(path: string, folder: string): string {
  return readFileSync(path, 'utf8').replaceAll(folder, '');
}

/** Rejects where something takes longer than nothing in these tests may. */
export async function within<T>(seconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} takes more than ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
