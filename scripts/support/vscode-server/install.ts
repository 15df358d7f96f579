// A real VS Code where desktop VS Code is not available: the VS Code server inside the npm package `code-server`, and a
// Node new enough to run it.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { install, unpack } from '../from-npm.ts';

const CODE_SERVER_VERSION = '4.139.1';
const NODE_VERSION = '24.21.0';
/** Desktop VS Code includes it, the package does not; it provides the language features of TypeScript files. */
const TYPESCRIPT_VERSION = '5.9.3';
/** On an older Node the server answers every page with an error. */
const OLDEST_NODE = [22, 15] as const;

/** Not installed with the server: assistants and the container command line, a third of its size. */
const UNUSED = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'extensions/copilot',
];

export interface InstalledVSCodeServer {
  /** The server's entry point, to be run with `node`. */
  readonly main: string;
  /** The Node executable to run it with. */
  readonly node: string;
}

/**
 * Installs the server into `.cache/` of the working directory, or returns immediately if it is installed. Throws if npm
 * fails.
 */
export function installVSCodeServer(): InstalledVSCodeServer {
  const folder = resolve('.cache/vscode-server');
  const node = nodeIsNewEnough() ? process.execPath : join(folder, 'node/bin/node');
  const installed = { main: join(folder, 'server/out/server-main.js'), node };
  const nodeVersion = node === process.execPath ? 'own' : NODE_VERSION;
  const done = join(folder, `.installed-${CODE_SERVER_VERSION}-${nodeVersion}-${TYPESCRIPT_VERSION}`);
  if (existsSync(done)) return installed;

  console.log(`installing VS Code server ${CODE_SERVER_VERSION} from npm into .cache/ (once)`);
  rmSync(folder, { recursive: true, force: true });
  const server = join(folder, 'server');
  unpack(`code-server@${CODE_SERVER_VERSION}`, server, 3, ['package/lib/vscode']);
  if (node !== process.execPath) unpack(nodePackage(), join(folder, 'node'), 1, ['package/bin']);
  // Not `npm ci`: the shrinkwrap in the package is incomplete, and code-server itself installs in this way.
  install(server);
  unpack(`typescript@${TYPESCRIPT_VERSION}`, join(server, 'extensions/node_modules/typescript'), 1, ['package']);
  for (const path of UNUSED) rmSync(join(server, path), { recursive: true, force: true });
  writeFileSync(done, '');
  return installed;
}

function nodeIsNewEnough(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function nodePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}@${NODE_VERSION}`;
}
