import { expect, it } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = 'prefix: ACME\nedition: y2024\nobjectives:\n  - 1.1 One\n  - 1.2 Two\n';
const FILES = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/right.md': 'ACME 1.1',
  '/w/wrong.md': 'ACME 1.9',
  '/w/out/ignored.md': 'ACME 1.9',
  '/w/.gitignore': 'out',
};

async function start(closedFiles: boolean, settings: unknown = { diagnostics: { closedFiles: true } }) {
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions: { closedFiles }, settings };
  return startInProcess(options, new MemoryFiles(FILES));
}

const codes = async (client: TestClient, path: string, count: number) =>
  (await client.diagnostics(path, ({ length }) => length === count)).map(({ code }) => code);

const changed = ({ connection }: TestClient, path: string) =>
  connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(path), type: FileChangeType.Changed }],
  });

it.each([true, false])('shows problems of files that are not open, if the setting is enabled', async (closed) => {
  const { client } = await start(closed);
  expect(await codes(client, '/w/wrong.md', 1)).toEqual(['unknown-objective']);
  expect(client.published.map(({ uri }) => uri)).toEqual([uriOf('/w/wrong.md')]);
});

it('shows none if the setting is disabled', async () => {
  const { client } = await start(true, {});
  await client.open('/w/last.md', 'ACME 1.8');
  await codes(client, '/w/last.md', 1);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(client.published.map(({ uri }) => uri)).toEqual([uriOf('/w/last.md')]);
});

it('follows changes of files and catalogs, and opened and closed documents', async () => {
  const { client, files } = await start(true);
  await codes(client, '/w/wrong.md', 1);
  files.write('/w/new.md', 'ACME 1.8 and ACME 1.7');
  await changed(client, '/w/new.md');
  expect(await codes(client, '/w/new.md', 2)).toEqual(['unknown-objective', 'unknown-objective']);

  await client.open('/w/new.md', 'ACME 1.1');
  await codes(client, '/w/new.md', 0);
  await client.close('/w/new.md');
  await codes(client, '/w/new.md', 2);

  files.write('/w/acme.objectives.yaml', `${CATALOG}  - 1.9 Nine\n`);
  await changed(client, '/w/acme.objectives.yaml');
  expect(await codes(client, '/w/wrong.md', 0)).toEqual([]);

  files.delete('/w/new.md');
  await changed(client, '/w/new.md');
  expect(await codes(client, '/w/new.md', 0)).toEqual([]);
});

it('has the client watch all files while the setting is enabled', async () => {
  const { client } = await start(true, {});
  const unregistered: string[] = [];
  client.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    unregistered.push(...unregisterations.map(({ id }) => id));
  });
  const switchTo = async (closedFiles: boolean) => {
    client.settings = { diagnostics: { closedFiles } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  };
  const all = () =>
    client.registrations.filter(({ registerOptions }) =>
      registerOptions?.watchers?.some(({ globPattern }: { globPattern: string }) => globPattern === '**/*'),
    );
  await client.hoverText('/w/right.md', 0, 5);
  expect(all()).toEqual([]);
  await switchTo(true);
  await codes(client, '/w/wrong.md', 1);
  await expect.poll(all).toHaveLength(1);
  await switchTo(false);
  await expect.poll(() => unregistered).toEqual(all().map(({ id }) => id));
});
