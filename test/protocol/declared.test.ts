import { expect, it } from 'vitest';
import {
  CompletionRequest,
  DocumentHighlightRequest,
  HoverRequest,
  InlayHintResolveRequest,
  type Position,
  ReferencesRequest,
  RenameRequest,
  TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const FILES = {
  '/w/acme.objectives.yaml': `prefix: ACME
levels: [priority, objective]
editions:
  - edition: "2014"
    objectives:
      - 3 Innovation
      - 3.1 One
      - 3.2 Two
  - edition: "2024"
    objectives:
      - 3.1 Other
`,
  '/w/objrefs.yaml': 'context:\n  - {keys: [plan], framework: ACME, edition: "2014"}\n',
  '/w/closed.md': '---\nobjectives: ACME:2014\n---\n- 3.1 One\n\nObjectives 3.1 and 3.2, in 3.1 million.\n',
  '/w/data.yaml': 'plan: [3.1, 3.2]\ntext: 3.1\n',
  '/w/today.md': '---\nobjectives: ACME\n---\nObjective 3.1.\n',
  '/w/none.md': 'Objective 3.1.\n',
};
const OPEN = '<!-- objrefs: ACME:2014 -->\nUnder Objective 3.1, see ACME 3.1.\n';
const AT: Position = { line: 1, character: 17 };

async function start() {
  const started = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, new MemoryFiles(FILES));
  await started.client.open('/w/open.md', OPEN);
  return started.client;
}

it('finds all references to an objective, however the framework is declared', async () => {
  const { connection } = await start();
  const request = { textDocument: { uri: uriOf('/w/open.md') }, position: AT, context: { includeDeclaration: false } };
  const found = await connection.sendRequest(ReferencesRequest.type, request);
  const places = found?.map(({ uri, range: { start } }) => `${uri.slice(10)} ${start.line}:${start.character}`);
  expect(places?.sort()).toEqual(['closed.md 3:2', 'closed.md 5:0', 'data.yaml 0:7', 'open.md 1:25', 'open.md 1:6']);
  const highlights = await connection.sendRequest(DocumentHighlightRequest.type, request);
  expect(highlights).toHaveLength(2);
});

it('renumbering writes numbers without a prefix if the framework is declared', async () => {
  const { connection } = await start();
  const request = { textDocument: { uri: uriOf('/w/open.md') }, position: AT, newName: '3.7' };
  const edit = await connection.sendRequest(RenameRequest.type, request);
  const texts: Record<string, string> = { ...FILES, '/w/open.md': OPEN };
  const after = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is).map(({ textDocument, edits }) => {
    const path = textDocument.uri.replace('file://', '');
    return [path, applyEdits(texts[path] ?? '', edits as TextEdit[])];
  });
  expect(Object.fromEntries(after)).toEqual({
    '/w/acme.objectives.yaml': FILES['/w/acme.objectives.yaml'].replace('3.1 One', '3.7 One'),
    '/w/closed.md': '---\nobjectives: ACME:2014\n---\n- 3.7 One\n\nObjectives 3.7 and 3.2, in 3.1 million.\n',
    '/w/data.yaml': 'plan: [3.7, 3.2]\ntext: 3.1\n',
    '/w/open.md': OPEN.replaceAll('3.1', '3.7'),
  });
});

it('an edit of the declaration changes what the whole document means', async () => {
  const client = await start();
  const { connection } = client;
  const params = { textDocument: { uri: uriOf('/w/open.md') }, position: AT };
  const hover = async () => JSON.stringify(await connection.sendRequest(HoverRequest.type, params));
  expect(await hover()).toContain('One');
  await client.change('/w/open.md', [{ text: OPEN.replace(':2014', '') }]);
  expect(await hover()).toContain('Other');
  await client.change('/w/open.md', [{ text: OPEN.replace('objrefs: ACME:2014', '                  ') }]);
  expect(await hover()).toBe('null');
});

it('completion offers numbers of the declared edition', async () => {
  const client = await start();
  await client.change('/w/open.md', [{ text: OPEN.replace('3.1,', ',') }]);
  const params = { textDocument: { uri: uriOf('/w/open.md') }, position: { line: 1, character: 16 } };
  const list = await client.connection.sendRequest(CompletionRequest.type, params);
  const items = Array.isArray(list) ? list : (list?.items ?? []);
  expect(items.map(({ label }) => label).filter((label) => !label.includes('('))).toEqual(['3', '3.1', '3.2']);
});

it('completion and hints describe a number by its meaning in the document', async () => {
  const options = {
    capabilities: RICH_CLIENT,
    folders: ['/w'],
    settings: { inlayHints: { enabled: true } },
  };
  const { client } = await startInProcess(options, new MemoryFiles(FILES));
  await client.open('/w/open.md', OPEN);
  const [hint] = (await client.inlayHints('/w/open.md')) ?? [];
  const resolved = await client.connection.sendRequest(InlayHintResolveRequest.type, hint!);
  expect(resolved.tooltip).toMatchObject({ value: expect.stringContaining('One') });
  const params = { textDocument: { uri: uriOf('/w/open.md') }, position: { line: 1, character: 16 } };
  const list = await client.connection.sendRequest(CompletionRequest.type, params);
  const item = (Array.isArray(list) ? list : (list?.items ?? [])).find(({ label }) => label.startsWith('3.1'));
  expect((await client.resolve(item!)).documentation).toMatchObject({ value: expect.stringContaining('One') });
});
