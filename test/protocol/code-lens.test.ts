import { expect, it } from 'vitest';
import {
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
} from 'vscode-languageserver/node';
import { EXPLAIN_REQUEST } from '../../server/src/protocol/index.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { type ClientOptions, type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
editions:
  - edition: y2020
    objectives: [3 Old]
  - edition: y2024
    objectives:
      - 3 Grow
      - 3.1 Sell
      - 3.2 Buy
`;
const FILES = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/a.md': 'ACME 3.1 and 3.2, ACME:y2020 3\n',
  '/w/b.md': 'ACME 3.1\n',
};

async function start(options: Partial<ClientOptions> = {}) {
  const files = new MemoryFiles(FILES);
  const started = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'], ...options }, files);
  await started.client.open('/w/acme.objectives.yaml', CATALOG, 'yaml');
  return { ...started, files };
}

/** With a third objective, and these documents only. */
async function startWith(documents: Record<string, string>) {
  const catalog = `${CATALOG}      - 3.3 Rent\n`;
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': catalog, ...documents });
  const started = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  await started.client.open('/w/acme.objectives.yaml', catalog, 'yaml');
  return started;
}

const lensesOf = ({ connection }: TestClient, path: string) =>
  connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uriOf(path) } });

async function resolved(client: TestClient): Promise<CodeLens[]> {
  const lenses = (await lensesOf(client, '/w/acme.objectives.yaml')) ?? [];
  return Promise.all(lenses.map((lens) => client.connection.sendRequest(CodeLensResolveRequest.type, lens)));
}

/** The counts by line, 0-based. */
const counts = async (client: TestClient) =>
  (await resolved(client)).map(({ range, command }) => `${range.start.line}: ${command?.title}`);

it('counts the references to a framework, to editions and to objectives with all below them', async () => {
  const { client } = await start();
  const lenses = await lensesOf(client, '/w/acme.objectives.yaml');
  expect(lenses?.map(({ command }) => command)).toEqual(Array(7).fill(undefined));
  expect(await counts(client)).toEqual([
    '0: 4 references',
    '2: 1 reference',
    '3: 1 reference',
    '4: 3 references',
    '6: 3 references',
    '7: 2 references',
    '8: 1 reference',
  ]);
});

it('is only where something is cited: by itself, below it, or within a range', async () => {
  const { client, files } = await start();
  const linesWithLens = async () =>
    (await lensesOf(client, '/w/acme.objectives.yaml'))?.map(({ range }) => range.start.line);
  files.write('/w/a.md', 'ACME 3.2\n');
  files.write('/w/b.md', 'nothing\n');
  expect(await linesWithLens()).toEqual([0, 4, 6, 8]);
  const { client: ranges } = await startWith({ '/w/a.md': 'ACME 3.1-3.3\n' });
  expect(await lensesOf(ranges, '/w/acme.objectives.yaml')).toHaveLength(6);
  const { client: none } = await startWith({});
  expect(await lensesOf(none, '/w/acme.objectives.yaml')).toEqual([]);
});

it('counts what find references finds', async () => {
  const { client } = await start();
  await client.open('/w/open.md', 'ACME 3.2');
  for (const { range, command } of await resolved(client)) {
    const found = await client.references('/w/acme.objectives.yaml', range.start, false);
    expect(command?.title).toBe(found?.length === 1 ? '1 reference' : `${found?.length} references`);
  }
});

it("executes the client's command that shows them", async () => {
  const { client } = await start({ initializationOptions: { showReferencesCommand: 'show' } });
  const [, , , , , lens] = await resolved(client);
  expect(lens?.command).toEqual({
    title: '2 references',
    command: 'show',
    arguments: [
      uriOf('/w/acme.objectives.yaml'),
      { line: 7, character: 8 },
      [
        { uri: uriOf('/w/a.md'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } } },
        { uri: uriOf('/w/b.md'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } } },
      ],
    ],
  });
});

it('has no command in a client without one', async () => {
  const { client } = await start({ capabilities: MINIMAL_CLIENT });
  const [lens] = await resolved(client);
  expect(lens?.command).toEqual({ title: '4 references', command: '' });
});

it('offers to try a sentence beside the prefix, where the client has a command for it', async () => {
  const { client } = await start({ initializationOptions: { tryItCommand: 'try' } });
  const lenses = (await lensesOf(client, '/w/acme.objectives.yaml')) ?? [];
  expect(lenses).toHaveLength(8);
  expect(lenses.at(-1)).toMatchObject({
    range: { start: { line: 0, character: 8 } },
    command: { title: 'Try It', command: 'try', arguments: [uriOf('/w/acme.objectives.yaml')] },
  });
  const explained = await client.connection.sendRequest(EXPLAIN_REQUEST, {
    uri: uriOf('/w/acme.objectives.yaml'),
    text: 'ACME 3.1, ACME thing 3.2',
  });
  expect(explained).toEqual({
    references: [{ text: 'ACME 3.1', name: 'ACME 3.1', title: 'Sell', status: 'current' }],
    unread: [{ text: 'ACME', message: expect.stringContaining('"thing"') }],
  });
});

it('is refreshed when counts may have changed', async () => {
  const { client, files } = await start();
  await counts(client);
  const refreshed = new Promise<void>((resolve) =>
    client.connection.onRequest(CodeLensRefreshRequest.type, () => resolve()),
  );
  files.write('/w/b.md', 'nothing');
  await client.open('/w/c.md', 'ACME 3.2, 3.2, 3.2');
  await refreshed;
  expect(await counts(client)).toMatchObject({ 0: '0: 6 references', 5: '7: 1 reference', 6: '8: 4 references' });
});

it('is not shown in other documents, or if the setting is disabled', async () => {
  const { client } = await start();
  await client.open('/w/a.md', FILES['/w/a.md']);
  expect(await lensesOf(client, '/w/a.md')).toBeNull();
  const { client: without } = await start({ settings: { codeLens: false } });
  expect(await lensesOf(without, '/w/acme.objectives.yaml')).toBeNull();
});
