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

  describe('find citations', () => {
    const cites = async (client: TestClient, path?: string) =>
      (await call(client, 'find_citations', { reference: 'ACME 1.1', ...(path && { path }) })).references.map(
        ({ file, line, column }: Json) => `${file}:${line}:${column}`,
      );

    it('in documents as they are in the editor, and in files on disk', async () => {
      const { client } = await start({
        '/project/a.md': 'ACME 1.1',
        '/project/deep/b.md': 'See\nACME 1.1 and 1.2.',
        '/project/none.md': 'ACME 1.2',
      });
      expect(await cites(client)).toEqual(['a.md:1:1', 'deep/b.md:2:1']);
      await client.open('/project/a.md', 'Not any more.');
      await client.open('/project/new.md', 'An unsaved one of ACME 1.1.');
      expect(await cites(client)).toEqual(['deep/b.md:2:1', 'new.md:1:19']);
      await client.close('/project/a.md');
      expect(await cites(client)).toEqual(['a.md:1:1', 'deep/b.md:2:1', 'new.md:1:19']);
    });

    it.each(['deep', 'deep/b.md', './deep/', '/project/deep', 'file:///project/deep/b.md', 'deep\\b.md'])(
      'in %s alone',
      async (path) => {
        const { client } = await start({ '/project/a.md': 'ACME 1.1', '/project/deep/b.md': 'ACME 1.1' });
        expect(await cites(client, path)).toEqual(['deep/b.md:1:1']);
      },
    );

    it.each(['gone', '..', '../other', '/etc', 'file:///etc/passwd', 'http://example.org/a'])(
      'nowhere outside of the folder, nor in %s',
      async (path) => {
        const { client } = await start({ '/project/a.md': 'ACME 1.1', '/other/b.md': 'ACME 1.1' });
        await expect(cites(client, path)).rejects.toThrow('path: there is no such file or folder');
      },
    );

    it('in all folders, whose names come first', async () => {
      const { client } = await start(
        { '/project/a.md': 'ACME 1.1', '/north/b.md': 'ACME 1.1', '/north/acme.objectives.yaml': ACME },
        ['/project', '/north'],
      );
      expect(await cites(client)).toEqual(['project/a.md:1:1', 'north/b.md:1:1']);
      expect(await cites(client, 'north')).toEqual(['north/b.md:1:1']);
      expect(await cites(client, 'north/b.md')).toEqual(['north/b.md:1:1']);
      expect(await cites(client, '/north/b.md')).toEqual(['north/b.md:1:1']);
      await expect(cites(client, 'b.md')).rejects.toThrow('path:');
    });
  });

  it('check a text as what its name says it is, until nothing is left to fix', async () => {
    const { client } = await start({
      '/project/objrefs.yaml': 'context: [{files: "plans/**", framework: ACME}]\n',
      [CATALOG]:
        'prefix: ACME\neditions:\n  - {edition: "1", objectives: [{number: 1.1, title: Sell, replacedBy: [1.2]}]}\n  - {edition: "2", objectives: [1.2 Sell]}\n',
    });
    const check = async (text: string, filename?: string) =>
      (await call(client, 'check_text', { text, ...(filename && { filename }) })).findings;
    expect(await check('Objective 1.1')).toEqual([]);
    for (const name of ['plans/a.md', '/project/plans/a.md', 'file:///project/plans/a.md']) {
      expect(await check('Objective 1.1', name)).toMatchObject([{ code: 'replaced-objective', line: 1, column: 1 }]);
    }
    const [finding] = await check('See ACME 1.1.');
    const text = 'See ACME 1.1.';
    const fixed =
      text.slice(0, finding.column - 1) + finding.suggestions[0].newText + text.slice(finding.endColumn - 1);
    expect(fixed).toBe('See ACME 1.2.');
    expect(await check(fixed)).toEqual([]);
  });

  it('explain references and compare editions', async () => {
    const { client } = await start({
      [CATALOG]:
        'prefix: ACME\neditions:\n  - {edition: "1", objectives: [{number: 1.1, title: Sell, replacedBy: [1.2]}]}\n  - {edition: "2", objectives: [1.2 Sell]}\n',
    });
    const { references } = await call(client, 'explain_reference', { text: 'ACME 1.1' });
    expect(references).toMatchObject([{ status: 'replaced', replacedBy: [{ number: '1.2' }] }]);
    const compared = await call(client, 'compare_editions', { framework: 'ACME', from: '1', to: '2' });
    expect(JSON.stringify(compared)).toContain('"1.2"');
  });
});
