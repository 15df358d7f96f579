import { expect, it, vi } from 'vitest';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { parseCatalog } from '../../server/src/loader/parse-catalog.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const LARGE = '/project/large.objectives.yaml';
const PLAN = '/project/plan.md';
const large = (title: string) =>
  `prefix: LARGE\nobjectives:\n${Array.from({ length: 30_000 }, (_, index) => `  - 1.${index} ${title}\n`).join('')}`;

it('hovers are answered while a large catalog is composed, with what was known before', async () => {
  const hovers = async (asking: TestClient) =>
    (await Promise.all([3, 15].map((at) => asking.hoverText(PLAN, 0, at)))).map(
      (text) => /Sell|Old|New/.exec(text ?? '')?.[0],
    );
  let answered: Promise<(string | undefined)[]> | undefined;
  const files = new MemoryFiles({
    '/project/acme.objectives.yaml': 'prefix: ACME\nobjectives: [1.1 Sell]\n',
    [LARGE]: large('Old'),
  });
  // The large catalog is the last that is read: what follows is composing.
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files, undefined, {
    async parseCatalog(uri, text) {
      const parsed = await parseCatalog(uri, text);
      if (text.includes('New')) answered = hovers(client);
      return parsed;
    },
  });
  await client.open(PLAN, 'ACME 1.1 and LARGE 1.29999\n');
  await vi.waitFor(async () => expect(await hovers(client)).toEqual(['Sell', 'Old']), 60_000);
  files.write(LARGE, large('New'));
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(LARGE), type: FileChangeType.Changed }],
  });
  await vi.waitFor(() => expect(answered).toBeDefined(), 60_000);
  expect(await answered).toEqual(['Sell', 'Old']);
  await vi.waitFor(async () => expect(await hovers(client)).toEqual(['Sell', 'New']), 60_000);
}, 120_000);
