import { expect, it } from 'vitest';
import {
  type ClientCapabilities,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  FoldingRangeRequest,
  type Position,
  type TextEdit,
} from 'vscode-languageserver/node';
import { CATALOG_REQUESTS, type NewCatalog, type ShippedCatalogInfo } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
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

it('fields and values are completed in a catalog from its first letter on', async () => {
  const { client } = await start();
  const path = '/project/new.objectives.yaml';
  await client.open(path, 'pre', 'yaml');
  expect(await labels(client, path, { line: 0, character: 3 })).toEqual(['prefix']);
  await client.change(path, [{ text: 'prefix: NEW\ndraft: ' }]);
  expect(await labels(client, path, { line: 1, character: 7 })).toEqual(['true', 'false']);
});

it('frameworks and their editions are completed in objrefs.yaml, including disabled ones', async () => {
  const { client } = await start();
  await client.open(CONFIGURATION, 'frameworks:\n  \ncontext: [{framework: ACME, edition: }]\n', 'yaml');
  const offered = await labels(client, CONFIGURATION, { line: 1, character: 2 });
  expect(offered).toEqual(expect.arrayContaining(['ACME', 'INTERPOL-SP', 'NIST CSF']));
  expect(await labels(client, CONFIGURATION, { line: 2, character: 37 })).toEqual(['2020']);
});

it('a reference in a title is completed as in every document, and documents have no fields', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  const place = { line: 3, character: TEXT.split('\n')[3]!.indexOf('3.4') + 2 };
  expect(await labels(client, CATALOG, place)).toContain('3.4');
  await client.open(PLAN, 'draft: \npre', 'yaml');
  expect((await labels(client, PLAN, { line: 0, character: 7 })) ?? []).not.toContain('true');
  expect((await labels(client, PLAN, { line: 1, character: 3 })) ?? []).not.toContain('prefix');
  expect(await client.hoverText(PLAN, 0, 2)).toBeNull();
});

it('a field has a hover, in plain text for clients without Markdown', async () => {
  const { client } = await start();
  await client.open(CATALOG, TEXT, 'yaml');
  expect(await client.hoverText(CATALOG, 0, 2)).toContain('Prefix before the number in citations.');
  const { client: plain } = await start({});
  await plain.open(CATALOG, TEXT, 'yaml');
  expect(await plain.hoverText(CATALOG, 0, 2)).toBe(
    'prefix\nA catalog: a numbered framework, or some of its editions\n\nPrefix before the number in citations.\n\nExample: prefix: INTERPOL-SP',
  );
});

it('only catalogs and objrefs.yaml are folded', async () => {
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

it('a catalog is created, and the built-in ones are listed', async () => {
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

const MESSY = `${TEXT}  - {number: 1.2, title: Buy, replacedBy: [ '1',"1.1" ]}\n`;
const NEAT = `${TEXT}  - {number: 1.2, title: Buy, replacedBy: [1, 1.1]}\n`;
const options = { tabSize: 4, insertSpaces: false };

it('lists of an open catalog are formatted, and no other document', async () => {
  const { client } = await start();
  await client.open(CATALOG, MESSY, 'yaml');
  await client.open(PLAN, 'aliases: [ a ]\n', 'yaml');
  const format = (path: string) =>
    client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: uriOf(path) }, options });
  const formatLine = (line: number) => {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const textDocument = { uri: uriOf(CATALOG) };
    return client.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, range, options });
  };
  expect(applyEdits(MESSY, (await format(CATALOG)) ?? [])).toBe(NEAT);
  expect(await formatLine(3)).toEqual([]);
  expect(applyEdits(MESSY, (await formatLine(5)) ?? [])).toBe(NEAT);
  expect(await format(PLAN)).toBeNull();
});

it('formatting is registered for catalogs and objrefs.yaml only, if the client supports it', async () => {
  const announced = { documentFormattingProvider: true, documentRangeFormattingProvider: true };
  expect((await start({})).result.capabilities).toMatchObject(announced);
  const dynamicRegistration = true;
  const capabilities: ClientCapabilities = {
    ...RICH_CLIENT,
    textDocument: {
      ...RICH_CLIENT.textDocument,
      formatting: { dynamicRegistration },
      rangeFormatting: { dynamicRegistration },
    },
  };
  const { client, result } = await start(capabilities);
  expect(result.capabilities).not.toHaveProperty('documentFormattingProvider');
  await client.open(CATALOG, TEXT, 'yaml');
  await labels(client, CATALOG, { line: 0, character: 3 });
  const registered = client.registrations.filter(({ method }) => /formatting/i.test(method));
  const documentSelector = [{ pattern: '**/*.objectives.yaml' }, { pattern: '**/objrefs.yaml' }];
  expect(registered.map(({ method, registerOptions }) => ({ method, registerOptions }))).toEqual(
    ['textDocument/formatting', 'textDocument/rangeFormatting'].map((method) => ({
      method,
      registerOptions: expect.objectContaining({ documentSelector }),
    })),
  );
});

it('files that can be read as catalogs are offered in objrefs.yaml, folder by folder', async () => {
  const files = new MemoryFiles({
    [CATALOG]: TEXT,
    '/project/standards/controls.csv': 'id,name\n',
    '/project/standards/picture.png': '',
    '/project/standards/old plans/2020.docx': '',
    '/project/.git/config': '',
  });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, files);
  const offered = async (text: string): Promise<string[] | undefined> => {
    const lines = text.split('$0')[0]!.split('\n');
    await client.open(CONFIGURATION, text.replace('$0', ''), 'yaml');
    const found = await labels(client, CONFIGURATION, { line: lines.length - 1, character: lines.at(-1)!.length });
    await client.close(CONFIGURATION);
    return found;
  };
  expect(await offered('catalogs:\n  - $0')).toEqual(
    expect.arrayContaining(['file', 'acme.objectives.yaml', 'standards/']),
  );
  const inFolder = ['standards/controls.csv', 'standards/old plans/'];
  expect(await offered('catalogs: [standards/$0]')).toEqual(inFolder);
  expect(await offered('catalogs:\n  - file: "standards/$0"\n')).toEqual(inFolder);
  expect(await offered('exclude: [standards/$0]')).toEqual([...inFolder, 'standards/picture.png']);
  for (const text of ['catalogs: [../$0]', 'catalogs: [none/$0]', 'catalogs: [standards/*/$0]', 'exclude: [/$0]']) {
    expect(await offered(text)).not.toEqual(expect.arrayContaining([expect.stringContaining('/')]));
  }
});

it('a catalog is written from an empty file: created by a quick fix, completed, formatted', async () => {
  const { client } = await start();
  const path = '/project/city-plan.objectives.yaml';
  let text = '';
  await client.open(path, text, 'yaml');
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const applyFix = async (title: string, ...problems: string[]): Promise<void> => {
    await client.diagnostics(path, (found) => found.map(({ code }) => code).join() === problems.join());
    const actions = (await client.codeActions(path, { range: everywhere })) ?? [];
    const action = actions.find((each) => each.title === title);
    if (!action || !('edit' in action)) throw new Error(actions.map((each) => each.title).join(', '));
    const [change] = action.edit?.documentChanges ?? [];
    text = applyEdits(text, change && 'edits' in change ? (change.edits as TextEdit[]) : []);
    await client.change(path, [{ text }]);
  };
  await applyFix('Start a catalog', 'catalog-missing-field');
  expect(text).toBe('prefix: CITY-PLAN\nobjectives:\n  - 1 Title\n');
  text = text.replace(
    '  - 1 Title\n',
    '  - 1 Grow\n  - {number: 1.1, titel: Plant, withdrawn: true, replacedBy: "1"}\n',
  );
  await client.change(path, [{ text }]);
  await applyFix('Change to "title"', 'catalog-missing-field', 'catalog-unknown-field', 'catalog-schema');
  await applyFix('Put it in brackets', 'catalog-schema');
  const textDocument = { uri: uriOf(path) };
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
  expect(applyEdits(text, edits ?? [])).toBe(
    'prefix: CITY-PLAN\nobjectives:\n  - 1 Grow\n  - {number: 1.1, title: Plant, withdrawn: true, replacedBy: [1]}\n',
  );
});
