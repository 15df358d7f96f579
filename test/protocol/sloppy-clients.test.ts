import { expect, it, vi } from 'vitest';
import { DidChangeWorkspaceFoldersNotification, DidOpenTextDocumentNotification } from 'vscode-languageserver';
import {
  CATALOG_REQUESTS,
  CHECK_REQUEST,
  COLOURS_REQUEST,
  COVERAGE_REQUESTS,
  EDITION_REQUESTS,
  IMPORT_REQUEST,
  INSERTION_REQUESTS,
  MIGRATION_REQUESTS,
  OBJECTIVES_REQUESTS,
  STATUS_REQUEST,
  WHAT_CHANGED_REQUEST,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const REQUESTS = [
  CHECK_REQUEST,
  COLOURS_REQUEST,
  IMPORT_REQUEST,
  STATUS_REQUEST,
  WHAT_CHANGED_REQUEST,
  ...[CATALOG_REQUESTS, COVERAGE_REQUESTS, EDITION_REQUESTS, INSERTION_REQUESTS].flatMap((all) => Object.values(all)),
  ...[MIGRATION_REQUESTS, OBJECTIVES_REQUESTS].flatMap((all) => Object.values(all)),
];

const [uri, folder] = [uriOf('/w/a.md'), uriOf('/w')];
const at = { line: 0, character: 6 };
const nowhere = { start: { line: -1, character: -1 }, end: { line: 1e12, character: 0.5 } };
const named = { uri, folder, prefix: 'ACME', framework: 'ACME', edition: 'y1', number: '1', format: 'csv', look: true };

/** Invalid parameters, and some with a small error; several are sent by position. */
const PARAMS: readonly (readonly unknown[])[] = [
  [],
  [null],
  [1, 2],
  [null, null],
  [{}],
  ['x'],
  [{ uri: null, folder: null }],
  [{ uri: 5, folder: 5, prefix: 5, framework: 5, edition: 5, number: 5, format: 5, place: 5, filter: 5, limit: 'x' }],
  [{ ...named, place: null, filter: null, choices: null, ranges: null, references: null, recent: null, text: null }],
  [{ ...named, place: {}, filter: {}, choices: [null], ranges: [null], references: [null], recent: [null], text: 5 }],
  [{ ...named, prefix: '__proto__', framework: '__proto__', since: '__proto__', place: { framework: '__proto__' } }],
  [{ ...named, ranges: [nowhere], references: [{ prefix: 'ACME', number: '1' }], recent: [], query: '', text: 'x' }],
  [{ ...named, position: nowhere.start, range: nowhere, limit: -1, place: {}, filter: { text: 5 }, progress: {} }],
  [{ ...named, range: { start: at, end: null }, position: null, query: {}, titles: 5, pinned: 5, gone: 5 }],
];

async function start() {
  const files = new MemoryFiles({
    '/w/acme.objectives.yaml': 'prefix: ACME\nedition: y1\nobjectives: [1 One, 2 Two]\n',
    '/w/b.md': 'By ACME 2.',
  });
  const options = { objectives: true, preview: true, status: true, editions: true, colours: true };
  const { client } = await startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions: options },
    files,
  );
  await client.open('/w/a.md', 'See ACME 1.\n');
  await vi.waitFor(async () => expect(await client.hoverText('/w/a.md', 0, 6)).toContain('One'));
  return client;
}

it.each(REQUESTS)('%s is answered, whatever accompanies it', async (method) => {
  const client = await start();
  for (const params of PARAMS) {
    // Clients would show an error.
    await client.connection.sendRequest(method, ...(params as []));
  }
  expect(await client.hoverText('/w/a.md', 0, 6)).toContain('One');
});

it('a folder with a malformed URI does not block requests', async () => {
  const client = await start();
  const event = { added: [{ uri: 'plans', name: 'plans' }], removed: [] };
  await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  expect(await client.references('/w/a.md', at)).toHaveLength(2);
  expect(await client.connection.sendRequest(MIGRATION_REQUESTS.frameworks)).toEqual([]);
});

it('a document without a URI does not keep catalogs from being read', async () => {
  const client = await start();
  const textDocument = { uri: null as unknown as string, languageId: 'markdown', version: 1, text: 'ACME 2' };
  await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  await client.open('/w/acme.objectives.yaml', 'prefix: ACME\nedition: y1\nobjectives: [1 Uno, 2 Two]\n', 'yaml');
  await vi.waitFor(async () => expect(await client.hoverText('/w/a.md', 0, 6)).toContain('Uno'));
});
