import { expect, it } from 'vitest';
import { RenameRequest, TextDocumentEdit } from 'vscode-languageserver/node';
import { FILE_REQUESTS } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { answerFiles } from './support/answer-files.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = 'prefix: ACME\nobjectives: [1.1 Öne, 1.2 Two]\n';
const REMOTE = {
  '/repo/acme.objectives.yaml': CATALOG,
  '/repo/docs/a.md': 'ACME 1.1',
  '/repo/docs/b.md': '// ACME 1.1-1.2',
  '/repo/.gitignore': 'out\n',
  '/repo/out/c.md': 'ACME 1.1',
  '/repo/large.md': `ACME 1.1 ${'x'.repeat(3000)}`,
};

/** A client with a folder of another scheme, whose files it reads for the server, in addition to one on disk. */
function start(fileRequests: boolean) {
  const remote = new MemoryFiles(REMOTE);
  const options = {
    capabilities: RICH_CLIENT,
    folders: ['vscode-vfs://host/repo', '/w'],
    initializationOptions: { fileRequests },
    settings: { limits: { fileSize: '2 KB' } },
  };
  const local = new MemoryFiles({ '/w/d.md': 'ACME 1.1', '/repo/here.md': 'ACME 1.1' });
  return startInProcess(options, local, (connection) => answerFiles(connection, remote));
}

const PLAN = 'vscode-vfs://host/repo/plan.md';

it('reads folders that only the client can access through the client', async () => {
  const { client } = await start(true);
  await client.open(PLAN, 'ACME 1.1');
  expect(await client.hoverText(PLAN, 0, 6)).toContain('Öne');
  const found = await client.references(PLAN, { line: 0, character: 6 }, false);
  expect(found?.map(({ uri }) => uri)).toEqual([
    'vscode-vfs://host/repo/docs/a.md',
    'vscode-vfs://host/repo/docs/b.md',
    PLAN,
  ]);
  expect(client.shown).toEqual([expect.stringContaining('1 file larger than 2000 bytes (limits.fileSize)')]);
});

it('renames in them', async () => {
  const { client } = await start(true);
  await client.open(PLAN, 'ACME 1.1');
  const position = { line: 0, character: 6 };
  const edit = await client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri: PLAN },
    position,
    newName: '1.7',
  });
  const changed = edit?.documentChanges?.map((one) => (TextDocumentEdit.is(one) ? one.textDocument.uri : ''));
  expect(changed?.sort()).toEqual([
    'vscode-vfs://host/repo/acme.objectives.yaml',
    'vscode-vfs://host/repo/docs/a.md',
    'vscode-vfs://host/repo/docs/b.md',
    PLAN,
  ]);
});

it('does not read paths of other schemes from the local disk', async () => {
  const { client } = await start(false);
  await client.open(PLAN, 'INTERPOL-SP 3.4, ACME 1.1');
  expect(await client.hoverText(PLAN, 0, 14)).toContain('cybercrime');
  expect(await client.hoverText(PLAN, 0, 23)).toBeNull();
  expect(await client.references(PLAN, { line: 0, character: 14 }, false)).toHaveLength(1);
});

it('continues if the client cannot read a file', async () => {
  const remote = new MemoryFiles(REMOTE);
  const folders = ['vscode-vfs://host/repo'];
  const options = { capabilities: RICH_CLIENT, folders, initializationOptions: { fileRequests: true } };
  const { client } = await startInProcess(options, new MemoryFiles({}), (connection) => {
    answerFiles(connection, remote);
    connection.onRequest(FILE_REQUESTS.readFile, () => ({ error: 'NoPermissions', message: 'no' }));
  });
  await client.open(PLAN, 'INTERPOL-SP 3.4');
  expect(await client.references(PLAN, { line: 0, character: 14 }, false)).toHaveLength(1);
  expect(client.log.join('\n')).toContain('docs/a.md is not searched for references: permission denied.');
});
