import { expect, it } from 'vitest';
import {
  type Position,
  PrepareRenameRequest,
  RenameRequest,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
edition: "2024"
objectives:
  - 3.1 One
  - 3.2 Two
  - 3.3 Three, once ACME 3.1
`;
const FILES = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/a.md': 'ACME 3.1 and 3.2\n',
  '/w/deep/b.ts': '// ACME 3.2-3.3\n',
  '/w/none.md': 'none\n',
};
const OPEN = 'As ACME 3.1 asks, ACME 9.9, INTERPOL-SP 3.4.\n';

async function start(capabilities = RICH_CLIENT) {
  const started = await startInProcess({ capabilities, folders: ['/w'] }, new MemoryFiles(FILES));
  await started.client.open('/w/open.md', OPEN);
  return started;
}

const rename = ({ connection }: TestClient, path: string, position: Position, newName: string) =>
  connection.sendRequest(RenameRequest.type, { textDocument: { uri: uriOf(path) }, position, newName });

const prepare = ({ connection }: TestClient, path: string, position: Position) =>
  connection.sendRequest(PrepareRenameRequest.type, { textDocument: { uri: uriOf(path) }, position });

const AT_3_1: Position = { line: 0, character: 9 };

/** The files that an edit changes, with their texts after it. */
function after(edit: WorkspaceEdit | null): Record<string, string> {
  const edits = Object.entries(edit?.changes ?? {}) as [string, TextEdit[]][];
  for (const change of edit?.documentChanges ?? []) {
    if (TextDocumentEdit.is(change)) edits.push([change.textDocument.uri, change.edits as TextEdit[]]);
  }
  const texts: Record<string, string> = { ...FILES, '/w/open.md': OPEN };
  return Object.fromEntries(
    edits.map(([uri, list]) => [uri.replace('file://', ''), applyEdits(texts[uri.replace('file://', '')] ?? '', list)]),
  );
}

const RENAMED = {
  '/w/acme.objectives.yaml': CATALOG.replaceAll('3.1', '3.7'),
  '/w/a.md': 'ACME 3.7 and 3.2\n',
  '/w/open.md': OPEN.replace('ACME 3.1', 'ACME 3.7'),
};

it.each([
  ['a rich client', RICH_CLIENT],
  ['a minimal client', MINIMAL_CLIENT],
])('%s renumbers an objective in its catalog and in all files that cite it', async (_, capabilities) => {
  const { client } = await start(capabilities);
  expect(after(await rename(client, '/w/open.md', AT_3_1, '3.7'))).toEqual(RENAMED);
});

it('renumbers from the catalog, and lists the objectives of a range', async () => {
  const { client } = await start();
  await client.open('/w/acme.objectives.yaml', CATALOG, 'yaml');
  expect(after(await rename(client, '/w/acme.objectives.yaml', { line: 5, character: 5 }, '3.9'))).toEqual({
    '/w/acme.objectives.yaml': CATALOG.replace('3.3', '3.9'),
    '/w/deep/b.ts': '// ACME 3.2-3.9\n',
  });
});

it('has the versions of open documents, and groups edits by kind', async () => {
  const { client } = await start();
  await client.change('/w/open.md', [{ text: OPEN }], 7);
  const edit = await rename(client, '/w/open.md', AT_3_1, '3.7');
  const versions = edit?.documentChanges?.flatMap((change) =>
    TextDocumentEdit.is(change) ? [[change.textDocument.uri, change.textDocument.version]] : [],
  );
  expect(Object.fromEntries(versions ?? [])).toEqual({
    'file:///w/acme.objectives.yaml': null,
    'file:///w/a.md': null,
    'file:///w/open.md': 7,
  });
  expect(Object.keys(edit?.changeAnnotations ?? {})).toEqual(['catalog', 'citations']);
});

it('includes changes on disk that the client did not report', async () => {
  const { client, files } = await start(MINIMAL_CLIENT);
  await prepare(client, '/w/open.md', AT_3_1);
  files.write('/w/new.md', 'ACME 3.1');
  files.write('/w/a.md', 'none');
  files.write('/w/acme.objectives.yaml', `# Moved by a line\n${CATALOG}`);
  const edit = await rename(client, '/w/open.md', AT_3_1, '3.7');
  expect(Object.keys(edit?.changes ?? {}).sort()).toEqual([
    'file:///w/acme.objectives.yaml',
    'file:///w/new.md',
    'file:///w/open.md',
  ]);
  expect(edit?.changes?.['file:///w/acme.objectives.yaml']?.[0]?.range.start.line).toBe(4);
});

it('offers the number as placeholder', async () => {
  const { client } = await start();
  expect(await prepare(client, '/w/open.md', { line: 0, character: 9 })).toEqual({
    range: { start: { line: 0, character: 8 }, end: { line: 0, character: 11 } },
    placeholder: '3.1',
  });
  expect(await prepare(client, '/w/open.md', { line: 0, character: 0 })).toBeNull();
});

it.each([
  ['a number that is listed', AT_3_1, '3.2', 'ACME 2024 already lists 3.2 Two. Choose another number.'],
  ['a number of another form', AT_3_1, 'x', 'ACME has no numbers like "x". Use the form of 3.1.'],
  ['a built-in framework', { line: 0, character: 40 }, '3.9', /is built in/],
  ['an unlisted number', { line: 0, character: 24 }, '3.9', /ACME has no 9\.9/],
])('refuses %s, with a message', async (_, position, newName, message) => {
  const { client } = await start();
  await expect(rename(client, '/w/open.md', position, newName)).rejects.toThrow(message);
});

it('refuses before anything is typed', async () => {
  const { client } = await start();
  await expect(prepare(client, '/w/open.md', { line: 0, character: 40 })).rejects.toThrow('is built in');
  await expect(prepare(client, '/w/open.md', { line: 0, character: 24 })).rejects.toThrow('ACME has no 9.9');
});

const AT_PREFIX: Position = { line: 0, character: 5 };
const WITH_ANOTHER_PREFIX = {
  '/w/acme.objectives.yaml': CATALOG.replaceAll('ACME', 'Beta Plan'),
  '/w/a.md': 'Beta Plan 3.1 and 3.2\n',
  '/w/deep/b.ts': '// Beta Plan 3.2-3.3\n',
  '/w/open.md': OPEN.replaceAll('ACME', 'Beta Plan'),
};

it.each([
  ['a rich client', RICH_CLIENT],
  ['a minimal client', MINIMAL_CLIENT],
])('%s gives a framework another prefix, from a citation', async (_, capabilities) => {
  const { client } = await start(capabilities);
  expect(after(await rename(client, '/w/open.md', AT_PREFIX, 'Beta Plan'))).toEqual(WITH_ANOTHER_PREFIX);
});

it('gives a framework another prefix, from its catalog', async () => {
  const { client } = await start();
  await client.open('/w/acme.objectives.yaml', CATALOG, 'yaml');
  expect(await prepare(client, '/w/acme.objectives.yaml', { line: 0, character: 9 })).toMatchObject({
    placeholder: 'ACME',
  });
  const edit = await rename(client, '/w/acme.objectives.yaml', { line: 0, character: 9 }, 'Beta Plan');
  expect(after(edit)).toEqual(WITH_ANOTHER_PREFIX);
});

it('offers the prefix as placeholder, and renumbers if a number is typed over it', async () => {
  const { client } = await start();
  expect(await prepare(client, '/w/open.md', AT_PREFIX)).toEqual({
    range: { start: { line: 0, character: 3 }, end: { line: 0, character: 7 } },
    placeholder: 'ACME',
  });
  expect(after(await rename(client, '/w/open.md', AT_PREFIX, '3.7'))).toEqual(RENAMED);
});

it('changes documents that declare the framework without citing it', async () => {
  const { client, files } = await start();
  const declaring = '---\nobjectives: ACME:2024\n---\nNothing yet.\n';
  files.write('/w/closed.md', declaring);
  files.write('/w/other.md', declaring.replace('ACME:2024', 'INTERPOL-SP'));
  await client.open('/w/new.tex', '% objrefs: ACME\n');
  const edit = await rename(client, '/w/open.md', AT_PREFIX, 'Beta Plan');
  const changes = edit?.documentChanges?.flatMap((change) =>
    TextDocumentEdit.is(change) ? [[change.textDocument.uri, (change.edits[0] as TextEdit).range.start] as const] : [],
  );
  const starts = new Map(changes);
  expect(starts.get(uriOf('/w/closed.md'))).toEqual({ line: 1, character: 12 });
  expect(starts.get(uriOf('/w/new.tex'))).toEqual({ line: 0, character: 11 });
  expect(starts.has(uriOf('/w/other.md'))).toBe(false);
});

it('updates reviews', async () => {
  const { client, files } = await start();
  const line = (framework: string, number: string, document = 'a.md') =>
    `\n  - {document: ${document}, framework: ${framework}, number: "${number}", fingerprint: "${'0'.repeat(16)}", title: "x"}\n`;
  const record = (...lines: string[]) => `format: 1\nreviews:\n${lines.join('')}`;
  const before = record(line('ACME', '3.1'), line('ACME', '3.2'), line('INTERPOL-SP', '3.1'));
  files.write('/w/objrefs.reviews.yaml', before);
  const reviewed = async (newName: string) => {
    const edit = await rename(client, '/w/open.md', AT_PREFIX, newName);
    const change = edit?.documentChanges?.find(
      (one) => TextDocumentEdit.is(one) && one.textDocument.uri.endsWith('objrefs.reviews.yaml'),
    );
    const text = applyEdits(before, TextDocumentEdit.is(change) ? (change.edits as TextEdit[]) : []);
    return [...text.matchAll(/framework: "?([\w -]+)"?,(?: edition: .*?,)? number: "?([\d.]+)/g)].map(([, ...parts]) =>
      parts.join(' '),
    );
  };
  expect(await reviewed('3.7')).toEqual(['ACME 3.2', 'ACME 3.7', 'INTERPOL-SP 3.1']);
  expect(await reviewed('BETA')).toEqual(['BETA 3.1', 'BETA 3.2', 'INTERPOL-SP 3.1']);
});

it('updates the baseline', async () => {
  const { client, files } = await start();
  const baseline = (line: string) => `format: 1
findings:
  "none.md":
    unknown-objective:
      - "ACME 3.1"
  "open.md":
    unknown-objective:
      - "${line}"
`;
  const before = baseline(OPEN.trim());
  files.write('/w/objrefs.baseline.yaml', before);
  const recorded = async (newName: string) => {
    const edit = await rename(client, '/w/open.md', AT_PREFIX, newName);
    const change = edit?.documentChanges?.find(
      (one) => TextDocumentEdit.is(one) && one.textDocument.uri.endsWith('objrefs.baseline.yaml'),
    );
    return applyEdits(before, TextDocumentEdit.is(change) ? (change.edits as TextEdit[]) : []).replace(/^#.*\n/gm, '');
  };
  expect(await recorded('3.7')).toBe(baseline(OPEN.trim().replace('3.1', '3.7')));
  expect(await recorded('BETA')).toBe(baseline(OPEN.trim().replaceAll('ACME', 'BETA')));
});

it('groups changes of the configuration separately', async () => {
  const { client, files } = await start();
  files.write('/w/objrefs.yaml', 'frameworks: {ACME: on}\n');
  const edit = await rename(client, '/w/open.md', AT_PREFIX, 'BETA');
  const changed = edit?.documentChanges?.map((change) => (TextDocumentEdit.is(change) ? change.textDocument.uri : ''));
  expect(changed).toContain('file:///w/objrefs.yaml');
  expect(Object.keys(edit?.changeAnnotations ?? {})).toEqual(['catalog', 'configuration', 'citations']);
});

it('refuses another prefix for a built-in catalog, before anything is typed', async () => {
  const { client } = await start();
  await expect(prepare(client, '/w/open.md', { line: 0, character: 30 })).rejects.toThrow('is built in');
});

it('renumbers in all folders that read the catalog, and in no other', async () => {
  const files = new MemoryFiles({
    ...FILES,
    '/v/objrefs.yaml': 'catalogs: [../w/acme.objectives.yaml]\n',
    '/v/a.md': 'ACME 3.1\n',
    '/u/acme.objectives.yaml': CATALOG,
    '/u/a.md': 'ACME 3.1\n',
  });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/u', '/v', '/w'] }, files);
  await client.open('/v/open.md', 'ACME 3.1');
  const edit = await rename(client, '/v/open.md', { line: 0, character: 6 }, '3.7');
  expect(
    edit?.documentChanges?.map((change) => (TextDocumentEdit.is(change) ? change.textDocument.uri : '')).sort(),
  ).toEqual(['file:///v/a.md', 'file:///v/open.md', 'file:///w/a.md', 'file:///w/acme.objectives.yaml']);
});
