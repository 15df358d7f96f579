import { expect, it, vi } from 'vitest';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  LSPErrorCodes,
  ReferencesRequest,
  RenameRequest,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/w/acme.objectives.yaml';
const FILES = { [CATALOG]: 'prefix: ACME\nedition: "1"\nobjectives: [3.1 One, 3.2 Two]\n', '/w/a.md': 'ACME 3.1\n' };
const POSITION = { line: 0, character: 9 };

/** One file can be slow, which is not a catalog. */
class SlowFiles extends MemoryFiles {
  #gate: Promise<void> = Promise.resolve();

  override async readFile(uri: string, limit?: number): Promise<Uint8Array> {
    if (uri.endsWith('.md')) await this.#gate;
    return super.readFile(uri, limit);
  }

  override close(): () => void {
    let open = (): void => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }
}

async function start() {
  const files = new SlowFiles(FILES);
  const capabilities = { ...RICH_CLIENT, window: { workDoneProgress: true } };
  const { client } = await startInProcess({ capabilities, folders: ['/w'] }, files);
  await client.open('/w/open.md', 'As ACME 3.1 asks.\n');
  await client.open(CATALOG, FILES[CATALOG]!, 'yaml');
  // A catalog gets diagnostics once its current text has been read.
  await client.hover(CATALOG, { line: 0, character: 9 });
  return { client, files };
}

/** Cancels each search that shows progress, while files are as slow as possible; returns how many there were. */
function pressing(client: TestClient, open: () => void): () => number {
  let shown = 0;
  client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    client.connection.onProgress(WorkDoneProgress.type, token, async (value) => {
      if (value.kind !== 'begin') return;
      shown++;
      expect(value.cancellable).toBe(true);
      await client.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      // A notification is read before the request that follows it.
      await client.hoverText('/w/open.md', 0, 9);
      open();
    });
  });
  return () => shown;
}

const references = ({ connection }: TestClient) =>
  connection.sendRequest(ReferencesRequest.type, {
    textDocument: { uri: uriOf('/w/open.md') },
    position: POSITION,
    context: { includeDeclaration: false },
  });

it('a search that the user cancels has no results, and the next one finds everything', async () => {
  const { client, files } = await start();
  const shown = pressing(client, files.close());
  await expect(references(client)).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(shown()).toBe(1);
  expect(await references(client)).toHaveLength(2);
  expect(client.log.filter((line) => line.includes('failed'))).toEqual([]);
});

it('all requests that wait for the same search are answered', async () => {
  const { client, files } = await start();
  pressing(client, files.close());
  const answers = await Promise.allSettled([references(client), references(client), references(client)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});

it('a rename that the user cancels changes nothing', async () => {
  const { client, files } = await start();
  const textDocument = { uri: uriOf('/w/open.md') };
  const rename = () =>
    client.connection.sendRequest(RenameRequest.type, { textDocument, position: POSITION, newName: '3.7' });
  pressing(client, files.close());
  await expect(rename()).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(await rename()).not.toBeNull();
});

it('after a cancelled search, nothing is searched in the background until references are requested', async () => {
  const { client, files } = await start();
  const lens = async () => {
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uriOf(CATALOG) } });
    return client.connection.sendRequest(CodeLensResolveRequest.type, lenses![0]!);
  };
  const shown = pressing(client, files.close());
  await expect(lens()).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  await expect(lens()).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(shown()).toBe(1);
  expect(await references(client)).toHaveLength(2);
  await vi.waitFor(async () => expect((await lens()).command?.title).toContain('2 references'));
});
