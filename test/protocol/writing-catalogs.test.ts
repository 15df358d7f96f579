import { expect, it } from 'vitest';
import { FoldingRangeRequest, type Position } from 'vscode-languageserver/node';
import { CATALOG_REQUESTS, type NewCatalog, type ShippedCatalogInfo } from '../../server/src/protocol.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/project/acme.objectives.yaml';
const CONFIGURATION = '/project/objrefs.yaml';
const PLAN = '/project/plan.md';
const TEXT = 'prefix: ACME\nedition: "2020"\nobjectives:\n  - 1 Grow, as INTERPOL-SP 3.4 says\n  - 1.1 Sell\n';

const start = (capabilities = RICH_CLIENT) =>
  startInProcess({ capabilities, folders: ['/project'] }, new MemoryFiles({ [CATALOG]: TEXT }));
type Client = Awaited<ReturnType<typeof start>>['client'];

async function labels(client: Client, path: string, position: Position): Promise<string[] | undefined> {
  const list = await client.completion(path, position);
  return (Array.isArray(list) ? list : list?.items)?.map(({ label }) => label);
}

it('fields and values are offered in a catalog that is being written, from its first letter on', async () => {
  const { client } = await start();
  const path = '/project/new.objectives.yaml';
  await client.open(path, 'pre', 'yaml');
  expect(await labels(client, path, { line: 0, character: 3 })).toEqual(['prefix']);
  await client.change(path, [{ text: 'prefix: NEW\ndraft: ' }]);
  expect(await labels(client, path, { line: 1, character: 7 })).toEqual(['true', 'false']);
});

it('frameworks and their editions are offered in objrefs.yaml, those too that are not in use', async () => {
  const { client } = await start();
  await client.open(CONFIGURATION, 'frameworks:\n  \ncontext: [{framework: ACME, edition: }]\n', 'yaml');
  const offered = await labels(client, CONFIGURATION, { line: 1, character: 2 });
  expect(offered).toEqual(expect.arrayContaining(['ACME', 'INTERPOL-SP', 'NIST CSF']));
  expect(await labels(client, CONFIGURATION, { line: 2, character: 37 })).toEqual(['2020']);
});

it('a reference in a title is completed as in every document, and documents know nothing of fields', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  const place = { line: 3, character: TEXT.split('\n')[3]!.indexOf('3.4') + 2 };
  expect(await labels(client, CATALOG, place)).toContain('3.4');
  await client.open(PLAN, 'draft: \npre', 'yaml');
  expect((await labels(client, PLAN, { line: 0, character: 7 })) ?? []).not.toContain('true');
  expect((await labels(client, PLAN, { line: 1, character: 3 })) ?? []).not.toContain('prefix');
  expect(await client.hoverText(PLAN, 0, 2)).toBeNull();
});

it('a field has a hover, in plain text for clients that know no other', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  expect(await client.hoverText(CATALOG, 0, 2)).toContain('What stands before the number in a citation.');
  const { client: plain } = await start({});
  await plain.open(CATALOG, TEXT, 'yaml');
  expect(await plain.hoverText(CATALOG, 0, 2)).toBe(
    'prefix\nA catalog: a numbered framework, or some of its editions\n\nWhat stands before the number in a citation.\n\nExample: prefix: INTERPOL-SP',
  );
});

it('catalogs and objrefs.yaml are folded, and nothing else', async () => {
  const { client, result } = await start();
  expect(result.capabilities.foldingRangeProvider).toEqual({
    documentSelector: [{ pattern: '**/*.objectives.yaml' }, { pattern: '**/objrefs.yaml' }],
  });
  await client.open(CATALOG, TEXT, 'yaml');
  await client.open(PLAN, 'a:\n  b\n', 'yaml');
  const folds = (path: string) =>
    client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: uriOf(path) } });
  expect(await folds(CATALOG)).toEqual([
    { startLine: 2, endLine: 4 },
    { startLine: 3, endLine: 4 },
  ]);
  expect(await folds(PLAN)).toBeNull();
});

it('a catalog is begun, and the shipped ones are named', async () => {
  const { client } = await start();
  const write = (prefix: string, title: string) =>
    client.connection.sendRequest<NewCatalog>(CATALOG_REQUESTS.write, { prefix, title });
  expect(await write('City Plan', 'x')).toMatchObject({ fileName: 'city-plan.objectives.yaml' });
  expect(await write('42', '')).toMatchObject({ fault: expect.stringContaining('it has no letter') });
  const shipped = await client.connection.sendRequest<ShippedCatalogInfo[]>(CATALOG_REQUESTS.shipped, {});
  expect(shipped).toContainEqual(
    expect.objectContaining({ prefix: 'INTERPOL-SP', file: 'interpol-sp.objectives.yaml' }),
  );
});
