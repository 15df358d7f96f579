// Frameworks read live from files in other formats, which objrefs.yaml lists.
import { describe, expect, it } from 'vitest';
import { PrepareRenameRequest, RenameRequest } from 'vscode-languageserver/node';
import { IMPORT_REQUEST } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const DOCUMENT = '/project/report.md';
const TEXT = '# Acme Plan 2024\n\n- 1.1 Grow trees\n- **1.2** Sell pears\n';

const start = (text = TEXT) =>
  startInProcess(
    { capabilities: RICH_CLIENT, folders: ['/project'] },
    new MemoryFiles({
      '/project/objrefs.yaml': 'catalogs:\n  - {file: plan.md, prefix: ACME}\n',
      [PLAN]: text,
    }),
  );

const placeIn = (path: string, line: number, character: number) => ({
  textDocument: { uri: uriOf(path) },
  position: { line, character },
});

const rename = ({ connection }: TestClient, place: ReturnType<typeof placeIn>, newName: string) =>
  connection.sendRequest(RenameRequest.type, { ...place, newName });

describe('a framework as it was published', () => {
  it('takes effect while it is edited, and definitions lead to its numbers', async () => {
    const { client } = await start();
    await client.open(DOCUMENT, 'As ACME 1.2 and ACME 1.3 ask.');
    expect(await client.hoverText(DOCUMENT, 0, 5)).toContain('Sell pears');
    expect(await client.definition(DOCUMENT, { line: 0, character: 5 })).toMatchObject([
      { targetUri: `file://${PLAN}`, targetSelectionRange: { start: { line: 3, character: 4 } } },
    ]);
    expect(await client.diagnostics(DOCUMENT)).toMatchObject([{ code: 'unknown-objective' }]);
    await client.open(PLAN, TEXT);
    await client.change(PLAN, [{ text: TEXT.replace('Sell pears', 'Sell plums\n- 1.3 Dance') }]);
    await client.diagnostics(DOCUMENT, (found) => found.length === 0);
    expect(await client.hoverText(DOCUMENT, 0, 5)).toContain('Sell plums');
  });

  it('is not edited: neither renamed nor added to', async () => {
    const { client } = await start();
    await client.open(DOCUMENT, 'As ACME 1.2 and ACME 1.3 ask.');
    const refusal = 'ACME is read directly from plan.md. Edit plan.md, or convert it to a catalog: objrefs import.';
    for (const character of [4, 9]) {
      await expect(
        client.connection.sendRequest(PrepareRenameRequest.type, placeIn(DOCUMENT, 0, character)),
      ).rejects.toThrow(refusal);
      await expect(rename(client, placeIn(DOCUMENT, 0, character), character === 4 ? 'NEW' : '1.9')).rejects.toThrow(
        refusal,
      );
    }
    const range = { start: { line: 0, character: 16 }, end: { line: 0, character: 24 } };
    const actions = (await client.codeActions(DOCUMENT, { range })) ?? [];
    expect(actions.map(({ title }) => title).filter((title) => title.startsWith('Add '))).toEqual([]);
    await client.open(PLAN, TEXT);
    await expect(rename(client, placeIn(PLAN, 2, 3), '1.9')).rejects.toThrow(refusal);
  });

  it('stays in effect when it no longer has numbers, and its file has a diagnostic', async () => {
    const { client } = await start();
    await client.open(DOCUMENT, 'As ACME 1.2 asks.');
    expect(await client.hoverText(DOCUMENT, 0, 5)).toContain('Sell pears');
    await client.open(PLAN, TEXT);
    await client.change(PLAN, [{ text: '# Acme Plan 2024\n' }]);
    await client.diagnostics(PLAN, ([first]) => first?.code === 'catalog-import');
    expect(await client.hoverText(DOCUMENT, 0, 5)).toContain('Sell pears');
  });
});

describe('a file as a catalog, on request', () => {
  const importFile = ({ connection }: TestClient, path: string, params: object) =>
    connection.sendRequest(IMPORT_REQUEST, { uri: uriOf(path), prefix: 'ACME', ...params });

  it('returns the catalog, and what was skipped', async () => {
    const { client } = await start(`${TEXT}\nProse.\n`);
    expect(await importFile(client, PLAN, { edition: '9' })).toEqual({
      catalog:
        'format: 1\nprefix: ACME\ntitle: Acme Plan 2024\neditions:\n  - edition: 9\n    objectives:\n      - 1.1 Grow trees\n      - 1.2 Sell pears\n',
      fileName: 'acme.objectives.yaml',
      edition: '9',
      problems: [],
      dropped: ['1 unnumbered paragraph (line 6 "Prose.")'],
    });
  });

  it('says why it cannot be converted', async () => {
    const { client } = await start('Prose.\n');
    const refusal = { catalog: null, dropped: [] };
    expect(await importFile(client, PLAN, {})).toMatchObject({
      ...refusal,
      problems: [{ line: 0, message: expect.stringContaining('No numbered objectives found') }],
    });
    expect(await importFile(client, '/project/none.md', {})).toMatchObject({
      ...refusal,
      problems: [{ line: 0, message: expect.stringContaining('The file cannot be read') }],
    });
  });
});
