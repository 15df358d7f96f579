import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { TOOL_REQUEST, type ToolAnswer } from '../../server/src/protocol/index.ts';
import { TOOLS } from '../../server/src/tools/tools.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import type { TestClient } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer for assistants.
type Json = any;

const CATALOG = '/project/acme.objectives.yaml';
const ACME = 'prefix: ACME\nedition: "2020"\nobjectives:\n  - 1.1 Sell\n  - 1.2 Buy\n';

function start(files: Record<string, string> = {}, folders = ['/project']) {
  return startInProcess({ capabilities: RICH_CLIENT, folders }, new MemoryFiles({ [CATALOG]: ACME, ...files }));
}

const send = ({ connection }: TestClient, name: string, input: unknown): Promise<ToolAnswer> =>
  connection.sendRequest<ToolAnswer>(TOOL_REQUEST, { name, input });

async function call(client: TestClient, name: string, input: object): Promise<Json> {
  const answer = await send(client, name, input);
  if ('error' in answer) throw new Error(answer.error);
  return JSON.parse(answer.text);
}

const found = async (client: TestClient, words: string) =>
  (await call(client, 'find_objectives', { words, framework: 'ACME' })).objectives.map(
    ({ citation, title }: Json) => `${citation} ${title}`,
  );

describe('tools for assistants', () => {
  it('answer with the catalogs of the folder', async () => {
    const { client } = await start();
    expect(await found(client, '')).toEqual(['ACME 1.1 Sell', 'ACME 1.2 Buy']);
  });

  it('use open texts instead of those on disk', async () => {
    const { client } = await start();
    expect(await found(client, 'apples')).toEqual([]);
    await client.open(CATALOG, ACME.replace('Sell', 'Sell apples'));
    expect(await found(client, 'apples')).toEqual(['ACME 1.1 Sell apples']);
    await client.close(CATALOG);
    expect(await found(client, 'apples')).toEqual([]);
  });

  it.each([
    ['a client that watches files', RICH_CLIENT],
    ['one that does not', MINIMAL_CLIENT],
  ])('are never out of date, without an event from %s', async (_, capabilities) => {
    const files = new MemoryFiles({ [CATALOG]: ACME });
    const { client } = await startInProcess({ capabilities, folders: ['/project'] }, files);
    expect(await found(client, 'apples')).toEqual([]);
    files.write(CATALOG, ACME.replace('Sell', 'Sell apples'));
    expect(await found(client, 'apples')).toEqual(['ACME 1.1 Sell apples']);
  });

  it('find new catalogs where the client does not watch files', async () => {
    const files = new MemoryFiles({});
    const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT, folders: ['/project'] }, files);
    await expect(found(client, 'sell')).rejects.toThrow('"ACME" is unknown');
    files.write(CATALOG, ACME);
    expect(await found(client, 'sell')).toEqual(['ACME 1.1 Sell']);
  });

  it('say that a catalog is broken, and answer with its last valid version', async () => {
    const files = new MemoryFiles({ [CATALOG]: ACME });
    const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files);
    expect(await found(client, 'sell')).toEqual(['ACME 1.1 Sell']);
    files.write(CATALOG, 'prefix: [');
    const { objectives, problems } = await call(client, 'find_objectives', { words: 'sell', framework: 'ACME' });
    expect(objectives).toMatchObject([{ citation: 'ACME 1.1' }]);
    expect(problems).toMatchObject([{ file: 'acme.objectives.yaml', uses: 'last-valid-version' }]);
  });

  it('know the built-in frameworks where no folder is open', async () => {
    const { client } = await startInProcess({ capabilities: RICH_CLIENT });
    const { objectives } = await call(client, 'find_objectives', { words: '3.4' });
    expect(objectives[0].citation).toBe('INTERPOL-SP 3.4');
  });

  it('refuse what is no tool and no input, and go on', async () => {
    const { client } = await start();
    const refused = async (name: unknown, input: unknown) =>
      expect(await send(client, name as string, input)).toEqual({ error: expect.any(String) });
    await refused('format_disk', {});
    for (const name of ['', null, 5, {}, '__proto__', 'constructor']) await refused(name, {});
    for (const { name } of TOOLS) {
      for (const input of [null, 5, 'x', [], { words: 5 }, { [name]: 'x' }, undefined]) await refused(name, input);
    }
    expect(await client.connection.sendRequest(TOOL_REQUEST)).toEqual({ error: expect.any(String) });
    expect(await found(client, 'sell')).toEqual(['ACME 1.1 Sell']);
  });

  it('end when the request is cancelled, while catalogs are read', async () => {
    const files = new MemoryFiles({ [CATALOG]: ACME });
    const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files);
    await found(client, 'sell');
    const open = files.close();
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      TOOL_REQUEST,
      { name: 'find_objectives', input: { words: '' } },
      source.token,
    );
    source.cancel();
    await expect(answer).rejects.toThrow('Cancelled');
    open();
    expect(await found(client, 'sell')).toEqual(['ACME 1.1 Sell']);
  });
});
