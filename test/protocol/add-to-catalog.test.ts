import { expect, it } from 'vitest';
import { type CodeAction, TextDocumentEdit, type TextEdit } from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/w/acme.objectives.yaml';

/** The quick fixes on the reference that add a number to the catalog: titles, and the catalog after each. */
async function added(catalog: string, text: string, prepare?: (client: Started) => Promise<void>) {
  const files = new MemoryFiles({ [CATALOG]: catalog });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  await client.open('/w/a.md', text);
  await prepare?.(client);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
  const actions = (await client.codeActions('/w/a.md', { range })) as CodeAction[];
  return actions
    .filter(({ title }) => title.startsWith('Add '))
    .map(({ title, edit, diagnostics }) => {
      const [change] = edit?.documentChanges ?? [];
      if (!change || !TextDocumentEdit.is(change)) throw new Error('Expected an edit');
      expect(diagnostics?.map(({ code }) => code)).toEqual(['unknown-objective']);
      const { uri, version } = change.textDocument;
      expect(uri).toBe(`file://${CATALOG}`);
      return { title, version, after: applyEdits(catalog, change.edits as TextEdit[]) };
    });
}

type Started = Awaited<ReturnType<typeof startInProcess>>['client'];

const HEAD = 'prefix: ACME\neditions:\n  - edition: "2024"\n    objectives:\n';

it.each([
  ['after the sibling before it', '      - 3 C\n      - 3.1 D\n      - 3.2 E\n      - 4 F\n', '3.3', 2],
  ['between siblings', '      - 3 C\n      - 3.1 D # one\n      - 3.4 E\n', '3.2', 1],
  ['after the descendants of the sibling', '      - 3 C\n      - 3.1 D\n      - 3.1.1 E\n\n      - 4 F\n', '3.2', 2],
  ['after the last one', '      - 1 A\n      - 2 B', '3', 1],
  ['after its parent', '      - 3 C\n      - 4 F\n', '3.1', 0],
  [
    'after entries of several lines',
    '      - number: 1\n        title: A\n        note: >\n          x\n\n      - 4 F\n',
    '2',
    3,
  ],
])('inserts a number %s', async (_, objectives, number, line) => {
  const lines = objectives.split('\n');
  const expected = [...lines.slice(0, line + 1), `      - ${number} `, ...lines.slice(line + 1)].join('\n');
  const actions = await added(HEAD + objectives, `ACME ${number}`);
  expect(actions).toEqual([
    { title: `Add ${number} to the catalog of ACME 2024`, version: null, after: HEAD + expected },
  ]);
});

it('inserts a number before the first sibling if none is smaller', async () => {
  const [action] = await added(`${HEAD}      - 3 C\n      - 3.2 D\n`, 'ACME 3.1');
  expect(action?.after).toBe(`${HEAD}      - 3 C\n      - 3.1 \n      - 3.2 D\n`);
});

it('inserts a number into the nested list of its siblings', async () => {
  const nested = '      - number: 3\n        title: C\n        objectives:\n          - 3.1 D\n      - 4 F\n';
  expect((await added(HEAD + nested, 'ACME 3.2'))[0]?.after).toBe(
    HEAD + nested.replace('3.1 D\n', '3.1 D\n          - 3.2 \n'),
  );
  expect((await added(HEAD + nested, 'ACME 5'))[0]?.after).toBe(`${HEAD}${nested.trimEnd()}\n      - 5 \n`);
});

it('keeps the line endings of the catalog', async () => {
  const catalog = 'prefix: ACME\r\nobjectives:\r\n- 1 A\r\n- 3 B\r\n';
  const [action] = await added(catalog, 'ACME 2');
  expect(action).toMatchObject({
    title: 'Add 2 to the catalog of ACME',
    after: catalog.replace('A\r\n', 'A\r\n- 2 \r\n'),
  });
});

it('inserts a number into the edition in the citation', async () => {
  const catalog =
    'prefix: ACME\neditions:\n- edition: a\n  objectives:\n  - 1 A\n- edition: b\n  objectives:\n  - 1 B\n';
  const [action] = await added(catalog, 'ACME:a 2');
  expect(action).toMatchObject({
    title: 'Add 2 to the catalog of ACME a',
    after: catalog.replace('1 A', '1 A\n  - 2 '),
  });
});

it('edits the version of an open catalog in the editor', async () => {
  const catalog = `${HEAD}      - 1 A\n`;
  const actions = await added(catalog, 'ACME 2', async (client) => {
    await client.open(CATALOG, catalog, 'yaml');
    await client.change(CATALOG, [{ text: catalog }], 5);
  });
  expect(actions).toMatchObject([{ version: 5, after: `${HEAD}      - 1 A\n      - 2 \n` }]);
});

it('offers each number once', async () => {
  const actions = await added(`${HEAD}      - 1 A\n`, 'ACME 2, ACME 2 and ACME 3');
  expect(actions.map(({ title }) => title)).toEqual([
    'Add 2 to the catalog of ACME 2024',
    'Add 3 to the catalog of ACME 2024',
  ]);
});

it.each([
  ['a list on one line', 'prefix: ACME\nobjectives: [1 A, 3 B]\n', 'ACME 2'],
  ['a built-in catalog', `${HEAD}      - 1 A\n`, 'INTERPOL-SP 9.9'],
  ['a listed number', `${HEAD}      - 1 A\n`, 'ACME 1'],
])('offers nothing for %s', async (_, catalog, text) => {
  expect(await added(catalog, text)).toEqual([]);
});

it('offers nothing while the catalog has errors', async () => {
  const actions = await added(`${HEAD}      - 1 A\n`, 'ACME 2', async (client) => {
    await client.diagnostics('/w/a.md');
    await client.open(CATALOG, 'prefix: [ACME\n', 'yaml');
    await client.diagnostics(CATALOG, ({ length }) => length > 0);
  });
  expect(actions).toEqual([]);
});
