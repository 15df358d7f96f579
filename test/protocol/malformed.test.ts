import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { FileSystem } from '../../server/src/loader/file-system.ts';
import { startServer } from '../../server/src/server/start.ts';
import { MINIMAL_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess, startSpawned } from './support/servers.ts';

const MINIMAL = { capabilities: MINIMAL_CLIENT };
const uri = uriOf('/b.md');
const item = { uri, languageId: 'markdown', version: 1, text: 'INTERPOL-SP 3.4' };
/** A catalog, which its project waits for. */
const catalog = { uri: uriOf('/w/x.objectives.yaml'), languageId: 'yaml', version: 1, text: 'prefix: X' };
const position = { line: 0, character: 3 };
const at = { textDocument: { uri }, position };

const NOTIFICATIONS: readonly (readonly [method: string, params: object])[] = [
  ...[5, null, {}, ['x'], true].map(
    (text) => ['textDocument/didOpen', { textDocument: { ...catalog, text } }] as const,
  ),
  ...[null, 5, {}].map((bad) => ['textDocument/didOpen', { textDocument: { ...item, uri: bad } }] as const),
  ...['1', null, {}, 1.5].map(
    (version) => ['textDocument/didOpen', { textDocument: { ...catalog, version } }] as const,
  ),
  ['textDocument/didOpen', { textDocument: { ...item, languageId: 5 } }],
  ['textDocument/didOpen', { textDocument: null }],
  ['textDocument/didOpen', {}],
  ...[
    null,
    5,
    {},
    [null],
    [5],
    [{}],
    [{ text: 5 }],
    [{ text: 'x', range: 5 }],
    [{ text: 'x', range: { start: 5 } }],
  ].map(
    (contentChanges) =>
      ['textDocument/didChange', { textDocument: { uri: uriOf('/a.md'), version: 2 }, contentChanges }] as const,
  ),
  ['textDocument/didChange', { textDocument: { uri: uriOf('/a.md'), version: 'x' }, contentChanges: [{ text: 'x' }] }],
  ['textDocument/didChange', { textDocument: null, contentChanges: [] }],
  ['textDocument/didSave', { textDocument: 5 }],
  ['textDocument/didClose', { textDocument: { uri: 5 } }],
  ['workspace/didChangeWatchedFiles', { changes: 5 }],
  ['workspace/didChangeWatchedFiles', { changes: [null] }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 5, type: 1 }] }],
  ['workspace/didChangeWorkspaceFolders', { event: null }],
  ['workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 5 }], removed: 5 } }],
  ['workspace/didChangeConfiguration', {}],
];

describe('a notification with invalid parameters is ignored', () => {
  it.each(NOTIFICATIONS.map(([method, params]) => [method, JSON.stringify(params), params] as const))(
    '%s %s',
    async (method, _, params) => {
      const files = new MemoryFiles({ '/w/acme.objectives.yaml': 'prefix: ACME\nobjectives: [1 One]\n' });
      const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT, folders: ['/w'] }, files);
      await client.open('/a.md', 'INTERPOL-SP 3.4');
      await client.connection.sendNotification(method, params);
      expect(await client.hoverText('/a.md', 0, 3)).toContain('cybercrime');
      await client.connection.sendNotification('textDocument/didOpen', { textDocument: item });
      await client.open('/w/c.md', 'ACME 1');
      expect(await client.hoverText('/b.md', 0, 3)).toContain('cybercrime');
      expect(await client.hoverText('/w/c.md', 0, 3)).toContain('One');
    },
  );
});

it.each([[null], [5], [{ lineCount: 1e12 }]])('the process lives on after a text that is not one: %j', async (text) => {
  const { client } = await startSpawned(MINIMAL);
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { ...item, text } });
  await client.open('/a.md', 'INTERPOL-SP 3.4');
  expect(await client.hoverText('/a.md', 0, 3)).toContain('cybercrime');
  await client.open('/b.md', 'INTERPOL-SP 3.4');
  expect(await client.hoverText('/b.md', 0, 3)).toContain('cybercrime');
});

describe('a request with invalid parameters is refused', () => {
  it.each([
    ['textDocument/hover', { ...at, textDocument: null }],
    ['textDocument/hover', { ...at, textDocument: { uri: 5 } }],
    ['textDocument/hover', { ...at, position: null }],
    ['textDocument/hover', { ...at, position: { line: '0', character: 0 } }],
    ['textDocument/hover', {}],
    ['textDocument/completion', { textDocument: { uri } }],
    ['textDocument/references', { ...at, context: 5 }],
    ['textDocument/rename', { ...at, newName: 5 }],
    ['textDocument/inlayHint', { textDocument: { uri }, range: null }],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: {} }],
    ['textDocument/documentSymbol', { textDocument: 'x' }],
    ['workspace/symbol', { query: 5 }],
    ['workspace/executeCommand', { command: 5 }],
  ])('%s %j', async (method, params) => {
    const { client } = await startInProcess(MINIMAL);
    await expect(client.connection.sendRequest(method, params)).rejects.toMatchObject({
      code: ErrorCodes.InvalidParams,
    });
  });
});

/** A server that has not been asked anything. */
function startRaw(fileSystem?: FileSystem) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, { shippedUri: () => undefined, ...(fileSystem && { fileSystem }) });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  onTestFinished(() => client.dispose());
  return client;
}

describe('initialize', () => {
  it.each([
    [null],
    [5],
    [{}],
    [{ capabilities: null }],
    [{ processId: null, rootUri: 5, capabilities: {} }],
    [{ processId: null, rootUri: null, capabilities: {}, workspaceFolders: 5 }],
    [{ processId: null, rootUri: null, capabilities: {}, workspaceFolders: [null] }],
    [{ processId: null, rootUri: null, capabilities: {}, locale: 5 }],
    [{ processId: null, rootUri: null, capabilities: { textDocument: 5 } }],
    [{ processId: null, rootUri: null, capabilities: { textDocument: { hover: { contentFormat: 5 } } } }],
  ])('that fails does not block the right one: %j', async (params) => {
    const client = startRaw();
    const first = await client.sendRequest<{ code?: number }>('initialize', params as object).catch((error) => error);
    if ('processId' in Object(params)) expect([undefined, ErrorCodes.InvalidParams]).toContain(first.code);
    const right = { processId: null, rootUri: null, capabilities: MINIMAL_CLIENT };
    const result = await client.sendRequest(InitializeRequest.type, right).catch((error) => error);
    // What could be made sense of counts as the first.
    if (result.code !== undefined) expect(result.message).toBe('initialize was requested before.');
    await client.sendNotification(InitializedNotification.type, {});
    await client.sendNotification('textDocument/didOpen', { textDocument: item });
    expect(await client.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });
});

describe('before initialized', () => {
  it('folders that are added count', async () => {
    const files = new MemoryFiles({ '/w/acme.objectives.yaml': 'prefix: ACME\nedition: y1\nobjectives: [1 One]\n' });
    const client = startRaw(files);
    const capabilities = { ...MINIMAL_CLIENT, workspace: { ...MINIMAL_CLIENT.workspace, workspaceFolders: true } };
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities });
    const event = { added: [{ uri: uriOf('/w'), name: 'w' }], removed: [] };
    await client.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    await client.sendNotification(InitializedNotification.type, {});
    const textDocument = { ...item, uri: uriOf('/w/a.md'), text: 'ACME 1' };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    expect(await client.sendRequest(HoverRequest.type, { textDocument, position })).not.toBeNull();
  });

  it('a request is refused, and answered after it', async () => {
    const client = startRaw();
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: MINIMAL_CLIENT });
    await client.sendNotification('textDocument/didOpen', { textDocument: item });
    await expect(client.sendRequest(HoverRequest.type, at)).rejects.toMatchObject({
      code: ErrorCodes.ServerNotInitialized,
    });
    await client.sendNotification(InitializedNotification.type, {});
    expect(await client.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });
});
