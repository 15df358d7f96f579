import { expect, it, vi } from 'vitest';
import { DidChangeConfigurationNotification, RenameRequest } from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const LONG = `ACME 1.1 ${'x'.repeat(100)}`;
const FILES = {
  '/w/acme.objectives.yaml': 'prefix: ACME\nobjectives: [1.1 One, 1.2 Two]\n',
  '/w/a.md': 'ACME 1.1',
  '/w/b.md': `${LONG}\nACME 1.1\n`,
  '/w/c.md': `${'ACME 1.1\n'.repeat(60)}`,
  '/w/c.png': `\0${'ACME 1.1\n'.repeat(60)}`,
  '/w/out/d.md': 'ACME 1.1',
};

async function start(limits: object) {
  const files = new MemoryFiles(FILES);
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], settings: { limits } };
  const { client } = await startInProcess({ ...options, initializationOptions: { filesExclude: true } }, files);
  await client.open('/w/open.md', 'ACME 1.1');
  return { client, files };
}

/** How many references there are in each file with references. */
async function found(client: TestClient): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { uri } of (await client.references('/w/open.md', { line: 0, character: 6 }, false)) ?? []) {
    counts[uri.slice('file:///w/'.length)] = (counts[uri.slice('file:///w/'.length)] ?? 0) + 1;
  }
  return counts;
}

const PARTLY = 'w is only partly searched for references. Not searched:';
const RAISE = 'Raise the limit in objrefs.yaml or in the settings.';

it.each([
  ['no limit reached', {}, { 'a.md': 1, 'b.md': 2, 'c.md': 60, 'out/d.md': 1, 'open.md': 1 }, []],
  [
    'large files and long lines',
    { fileSize: '500 B', lineLength: 80 },
    { 'a.md': 1, 'b.md': 1, 'out/d.md': 1, 'open.md': 1 },
    [
      `${PARTLY} 1 file with lines of more than 80 characters (limits.lineLength) ` +
        `and 1 file larger than 500 bytes (limits.fileSize). ${RAISE}`,
    ],
  ],
  [
    'many files',
    { files: 3 },
    { 'a.md': 1, 'b.md': 2, 'open.md': 1 },
    [`${PARTLY} all files beyond the first 3 (limits.files). ${RAISE}`],
  ],
  [
    'many references',
    { references: 10 },
    { 'a.md': 1, 'b.md': 2, 'out/d.md': 1, 'open.md': 1 },
    [`${PARTLY} 1 file beyond the first 10 references (limits.references). ${RAISE}`],
  ],
])('%s: one message says what is not searched and how to raise the limit', async (_, limits, expected, messages) => {
  const { client } = await start(limits);
  expect(await found(client)).toEqual(expected);
  expect(await found(client)).toEqual(expected);
  expect(client.shown).toEqual(messages);
});

it('reports nothing in an open document that is larger than files may be, but says so', async () => {
  const { client } = await start({ fileSize: '100 B' });
  const text = `ACME 9.9 ${'é'.repeat(45)}`;
  await client.open('/w/small.md', text);
  await client.open('/w/big.md', `${text}é`);
  expect((await client.diagnostics('/w/small.md')).map(({ code }) => code)).toEqual(['unknown-objective']);
  expect(await client.diagnostics('/w/big.md')).toEqual([]);
  const message = `big.md is only partly searched for references. Not searched: 1 file larger than 100 bytes (limits.fileSize). ${RAISE}`;
  await vi.waitFor(() => expect(client.shown).toEqual([message]));
});

it('searches everything once the limit is raised', async () => {
  const { client } = await start({ files: 3, fileSize: '500 B' });
  await found(client);
  client.settings = {};
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  expect(Object.keys(await found(client)).sort()).toEqual(['a.md', 'b.md', 'c.md', 'open.md', 'out/d.md']);
});

it.each([{ files: 3 }, { references: 10 }])('renames nothing if not all files are searched: %j', async (limits) => {
  const { client } = await start(limits);
  const textDocument = { uri: uriOf('/w/acme.objectives.yaml') };
  await client.open('/w/acme.objectives.yaml', FILES['/w/acme.objectives.yaml'], 'yaml');
  const renaming = client.connection.sendRequest(RenameRequest.type, {
    textDocument,
    position: { line: 1, character: 14 },
    newName: '1.7',
  });
  await expect(renaming).rejects.toThrow(/Not all files in file:\/\/\/w are searched. Raise limits\.\w+ first\./);
});

it('says which lines of an open document are not read', async () => {
  const { client } = await start({ lineLength: 80 });
  await client.open('/w/b.md', FILES['/w/b.md']);
  expect(await client.hoverText('/w/b.md', 0, 6)).toBeNull();
  expect(await client.hoverText('/w/b.md', 1, 6)).toContain('One');
  expect(client.shown).toEqual([expect.stringContaining('b.md is only partly searched for references')]);
});

it('skips files that VS Code hides in its explorer, unless they are open', async () => {
  const { client } = await start({});
  client.filesExclude = { '**/out': true, '**/c.*': true, '**/a.md': false, '**/*.md': { when: 'x' } };
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  expect(Object.keys(await found(client)).sort()).toEqual(['a.md', 'b.md', 'open.md']);
  await client.open('/w/out/d.md', 'ACME 1.1');
  expect(Object.keys(await found(client)).sort()).toEqual(['a.md', 'b.md', 'open.md', 'out/d.md']);
});
