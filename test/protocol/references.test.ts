import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  DocumentHighlightRequest,
  type Location,
  type Position,
  ReferencesRequest,
  ShutdownRequest,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess, startSpawned } from './support/servers.ts';

const CATALOG = `prefix: ACME
edition: "2024"
objectives:
  - 3 Research
  - 3.1 One
  - 3.2 Two
  - number: 4
    title: Four, after ACME 3
    replaces: [{edition: "2024", number: 3}]
`;

const FILES = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/a.md': 'ACME 3.1 and 3.2\n',
  '/w/deep/b.ts': '// ACME 3\n// ACME 9.9\n',
};

it('keeps the index where the client says, until the next session', async () => {
  const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, 'a.md': 'ACME 3.1 and 3.2\n' });
  const storage = temporaryFolder();
  const session = async (indexStorage?: string) => {
    const initializationOptions = { ...(indexStorage !== undefined && { indexStorage }) };
    const { client } = await startSpawned({ capabilities: RICH_CLIENT, folders: [folder.path], initializationOptions });
    await client.open(folder.at('b.md'), 'ACME 3.1\n');
    const found = await references(client, folder.at('b.md'), { line: 0, character: 6 });
    await client.connection.sendRequest(ShutdownRequest.type);
    return found?.map((place) => place.slice(folder.path.length));
  };
  const found = ['/a.md 0:0-0:8', '/b.md 0:0-0:8'];
  expect(await session()).toEqual(found);
  expect(await session('untitled:storage')).toEqual(found);
  expect(await session(`${folder.uri}/within`)).toEqual(found);
  expect(readdirSync(folder.path)).toEqual(['a.md', 'acme.objectives.yaml']);
  expect(await session(`${storage.uri}/new`)).toEqual(found);
  expect(readdirSync(storage.at('new'))).toHaveLength(1);
  expect(await session(`${storage.uri}/new`)).toEqual(found);
});

async function start(capabilities = RICH_CLIENT, folders = ['/w']) {
  const started = await startInProcess({ capabilities, folders }, new MemoryFiles(FILES));
  await started.client.open('/w/open.md', 'As ACME 3.1 asks, ACME 9.9.\n');
  return started;
}

async function references(client: TestClient, path: string, position: Position, includeDeclaration = false) {
  const found = await client.connection.sendRequest(ReferencesRequest.type, {
    textDocument: { uri: uriOf(path) },
    position,
    context: { includeDeclaration },
  });
  return found?.map(show);
}

const show = ({ uri, range: { start, end } }: Location) =>
  `${uri.replace('file://', '')} ${start.line}:${start.character}-${end.line}:${end.character}`;

it.each([
  ['a rich client', RICH_CLIENT, ['/w']],
  ['a minimal client', MINIMAL_CLIENT, ['/w']],
])('%s finds the references to an objective, in files that are not open', async (_, capabilities, folders) => {
  const { client } = await start(capabilities, folders);
  expect(await references(client, '/w/open.md', { line: 0, character: 9 })).toEqual([
    '/w/a.md 0:0-0:8',
    '/w/open.md 0:3-0:11',
  ]);
  expect(await references(client, '/w/open.md', { line: 0, character: 9 }, true)).toEqual([
    '/w/acme.objectives.yaml 4:4-4:7',
    '/w/a.md 0:0-0:8',
    '/w/open.md 0:3-0:11',
  ]);
});

it('finds ranges that include an objective, in open and closed files, in their edition', async () => {
  const numbers = '[2.1 One, 2.2 Two, 2.3 Three, 2.4 Four]';
  const files = new MemoryFiles({
    '/w/plan.objectives.yaml': `prefix: PLAN
editions: [{edition: "1", objectives: ${numbers}}, {edition: "2", objectives: ${numbers}}]
`,
    '/w/closed.md': 'PLAN 2.1-2.3, 2.4; PLAN:1 2.1-2.4; PLAN 2.3-2.4; PLAN 2.1–2.3',
  });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  await client.open('/w/open.md', 'PLAN 2.2. PLAN 2.1 to 2.4, PLAN 2.1, 2.3; PLAN 2.2-2.3');
  const found = [
    '/w/closed.md 0:0-0:8',
    '/w/closed.md 0:9-0:12',
    '/w/closed.md 0:49-0:57',
    '/w/closed.md 0:58-0:61',
    '/w/open.md 0:0-0:8',
    '/w/open.md 0:10-0:18',
    '/w/open.md 0:22-0:25',
    '/w/open.md 0:42-0:50',
  ];
  expect(await references(client, '/w/open.md', { line: 0, character: 6 })).toEqual(found);
  const highlighted = await client.connection.sendRequest(DocumentHighlightRequest.type, {
    textDocument: { uri: uriOf('/w/open.md') },
    position: { line: 0, character: 6 },
  });
  expect(highlighted?.map(({ range }) => range.start.character)).toEqual([0, 10, 22, 42]);
});

it('finds the references to an unlisted number', async () => {
  const { client } = await start();
  expect(await references(client, '/w/open.md', { line: 0, character: 20 }, true)).toEqual([
    '/w/deep/b.ts 1:3-1:11',
    '/w/open.md 0:18-0:26',
  ]);
  expect(await references(client, '/w/open.md', { line: 0, character: 1 })).toBeUndefined();
});

it('finds from a catalog the references to a priority and its objectives, and where catalogs name it', async () => {
  const { client } = await start();
  await client.open('/w/acme.objectives.yaml', CATALOG, 'yaml');
  expect(await references(client, '/w/acme.objectives.yaml', { line: 3, character: 4 }, true)).toEqual([
    '/w/acme.objectives.yaml 3:4-3:5',
    '/w/acme.objectives.yaml 8:41-8:42',
    '/w/a.md 0:0-0:8',
    '/w/a.md 0:13-0:16',
    '/w/acme.objectives.yaml 7:23-7:29',
    '/w/deep/b.ts 0:3-0:9',
    '/w/open.md 0:3-0:11',
  ]);
});

it('finds from its prefix in a catalog the references to a framework', async () => {
  const { client } = await start();
  await client.open('/w/acme.objectives.yaml', CATALOG, 'yaml');
  const found = await references(client, '/w/acme.objectives.yaml', { line: 0, character: 9 }, true);
  expect(found).toHaveLength(8);
  expect(found?.[0]).toBe('/w/acme.objectives.yaml 0:8-0:12');
});

it('finds references in files whose change the client did not report', async () => {
  const { client, files } = await start(MINIMAL_CLIENT);
  await references(client, '/w/open.md', { line: 0, character: 9 });
  files.write('/w/a.md', 'Nothing.');
  files.write('/w/new.md', '\nACME 3.1');
  expect(await references(client, '/w/open.md', { line: 0, character: 9 })).toEqual([
    '/w/new.md 1:0-1:8',
    '/w/open.md 0:3-0:11',
  ]);
});

it('answers other requests while it searches', async () => {
  const { client, files } = await start();
  await client.hoverText('/w/open.md', 0, 9);
  const open = files.close();
  const searched = references(client, '/w/open.md', { line: 0, character: 9 });
  expect(await client.hoverText('/w/open.md', 0, 9)).toContain('ACME 3.1');
  open();
  expect(await searched).toHaveLength(2);
});

it('reports progress of a long search, if the client supports it', async () => {
  const { client, files } = await start({ ...RICH_CLIENT, window: { workDoneProgress: true } });
  await references(client, '/w/open.md', { line: 0, character: 9 });
  const kinds: string[] = [];
  const token = new Promise<number | string>((resolve) => {
    client.connection.onRequest(WorkDoneProgressCreateRequest.type, (params) => resolve(params.token));
  });
  const open = files.close();
  const searched = references(client, '/w/open.md', { line: 0, character: 9 });
  client.connection.onProgress(WorkDoneProgress.type, await token, ({ kind }) => {
    if (kind === 'begin') open();
    kinds.push(kind);
  });
  expect(await searched).toHaveLength(2);
  expect([kinds[0], kinds.at(-1)]).toEqual(['begin', 'end']);
});

it('highlights the same references in the document', async () => {
  const { client } = await start();
  await client.open('/w/h.md', 'ACME 3.1, 3.2; ACME 3.1');
  const textDocument = { uri: uriOf('/w/h.md') };
  const found = await client.connection.sendRequest(DocumentHighlightRequest.type, {
    textDocument,
    position: { line: 0, character: 2 },
  });
  expect(found?.map(({ range }) => [range.start.character, range.end.character])).toEqual([
    [0, 8],
    [15, 23],
  ]);
});

it.each(['acme two', 'ACME 3.2', 'ACME:2024 3.2'])(
  'lists objectives as symbols of the workspace: %s',
  async (query) => {
    const { client } = await start();
    const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    expect(symbols).toMatchObject([
      { name: '3.2 Two', containerName: 'ACME 2024', location: { uri: uriOf('/w/acme.objectives.yaml') } },
    ]);
  },
);

it('a built-in framework that a workspace catalog replaces has no symbols', async () => {
  const files = new MemoryFiles({
    '/w/sp.objectives.yaml': 'prefix: INTERPOL-SP\nedition: x\nobjectives: [3.4 Ours]\n',
  });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'interpol-sp 3.4' });
  expect(symbols?.map(({ name }) => name)).toEqual(['3.4 Ours']);
});
