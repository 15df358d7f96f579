import { fork, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  ErrorCodes,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
  SocketMessageReader,
  SocketMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/server/start.ts';
import { MINIMAL_CLIENT } from '../support/clients.ts';
import { TestClient } from './support/client.ts';
import { BUNDLE, exitCodeOf, spawnServer, startInProcess, startSpawned } from './support/servers.ts';

const MINIMAL = { capabilities: MINIMAL_CLIENT };

describe('the process ends', () => {
  it('after shutdown and exit', async () => {
    const { client, ended } = await startSpawned(MINIMAL);
    await client.connection.sendRequest(ShutdownRequest.type);
    await client.connection.sendNotification(ExitNotification.type);
    expect(await ended).toBe(0);
  });

  it('with a failure after exit without shutdown', async () => {
    const { client, ended } = await startSpawned(MINIMAL);
    await client.connection.sendNotification(ExitNotification.type);
    expect(await ended).toBe(1);
  });

  it('when its input does', async () => {
    const { server, ended } = await startSpawned(MINIMAL);
    server.stdin.end();
    expect(await ended).toBe(1);
  });

  it('when its parent has died, even if another process keeps its input open', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    onTestFinished(() => void parent.kill());
    const { ended } = await startSpawned({ ...MINIMAL, processId: parent.pid ?? 0 });
    parent.kill();
    expect(await ended).toBe(1);
  });

  it.each([
    ['no field', 'hello\r\n\r\n'],
    ['a line that ends with LF alone', 'Content-Length: 2\n\n{}'],
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['a length that is not a number', 'Content-Length: two\r\n\r\n{}'],
  ])('on a malformed header: %s', async (_, header) => {
    const { server, ended } = await startSpawned(MINIMAL);
    let output = '';
    server.stderr.on('data', (chunk) => {
      output += chunk;
    });
    server.stdin.write(header);
    expect(await ended).toBe(1);
    expect(output).toContain('Malformed message header');
  });

  it('immediately if no transport is specified', async () => {
    const server = spawnServer([]);
    expect(await exitCodeOf(server)).toBe(2);
  });
});

it('a channel of Node is a transport too, and its end ends the process', async () => {
  const server = fork(BUNDLE, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  onTestFinished(() => void server.kill());
  const { client } = await TestClient.start(new IPCMessageReader(server), new IPCMessageWriter(server), MINIMAL);
  await client.open('/a.md', 'INTERPOL-SP 3.4');
  expect(await client.hoverText('/a.md', 0, 3)).toContain('cybercrime');
  client.connection.dispose();
  server.disconnect();
  expect(await exitCodeOf(server)).toBe(1);
});

it('the server survives a malformed message', async () => {
  const { client, server } = await startSpawned(MINIMAL);
  server.stdin.write('Content-Length: 9\r\n\r\n{"broken"');
  await client.open('/a.md', 'INTERPOL-SP 3.4');
  expect(await client.hoverText('/a.md', 0, 3)).toContain('cybercrime');
});

it('a socket is a transport too', async () => {
  const listener = createServer();
  onTestFinished(() => void listener.close());
  const port = await new Promise<number>((resolve) => {
    listener.listen(0, '127.0.0.1', () => resolve((listener.address() as { port: number }).port));
  });
  const connected = new Promise<TestClient>((resolve, reject) => {
    listener.once('connection', (socket) => {
      const [reader, writer] = [new SocketMessageReader(socket), new SocketMessageWriter(socket)];
      TestClient.start(reader, writer, MINIMAL).then(({ client }) => resolve(client), reject);
    });
  });
  const server = spawnServer([`--socket=${port}`]);
  const client = await connected;
  await client.open('/a.md', 'INTERPOL-SP 3.4');
  expect(await client.hoverText('/a.md', 0, 3)).toContain('cybercrime');
  client.connection.end();
  expect(await exitCodeOf(server)).toBe(1);
});

describe('requests out of order are refused', () => {
  const HOVER = { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 0 } };

  it('before initialize', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer(server, { shippedUri: () => undefined });
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    onTestFinished(() => client.dispose());
    const code = ErrorCodes.ServerNotInitialized;
    await expect(client.sendRequest(HoverRequest.type, HOVER)).rejects.toMatchObject({ code });
    await expect(client.sendRequest('made/up')).rejects.toMatchObject({ code });
  });

  it('a second initialize, and unknown methods', async () => {
    const { client } = await startInProcess(MINIMAL);
    const params = { processId: null, rootUri: null, capabilities: {} };
    await expect(client.connection.sendRequest(InitializeRequest.type, params)).rejects.toMatchObject({
      code: ErrorCodes.InvalidRequest,
    });
    await expect(client.connection.sendRequest('made/up')).rejects.toMatchObject({ code: ErrorCodes.MethodNotFound });
  });

  it('after shutdown', async () => {
    const { client } = await startInProcess(MINIMAL);
    await client.connection.sendRequest(ShutdownRequest.type);
    const code = ErrorCodes.InvalidRequest;
    await expect(client.connection.sendRequest(HoverRequest.type, HOVER)).rejects.toMatchObject({ code });
    await expect(client.connection.sendRequest('made/up')).rejects.toMatchObject({ code });
  });
});
