import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installVSCodeServer } from './install.ts';

export interface LaunchOptions {
  /** Settings and state; default: a new folder that is removed with the server. */
  readonly userData?: string;
  /** The user's settings; default: those in `userData`, if any. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Installed extensions; default: a new, empty folder. */
  readonly extensions?: string;
  /** Whether folders open in Restricted Mode until they are trusted. */
  readonly workspaceTrust?: boolean;
  /** Added to the environment of the server and of its extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Receives what the server prints. */
  readonly onOutput?: (text: string) => void;
}

export interface VSCodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Anyone who has it can open the workbench. */
  readonly token: string;
  /** Resolves with the exit code when the server has ended by itself or was stopped. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts a VS Code server on a free loopback port, installing it first if it is missing. Rejects if it fails. */
export async function launchVSCodeServer(options: LaunchOptions = {}): Promise<VSCodeServer> {
  const { main, node } = installVSCodeServer();
  // Kept short: the server creates sockets in it, and the path of a socket can have 107 characters at most.
  const scratch = mkdtempSync(join(tmpdir(), 'vsc-'));
  const userData = resolve(options.userData ?? join(scratch, 'd'));
  const extensions = resolve(options.extensions ?? join(scratch, 'x'));
  for (const folder of [join(userData, 'User'), extensions]) mkdirSync(folder, { recursive: true });
  if (options.settings) writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(options.settings));

  const token = randomBytes(16).toString('hex');
  const server = spawn(
    node,
    [
      main,
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
      ...['--server-data-dir', join(scratch, 's'), '--user-data-dir', userData, '--extensions-dir', extensions],
      ...['--disable-telemetry', '--disable-experiments'],
      // Without it a built workbench ignores extensions under development and their tests.
      '--enable-smoke-test-driver',
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    { env: environment(options.env), detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<number | null>((settle) => server.once('exit', settle));
  // As a process group of its own, it would outlive a caller that does not stop it.
  const kill = () => signalGroup(server, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.removeListener('exit', kill);
    await stopGroup(server, ended);
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    return { origin: await originOf(server, options.onOutput), token, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without the variables that an editor sets for the child processes of its terminal. */
function environment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VSCODE_|CODE_SERVER_|ELECTRON_|npm_)/.test(name) && !['PORT', 'PASSWORD', 'NODE_OPTIONS'].includes(name),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...added };
}

function originOf(server: ChildProcess, onOutput: ((text: string) => void) | undefined): Promise<string> {
  return new Promise((settle, fail) => {
    let output = '';
    const read = (chunk: Buffer) => {
      onOutput?.(chunk.toString());
      output += chunk.toString();
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) settle(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`the VS Code server exited with code ${code}\n${output}`)));
  });
}

/** Ends the server with its extension hosts and language servers: they are one process group. */
async function stopGroup(server: ChildProcess, ended: Promise<unknown>): Promise<void> {
  signalGroup(server, 'SIGTERM');
  await Promise.race([ended, new Promise((settle) => setTimeout(settle, 3000))]);
  signalGroup(server, 'SIGKILL');
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, signal);
  } catch {
    // The group has ended already.
  }
}
