import { readFileSync } from 'node:fs';
import { createConnection as connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Connection, createConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import type { ReadLineHistory } from '../loader/line-history.ts';
import { SHIPPED_SCHEME } from '../protocol/index.ts';
import type { Runtime } from '../server/lsp/runtime.ts';
import { startServer } from '../server/start.ts';
import { fromPath } from '../uri/uris.ts';
import { nodeFileSystem } from './files.ts';
import { HeaderGuard } from './header-guard.ts';
import { parseCatalogBeside } from './parse-beside.ts';
import type { Transport } from './transport.ts';

/** URL of the folder that contains `dist/`, with the bundles, and `seeds/`, `docs/` and `l10n/`. */
const packageFolder = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 1);

/**
 * Makes this process a language server. It ends with its client: on `exit`, when the connection closes, when the
 * process that `initialize` names has ended (checked every three seconds), and on a malformed message header.
 */
export function startNodeServer(transport: Transport): void {
  startServer(connectionOver(transport), nodeRuntime);
}

/** Loaded for the first line whose date matters. */
let git: Promise<ReadLineHistory> | undefined;

const nodeRuntime: Runtime = {
  fileSystem: nodeFileSystem,
  parseCatalog: parseCatalogBeside,
  messages: shippedMessages,
  openIndexStore: async (folder) => (await import('./index-store.ts')).nodeIndexStore(folder),
  async lineHistory(request) {
    git ??= import('./git/git-line-history.ts').then(({ gitLineHistory }) => gitLineHistory(process.env));
    return (await git)(request);
  },
  shippedUri(uri) {
    const name = new RegExp(`^${SHIPPED_SCHEME}:/((?:seeds|docs|docs/problems)/[\\w.-]+)$`).exec(uri)?.[1];
    return name === undefined ? undefined : fromPath(fileURLToPath(new URL(name, packageFolder)));
  },
};

/** The built-in messages in a language; undefined where there are none. */
function shippedMessages(language: string): Readonly<Record<string, string>> | undefined {
  try {
    return JSON.parse(readFileSync(new URL(`l10n/bundle.l10n.${language}.json`, packageFolder), 'utf8'));
  } catch {
    return undefined;
  }
}

function connectionOver(transport: Transport): Connection {
  switch (transport.kind) {
    case 'node-ipc':
      process.on('disconnect', () => process.exit(1));
      return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
    case 'stdio':
      // Output of `console.log` would be read as part of a message.
      console.log = console.error;
      process.stdin.once('end', explainEnd);
      return connectionOverStreams(process.stdin, process.stdout);
    case 'socket':
      return connectionOverSocket(connect(transport.port, '127.0.0.1'));
    case 'pipe':
      return connectionOverSocket(connect(transport.path));
  }
}

/** Somebody has run the command without an editor. Editors that end look for no message. */
function explainEnd(): void {
  if (process.stdin.bytesRead > 0) return;
  process.stderr.write(
    'objrefs: standard input ended before the first message. This command is started by an editor.\n',
  );
}

const connectionOverSocket = (socket: Socket): Connection => connectionOverStreams(socket, socket);

/** The library exits when the input ends. */
function connectionOverStreams(input: Readable, output: Writable): Connection {
  const fail = (error: Error) => {
    process.stderr.write(`objective-references: ${error.message}\n`);
    process.exit(1);
  };
  const guard = new HeaderGuard();
  input.on('error', fail);
  guard.on('error', fail);
  return createConnection(input.pipe(guard), output);
}
