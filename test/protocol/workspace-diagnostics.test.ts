import { expect, it } from 'vitest';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type PreviousResultId,
  ProgressType,
  ShutdownRequest,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = 'prefix: ACME\nedition: y2024\nobjectives:\n  - 1.1 One\n  - 1.2 Two\n';
const FILES = { '/w/acme.objectives.yaml': CATALOG, '/w/right.md': 'ACME 1.1', '/w/wrong.md': 'ACME 1.9' };

async function start(settings: unknown = {}, more: InitializationOptions = {}, files = FILES) {
  const initializationOptions = { diagnostics: 'pull', ...more } as const;
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions, settings };
  return startInProcess(options, new MemoryFiles(files));
}

const CLOSED = { diagnostics: { closedFiles: true } };

/** A file was changed on disk. */
const changed = ({ connection }: TestClient, path: string) =>
  connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(path), type: FileChangeType.Changed }],
  });

const pull = ({ connection }: TestClient, previousResultIds: PreviousResultId[] = []) =>
  connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });

/** Each report as `path version codes`. */
const drawn = ({ items }: WorkspaceDiagnosticReport) =>
  items.map((report) => {
    const found = report.kind === 'full' ? report.items.map(({ code }) => code) : [report.kind];
    return [report.uri.replace('file://', ''), report.version, ...found].join(' ');
  });

const idsOf = ({ items }: WorkspaceDiagnosticReport): PreviousResultId[] =>
  items.map(({ uri, resultId }) => ({ uri, value: resultId! }));

/** Whether a request is still open after everything that is under way has had its time. */
async function isOpen(request: Promise<unknown>): Promise<boolean> {
  const waited = Symbol();
  return (await Promise.race([request, new Promise((done) => setTimeout(done, 700, waited))])) === waited;
}

it('is announced to clients that pull, and no others', async () => {
  expect((await start()).result.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  const { client, result } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] });
  expect(result.capabilities.diagnosticProvider).toBeUndefined();
  await expect(pull(client)).rejects.toMatchObject({ code: -32601 });
});

it('reports open documents with their versions, and closed files only where the setting asks for them', async () => {
  const { client } = await start();
  await client.open('/w/open.md', 'ACME 1.8 and ACME 1.7');
  await client.change('/w/open.md', [{ text: 'ACME 1.8' }]);
  await client.open('untitled:Untitled-1', 'ACME 1.1');
  const reports = ['/w/open.md 2 unknown-objective', 'untitled:Untitled-1 1'];
  expect(drawn(await pull(client))).toEqual(reports);

  const { client: asking } = await start(CLOSED);
  await asking.open('/w/right.md', 'ACME 1.7');
  expect(drawn(await pull(asking))).toEqual(['/w/right.md 1 unknown-objective', '/w/wrong.md  unknown-objective']);
  expect([client.published, asking.published]).toEqual([[], []]);
});

it('reports problems of closed catalogs where the client asks for them', async () => {
  const files = { ...FILES, '/w/acme.objectives.yaml': `${CATALOG}  - 1.2 Again\n` };
  expect(drawn(await pull((await start({}, { closedFiles: true }, files)).client))).toEqual([
    '/w/acme.objectives.yaml  catalog-duplicate',
  ]);
  expect(drawn(await pull((await start({}, {}, files)).client))).toEqual([]);
});

it('is held open until something differs from what the client has', async () => {
  const { client, files } = await start(CLOSED);
  await client.open('/w/open.md', 'ACME 1.8');
  const first = await pull(client);
  expect(drawn(first)).toEqual(['/w/open.md 1 unknown-objective', '/w/wrong.md  unknown-objective']);

  const edited = pull(client, idsOf(first));
  expect(await isOpen(edited)).toBe(true);
  // The same diagnostics of another text are no difference.
  await client.change('/w/open.md', [{ text: 'ACME 1.8.' }]);
  expect(await isOpen(edited)).toBe(true);
  await client.change('/w/open.md', [{ text: 'ACME 1.8 and ACME 1.7' }]);
  expect(drawn(await edited)).toEqual(['/w/open.md 3 unknown-objective unknown-objective', '/w/wrong.md  unchanged']);

  const onDisk = pull(client, idsOf(await edited));
  files.write('/w/wrong.md', 'ACME 1.1');
  await changed(client, '/w/wrong.md');
  expect(drawn(await onDisk)).toEqual(['/w/wrong.md ', '/w/open.md 3 unchanged']);

  const closing = pull(client, idsOf(await onDisk));
  expect(await isOpen(closing)).toBe(true);
  await client.close('/w/open.md');
  expect(drawn(await closing)).toEqual(['/w/open.md ', '/w/wrong.md  unchanged']);
});

it('is held open in a workspace without problems, but not the first time', async () => {
  const { client } = await start({}, {}, { ...FILES, '/w/wrong.md': '' });
  expect(await pull(client)).toEqual({ items: [] });
  const held = pull(client);
  expect(await isOpen(held)).toBe(true);
  await client.open('/w/right.md', 'ACME 1.7');
  expect(drawn(await held)).toEqual(['/w/right.md 1 unknown-objective']);
});

it('follows catalogs', async () => {
  const { client, files } = await start(CLOSED);
  const held = pull(client, idsOf(await pull(client)));
  files.write('/w/acme.objectives.yaml', `${CATALOG}  - 1.9 Nine\n`);
  await changed(client, '/w/acme.objectives.yaml');
  expect(drawn(await held)).toEqual(['/w/wrong.md ']);
});

it('sends results as they are found, where the client asks', async () => {
  const wrong = Array.from({ length: 120 }, (_, index) => [`/w/${index}.md`, 'ACME 1.7']);
  const { client } = await start(CLOSED, {}, { ...FILES, ...Object.fromEntries(wrong) });
  const streamed: WorkspaceDiagnosticReport[] = [];
  client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'token', (report) => {
    streamed.push(report);
  });
  const params = { previousResultIds: [], partialResultToken: 'token' };
  expect(await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, params)).toEqual({ items: [] });
  expect(streamed.map(({ items }) => items.length)).toEqual([50, 50, 21]);
  expect(new Set(streamed.flatMap(({ items }) => items.map(({ uri }) => uri))).size).toBe(121);
});

it('ends when it is cancelled, superseded by another one, or the server is shut down', async () => {
  const { client } = await start();
  await pull(client);
  const source = new CancellationTokenSource();
  const cancelled = client.connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds: [] },
    source.token,
  );
  expect(await isOpen(cancelled)).toBe(true);
  source.cancel();
  await expect(cancelled).rejects.toMatchObject({ code: -32800 });

  const older = pull(client);
  const newer = pull(client);
  await expect(older).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: false } });
  expect(await isOpen(newer)).toBe(true);
  await client.connection.sendRequest(ShutdownRequest.type);
  await expect(newer).rejects.toMatchObject({ code: -32802 });
});

it('a single document has an id of its result too, which outlives the server', async () => {
  const report = async (previousResultId?: string) => {
    const { client } = await start();
    await client.open('/w/open.md', 'ACME 1.8');
    const textDocument = { uri: uriOf('/w/open.md') };
    return client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument,
      ...(previousResultId !== undefined && { previousResultId }),
    });
  };
  const first = await report();
  expect(first).toMatchObject({ kind: 'full', items: [{ code: 'unknown-objective' }] });
  expect(await report(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  expect(await report('other')).toEqual(first);
});
