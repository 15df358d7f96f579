// Office files: their texts are documents of their own, in which a client shows them.
import { expect, it, vi } from 'vitest';
import {
  ApplyWorkspaceEditRequest,
  DidChangeWatchedFilesNotification,
  ExecuteCommandRequest,
  FileChangeType,
  type Location,
  RenameRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import {
  COVERAGE_REQUESTS,
  type CoverageView,
  DOCUMENT_TEXT_REQUEST,
  type DocumentText,
  OBJECTIVES_REQUESTS,
  type ObjectivesNode,
  type ObjectivesPage,
  type ObjectivesPlace,
  TEXT_SCHEME,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { wordParts, zipOf } from '../support/office-files.ts';
import { answerFiles } from './support/answer-files.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = 'prefix: ACME\nedition: y2024\nobjectives:\n  - 1.1 One\n  - 1.2 Two\n';
const paragraph = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>';
const wordFile = (...paragraphs: readonly string[]) =>
  zipOf(wordParts(`${paragraph('Trees', HEADING)}${paragraphs.map((text) => paragraph(text)).join('')}`));

const FILE = '/w/our plan.docx';
const TEXT = '# Trees\n\nSee ACME 1.9\n\nand ACME 1.1';
const VIEW = `${TEXT_SCHEME}:/w/our%20plan.docx.md?file%3A%2F%2F%2Fw%2Four%2520plan.docx`;
const ASKING = 'documents: {office: true}\n';

async function start(more: Readonly<Record<string, string | Uint8Array>> = {}, documentTexts = true) {
  const files = new MemoryFiles({
    '/w/acme.objectives.yaml': CATALOG,
    '/w/objrefs.yaml': ASKING,
    [FILE]: wordFile('See ACME 1.9', 'and ACME 1.1'),
    ...more,
  });
  const initializationOptions = { documentTexts, closedFiles: true, objectives: true };
  const settings = { diagnostics: { closedFiles: true } };
  return startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions, settings }, files);
}

const textOf = ({ connection }: TestClient, uri: string): Promise<DocumentText> =>
  connection.sendRequest(DOCUMENT_TEXT_REQUEST, { uri });

it('gives the text of a file, by its URI or that of its text', async () => {
  const { client } = await start();
  expect(await textOf(client, uriOf(FILE))).toEqual({ view: VIEW, text: TEXT });
  expect(await textOf(client, VIEW)).toEqual({ view: VIEW, text: TEXT });
});

it('says why a file cannot be read', async () => {
  const { client } = await start({
    '/w/secret.docx': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    '/w/broken.docx': 'PK broken',
    '/w/large.xlsx': new Uint8Array(6_000_000),
    '/w/a.md': 'ACME 1.1',
  });
  const refusal = async (path: string) => textOf(client, uriOf(path));
  expect(await refusal('/w/secret.docx')).toEqual({
    refusal:
      'secret.docx cannot be read: it is encrypted, or in an old format. Save it in the current format, without a password.',
  });
  expect(await refusal('/w/broken.docx')).toEqual({ refusal: expect.stringMatching(/^broken\.docx cannot be read: /) });
  expect(await refusal('/w/large.xlsx')).toEqual({
    refusal: 'large.xlsx cannot be read: it is larger than limits.fileSize.',
  });
  expect(await refusal('/w/none.odt')).toEqual({ refusal: 'none.odt cannot be read: no such file.' });
  expect(await refusal('/w/a.md')).toEqual({
    refusal: 'a.md cannot be read: it is not a Word document, spreadsheet or presentation.',
  });
});

it('shows problems, meanings and definitions in the text, and no completion', async () => {
  const { client } = await start();
  await client.open(VIEW, TEXT);
  const [problem, ...others] = await client.diagnostics(VIEW, ({ length }) => length > 0);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'unknown-objective', range: { start: { line: 2, character: 4 } } });
  expect(problem?.message).toMatch(/^ACME/);
  const at = { line: 4, character: 10 };
  expect(JSON.stringify(await client.hover(VIEW, at))).toContain('One');
  expect(await client.definition(VIEW, at)).toMatchObject([{ targetUri: uriOf('/w/acme.objectives.yaml') }]);
  expect(await client.completion(VIEW, at)).toBeNull();
});

it('has the rules of the file apply to its text', async () => {
  const context = 'context: [{files: "*.docx", framework: ACME}]\nexclude: [old.docx]\n';
  const { client } = await start({ '/w/objrefs.yaml': context });
  await client.open(VIEW, 'As Objective 1.9 says');
  expect(await client.diagnostics(VIEW, ({ length }) => length > 0)).toMatchObject([{ code: 'unknown-objective' }]);
  const old = `${TEXT_SCHEME}:/w/old.docx.md?file%3A%2F%2F%2Fw%2Fold.docx`;
  await client.open(old, 'ACME 1.9');
  expect(await client.diagnostics(old, () => true)).toEqual([]);
});

it('reports problems of a file that is not open with their place, and of its text while that is open', async () => {
  const { client } = await start();
  const [problem] = await client.diagnostics(FILE, ({ length }) => length === 1);
  expect(problem?.message).toMatch(/^paragraph 2, “Trees”: ACME/);
  expect(problem?.relatedInformation?.[0]).toEqual({
    location: { uri: VIEW, range: { start: { line: 2, character: 4 }, end: { line: 2, character: 12 } } },
    message: 'In the text of the document',
  });
  await client.open(VIEW, TEXT);
  await client.diagnostics(VIEW, ({ length }) => length === 1);
  await client.diagnostics(FILE, ({ length }) => length === 0);
  await client.close(VIEW);
  await client.diagnostics(VIEW, ({ length }) => length === 0);
  await client.diagnostics(FILE, ({ length }) => length === 1);
});

it('follows changes of the file', async () => {
  const { client, files } = await start();
  await client.diagnostics(FILE, ({ length }) => length === 1);
  files.write(FILE, wordFile('See ACME 1.9, ACME 1.8'));
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(FILE), type: FileChangeType.Changed }],
  });
  await client.diagnostics(FILE, ({ length }) => length === 2);
});

const found = async (client: TestClient): Promise<readonly Location[]> =>
  (await client.references('/w/a.md', { line: 0, character: 6 }, false)) ?? [];

it('finds references once, in the text', async () => {
  const { client } = await start();
  await client.open('/w/a.md', 'ACME 1.1');
  const expected = [
    { uri: uriOf('/w/a.md'), range: expect.anything() },
    { uri: VIEW, range: { start: { line: 4, character: 4 }, end: { line: 4, character: 12 } } },
  ];
  expect(await found(client)).toEqual(expected);
  await client.open(VIEW, TEXT);
  expect(await found(client)).toEqual(expected);
});

it.each([
  ['the folder does not ask for it', { '/w/objrefs.yaml': '' }, true],
  ['the client does not show texts', {}, false],
] as const)('searches no office files where %s', async (_, files, documentTexts) => {
  const { client } = await start(files, documentTexts);
  await client.open('/w/a.md', 'ACME 1.1');
  expect((await found(client)).map(({ uri }) => uri)).toEqual([uriOf('/w/a.md')]);
});

it('searches them as soon as the folder asks for it', async () => {
  const { client, files } = await start({ '/w/objrefs.yaml': '' });
  await client.open('/w/a.md', 'ACME 1.1');
  expect(await found(client)).toHaveLength(1);
  files.write('/w/objrefs.yaml', ASKING);
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf('/w/objrefs.yaml'), type: FileChangeType.Changed }],
  });
  await vi.waitFor(async () => expect(await found(client)).toHaveLength(2), 5000);
});

async function nodesAt({ connection }: TestClient, place: ObjectivesPlace): Promise<readonly ObjectivesNode[]> {
  const filter = { text: '', only: 'all', order: 'catalog' } as const;
  return vi.waitFor(async () => {
    const params = { place, filter, limit: 100 };
    const page: ObjectivesPage = await connection.sendRequest(OBJECTIVES_REQUESTS.children, params);
    expect(page.isCounting).toBe(false);
    return page.nodes;
  }, 5000);
}

it('is counted in objectives and coverage', async () => {
  const { client } = await start();
  const objective = { framework: 'ACME', edition: 'y2024', number: '1.1' };
  const [document] = await nodesAt(client, objective);
  expect(document).toMatchObject({ label: 'our plan.docx', counts: { references: 1 }, target: { uri: VIEW } });
  expect(await nodesAt(client, document!.place)).toMatchObject([{ label: 'and ACME 1.1', target: { uri: VIEW } }]);
  const params = { folder: uriOf('/w'), look: true };
  const before: CoverageView | null = await client.connection.sendRequest(COVERAGE_REQUESTS.view, params);
  expect(before?.uris).toEqual({ 'our plan.docx': VIEW });
  await client.open(VIEW, TEXT);
  expect(await client.connection.sendRequest(COVERAGE_REQUESTS.view, params)).toEqual(before);
});

it('is never written', async () => {
  const older = '  - {edition: y2020, objectives: [{number: 1.1, title: Plant, replacedBy: [2.1]}]}';
  const catalog = `prefix: ACME\neditions:\n${older}\n  - {edition: y2024, objectives: [2.1 Grow]}\n`;
  const text = 'ACME 1.1, ACME 2.1';
  const { client } = await start({ '/w/acme.objectives.yaml': catalog, '/w/a.md': text });
  await client.open(VIEW, text);
  const [problem] = await client.diagnostics(VIEW, ({ length }) => length > 0);
  expect(problem?.code).toBe('replaced-objective');
  expect(await client.codeActions(VIEW, problem!, [problem!])).toEqual([]);

  const edited: string[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    edited.push(...filesIn(edit));
    return { applied: true };
  });
  const command = 'objectiveReferences.fixAllInWorkspace';
  await client.connection.sendRequest(ExecuteCommandRequest.type, { command });
  expect(edited).toEqual([uriOf('/w/a.md')]);

  const uri = uriOf('/w/acme.objectives.yaml');
  await client.open(uri, catalog, 'yaml');
  const renamed = await client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri },
    position: { line: 3, character: catalog.split('\n')[3]!.indexOf('2.1') },
    newName: '2.3',
  });
  expect(filesIn(renamed!).sort()).toEqual([uriOf('/w/a.md'), uri]);
});

const filesIn = ({ documentChanges = [] }: WorkspaceEdit): string[] =>
  documentChanges.flatMap((change) => ('textDocument' in change ? change.textDocument.uri : []));

it('is reviewed under its own name', async () => {
  const { client } = await start();
  await client.open(VIEW, TEXT);
  const written: string[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    written.push(JSON.stringify(edit));
    return { applied: true };
  });
  await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: 'objectiveReferences.markReviewed',
    arguments: [{ uri: VIEW }],
  });
  expect(written.join()).toContain('our plan.docx');
  expect(written.join()).not.toContain('our plan.docx.md');
});

it('is read through the client, and searched, in a virtual workspace', async () => {
  const folder = 'vscode-vfs://host/repo';
  const remote = new MemoryFiles({
    '/repo/acme.objectives.yaml': CATALOG,
    '/repo/objrefs.yaml': ASKING,
    '/repo/plan.docx': wordFile('ACME 1.1'),
    '/repo/second.docx': wordFile('ACME 1.1'),
    '/repo/broken.docx': 'PK broken',
  });
  const { client } = await startInProcess(
    {
      capabilities: RICH_CLIENT,
      folders: [folder],
      initializationOptions: { documentTexts: true, fileRequests: true },
    },
    new MemoryFiles({}),
    (connection) => answerFiles(connection, remote),
  );
  const answer = await textOf(client, `${folder}/plan.docx`);
  expect(answer).toMatchObject({ text: '# Trees\n\nACME 1.1' });
  const [view, second] = ['plan', 'second'].map((name) => {
    const file = encodeURIComponent(`${folder}/${name}.docx`);
    return `${TEXT_SCHEME}:/repo/${name}.docx.md?${file}`;
  });
  expect(answer).toMatchObject({ view });
  await client.open(view!, '# Trees\n\nACME 1.1');
  const cited = (await client.references(view!, { line: 2, character: 6 }, false))?.map(({ uri }) => uri);
  expect(cited).toEqual([view, second]);
});

it('keeps the problems of a catalog whose text is open', async () => {
  const { client } = await start({ '/w/objrefs.yaml': `${ASKING}catalogs: [{file: our plan.docx, prefix: PLAN}]\n` });
  const isAboutCatalog = (found: readonly { readonly code?: unknown }[]) =>
    found.some(({ code }) => String(code).startsWith('catalog-'));
  await client.diagnostics(FILE, isAboutCatalog);
  await client.open(VIEW, TEXT);
  await client.diagnostics(VIEW, ({ length }) => length > 0);
  expect(isAboutCatalog(await client.diagnostics(FILE, isAboutCatalog))).toBe(true);
});
