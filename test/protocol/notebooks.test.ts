// An open notebook is one document, its cells: the file on disk, and its raw text in an editor, do not count beside them.
import { expect, it, vi } from 'vitest';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver/node';
import {
  type CitedNode,
  COVERAGE_REQUESTS,
  type CoverageView,
  OBJECTIVES_REQUESTS,
  type ObjectivesPage,
  type ObjectivesPlace,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
editions:
  - edition: y2020
    objectives: [{number: 1.1, title: Sell less, replacedBy: [2.1]}]
  - edition: y2024
    objectives: [2 Grow, 2.1 Sell]
`;
const NOTEBOOK = '/w/book.ipynb';
const RAW = JSON.stringify({ cells: [{ source: ['ACME 1.1\n', 'ACME 2.1'] }, { source: ['ACME 1.1'] }] });
const CELLS = [
  'vscode-notebook-cell:/w/book.ipynb#W0sZmlsZQ%3D%3D',
  'vscode-notebook-cell:/w/book.ipynb#W1sZmlsZQ%3D%3D',
];
const TEXTS = ['ACME 1.1\nACME 2.1', 'and ACME 1.1'];
const PLAN = '/w/plan.md';

async function start(settings: unknown = {}) {
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': CATALOG, [NOTEBOOK]: RAW, [PLAN]: 'ACME 1.1\n' });
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], settings };
  return startInProcess({ ...options, initializationOptions: { objectives: true, closedFiles: true } }, files);
}

async function openCells(client: TestClient): Promise<void> {
  for (const [index, cell] of CELLS.entries()) await client.open(cell, TEXTS[index]!, 'markdown');
}

it('has its references once, in its cells', async () => {
  const { client } = await start();
  await openCells(client);
  await client.open(NOTEBOOK, RAW, 'json');
  const found = await client.references(CELLS[0]!, { line: 0, character: 6 }, false);
  expect(found?.map(({ uri }) => uri).sort()).toEqual([uriOf(PLAN), ...CELLS]);
});

it('counts as one file when all are fixed', async () => {
  const { client } = await start();
  await openCells(client);
  const edited: string[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    for (const change of edit.documentChanges ?? []) if ('textDocument' in change) edited.push(change.textDocument.uri);
    return { applied: true };
  });
  await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: 'objectiveReferences.fixAllInWorkspace',
  });
  expect(edited.sort()).toEqual([uriOf(PLAN), ...CELLS]);
  await vi.waitFor(() => expect(client.shown).toEqual(['Fixed 3 problems in 2 files.']));
});

it('is one document in the tree of objectives, with the lines of its cells', async () => {
  const { client } = await start();
  await openCells(client);
  const children = (place: ObjectivesPlace) =>
    client.connection.sendRequest<ObjectivesPage>(OBJECTIVES_REQUESTS.children, {
      place,
      filter: { text: '', only: 'all', order: 'catalog' },
      limit: 100,
    });
  await vi.waitFor(async () => expect((await children({})).isCounting).toBe(false));
  const place = { framework: 'ACME', edition: 'y2020', number: '1.1' };
  const { nodes } = await children(place);
  expect(nodes.map(({ label, counts, target }) => [label, counts?.references, target?.uri])).toEqual([
    ['book.ipynb', 2, uriOf(NOTEBOOK)],
    ['plan.md', 1, uriOf(PLAN)],
  ]);
  const lines = await children(nodes[0]!.place);
  expect(lines.nodes.map(({ label, target }) => [label, target?.uri])).toEqual([
    ['ACME 1.1', CELLS[0]],
    ['and ACME 1.1', CELLS[1]],
  ]);
});

it('is one document in the list of what is cited here', async () => {
  const { client } = await start();
  await openCells(client);
  const nodes = await client.connection.sendRequest<CitedNode[] | null>(OBJECTIVES_REQUESTS.citedHere, {
    uri: uriOf(NOTEBOOK),
    cells: CELLS,
  });
  const objectives = nodes?.[0]?.children ?? [];
  expect(nodes?.map(({ counts }) => counts?.references)).toEqual([3]);
  expect(objectives.map(({ label, children }) => [label, children.map(({ target }) => target?.uri)])).toEqual([
    ['1.1', CELLS],
    ['2.1', [CELLS[0]]],
  ]);
});

it('is one document in the coverage', async () => {
  const { client } = await start();
  await openCells(client);
  const view = await client.connection.sendRequest<CoverageView | null>(COVERAGE_REQUESTS.view, {
    folder: 'file:///w',
    look: true,
  });
  expect(view?.uris).toEqual({ 'book.ipynb': uriOf(NOTEBOOK), 'plan.md': uriOf(PLAN) });
});

it('has its problems in its cells while they are open, else in the file', async () => {
  const { client } = await start({ diagnostics: { closedFiles: true } });
  await client.diagnostics(NOTEBOOK, ({ length }) => length === 2);
  await openCells(client);
  await client.diagnostics(NOTEBOOK, ({ length }) => length === 0);
  await client.diagnostics(CELLS[1]!, ({ length }) => length === 1);
  for (const cell of CELLS) await client.close(cell);
  await client.diagnostics(NOTEBOOK, ({ length }) => length === 2);
});

it('is left out where the configuration excludes it', async () => {
  const { client } = await start({ exclude: ['*.ipynb'] });
  await openCells(client);
  await client.open('/w/last.md', 'ACME 1.1');
  await client.diagnostics('/w/last.md', ({ length }) => length === 1);
  const found = await client.references('/w/last.md', { line: 0, character: 6 }, false);
  expect(found?.map(({ uri }) => uri).sort()).toEqual([uriOf('/w/last.md'), uriOf(PLAN)]);
});
