import { beforeEach, expect, test } from 'vitest';
import { type CodeAction, CodeActionRequest, TextDocumentEdit, type TextEdit } from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import type { TestClient } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

/** Fixes of one document record what they say about reused numbers, as `objrefs fix` and Fix All in Workspace do. */

const CATALOG = `
prefix: HP
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - {number: "1.2", title: Shore power for ships, replacedBy: ["1.3"]}
      - {number: "1.3", title: Plant trees, replacedBy: ["1.2"]}
      - {number: "4.4", title: Railway terminal, replacedBy: ["2.7"]}
      - {number: "5.5", title: Oil spill drills, replacedBy: []}
      - {number: "5.6", title: School visits, replacedBy: ["5.5"]}
  - edition: "2026"
    published: 2026-01-01
    objectives: [1.2 Plant trees, 1.3 Shore power for ships, 2.7 Railway terminal, 5.5 School visits]
`;
const DOCUMENT = '/w/a.md';
const RECORD = '/w/objrefs.reviews.yaml';
const FIX_ALL = 'source.fixAll.objectiveReferences';

let files: MemoryFiles;
beforeEach(() => {
  files = new MemoryFiles({ '/w/hp.objectives.yaml': CATALOG });
});

/** Git says that all lines are of 2015. */
async function start(text: string, capabilities = RICH_CLIENT): Promise<TestClient> {
  const { client } = await startInProcess(
    { capabilities, folders: ['/w'], initializationOptions: { trusted: true } },
    files,
    undefined,
    {
      lineHistory: async ({ lines }) => ({
        kind: 'known',
        ages: new Map(lines.map((line) => [line, '2015-06-07'])),
        cutOff: 0,
      }),
    },
  );
  await client.open(DOCUMENT, text);
  return client;
}

const reused = (client: TestClient, expected: readonly string[]) =>
  client.diagnostics(DOCUMENT, (all) => {
    const found = all.filter(({ code }) => code === 'reused-number').map(({ message }) => String(message).slice(0, 12));
    return JSON.stringify(found) === JSON.stringify(expected);
  });

async function actionsAt(client: TestClient, character: number, only?: string[], line = 0): Promise<CodeAction[]> {
  const at = { line, character };
  const params = {
    textDocument: { uri: `file://${DOCUMENT}` },
    range: { start: at, end: at },
    context: { diagnostics: [], ...(only && { only }) },
  };
  return ((await client.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
}

/** Each file that an action changes, as it is then. */
function after({ edit }: CodeAction, text: string): Record<string, string> {
  const changes = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is);
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => {
      const path = textDocument.uri.slice('file://'.length);
      return [path, applyEdits(path === DOCUMENT ? text : '', edits as TextEdit[])];
    }),
  );
}

/** As an editor does: the document is changed, and the record is open then. */
async function apply(client: TestClient, action: CodeAction, text: string): Promise<Record<string, string>> {
  const changed = after(action, text);
  if (changed[RECORD] !== undefined) await client.open(RECORD, changed[RECORD], 'yaml');
  await client.change(DOCUMENT, [{ text: changed[DOCUMENT]! }]);
  return changed;
}

const TEXT = 'HP 4.4 and HP 1.2\n';

test.each([
  ['a quick fix', 4, undefined, 'Replace with 2.7'],
  ['a quick fix for all of a code', 4, undefined, 'Fix all replaced objectives in this document'],
  ['fix all, and so fixes on save', 0, [FIX_ALL], 'Fix all objective references'],
])('%s keeps open what reused numbers mean on the line that it changes', async (_, character, only, title) => {
  const text = title.endsWith('in this document') ? `HP 4.4, ${TEXT}` : TEXT;
  const client = await start(text);
  await reused(client, ['Written on 2']);
  const action = (await actionsAt(client, character, only)).find((one) => one.title.startsWith(title));
  const changed = await apply(client, action!, text);
  expect(changed[DOCUMENT]).toBe(text.replaceAll('4.4', '2.7'));
  expect(changed[RECORD]).toMatch(/number: "1.2", fingerprint: "[^"]+", kept: "2026", title: "Shore power for ships"/);
  await reused(client, ['What this me']);
});

test('a fix records that the number it writes has its present meaning, though that was reused', async () => {
  const text = 'HP 5.6\n';
  const client = await start(text);
  const [action] = await actionsAt(client, 4);
  const changed = await apply(client, action!, text);
  expect([changed[DOCUMENT], changed[RECORD]]).toEqual(['HP 5.5\n', expect.stringContaining('title: "School visits"')]);
});

test('the fix of a wrong number creates no record', async () => {
  const text = 'HP 5.7\n';
  const client = await start(text);
  const fix = (await actionsAt(client, 4)).find(({ title }) => title.startsWith('Change to 5.5'));
  const changed = await apply(client, fix!, text);
  expect([changed[DOCUMENT], changed[RECORD]]).toEqual(['HP 5.5\n', undefined]);
});

test('the fix of a number that was left open ends that', async () => {
  const client = await start(TEXT);
  await reused(client, ['Written on 2']);
  const [fix] = await actionsAt(client, 4);
  const changed = await apply(client, fix!, TEXT);
  await reused(client, ['What this me']);
  const choose = (await actionsAt(client, 16)).find(({ title }) => title.startsWith('Change to 1.3'));
  const record = (choose?.edit?.documentChanges ?? []).find(
    (change): change is TextDocumentEdit =>
      TextDocumentEdit.is(change) && change.textDocument.uri === `file://${RECORD}`,
  );
  const settled = applyEdits(changed[RECORD]!, (record?.edits ?? []) as TextEdit[]);
  expect(settled).not.toContain('kept');
  expect(settled).toContain('number: "1.3"');
});

test.each([
  ['fixes on lines without a reused number', 'HP 4.4\nHP 1.2\n', 'Replace'],
  ['fixes of numbers that were never reused', 'HP 4.4\n', 'Replace'],
  ['comments above a line', TEXT, 'Ignore'],
])('nothing is recorded for %s', async (_, text, title) => {
  const client = await start(text);
  const action = (await actionsAt(client, 4)).find((one) => one.title.startsWith(title));
  expect(Object.keys(after(action!, text))).toEqual([DOCUMENT]);
});

test('a number is written with the edition where another citation may have its other meaning', async () => {
  // 1.2 and 1.3 are swapped.
  const text = 'HP 1.2\nHP 1.3\n';
  const client = await start(text);
  await reused(client, ['Written on 2', 'Written on 2']);
  const action = (await actionsAt(client, 4)).find(({ title }) => title.startsWith('Change to 1.3'));
  expect(action?.title).toBe('Change to 1.3 Shore power for ships and add edition 2026');
  const changed = await apply(client, action!, text);
  expect(changed).toEqual({ [DOCUMENT]: 'HP:2026 1.3\nHP 1.3\n' });
  await reused(client, ['Written on 2']);
});

test('a list over two lines keeps its line break', async () => {
  const text = 'HP 1.2,\r\n2.7 and HP 5.5\r\nHP 1.3\r\n';
  const client = await start(text);
  await reused(client, Array(3).fill('Written on 2'));
  const action = (await actionsAt(client, 4)).find(({ title }) => title.startsWith('Change to 1.3'));
  const change = action?.edit?.documentChanges?.find(TextDocumentEdit.is);
  expect(change?.edits.map((edit) => 'newText' in edit && edit.newText)).toEqual(['HP:2026 1.3,\r\n2.7']);
});

test('in a list, the number alone gets the edition, and no other is lost as if it were the same', async () => {
  const text = 'HP 1.2, 5.5\nHP 1.3\nHP 1.2, 1.3\n';
  const client = await start(text);
  await reused(client, Array(5).fill('Written on 2'));
  const action = (await actionsAt(client, 4)).find(({ title }) => title.startsWith('Change to 1.3'));
  expect(after(action!, text)[DOCUMENT]).toBe('HP:2026 1.3, HP 5.5\nHP 1.3\nHP 1.2, 1.3\n');
  const titles = (await actionsAt(client, 4, undefined, 2)).map(({ title }) => title);
  expect(titles.filter((title) => /^(Change|Add)/.test(title))).toEqual([
    'Add edition 2010: 1.2 Shore power for ships',
  ]);
});

test('an editor that cannot create files gets no fix after which something that is open would seem to be settled', async () => {
  const literal = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const capabilities = { ...MINIMAL_CLIENT, textDocument: { codeAction: literal } };
  const client = await start(TEXT, capabilities);
  await reused(client, ['Written on 2']);
  expect((await actionsAt(client, 4)).filter(({ title }) => title.startsWith('Replace'))).toEqual([]);
});

test('an editor that cannot create files gets the edition with a number that no record can settle', async () => {
  const literal = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const client = await start('HP 5.6\nHP 4.4\n', { ...MINIMAL_CLIENT, textDocument: { codeAction: literal } });
  const [action] = await actionsAt(client, 4);
  expect(Object.entries(action?.edit?.changes ?? {}).map(([uri, edits]) => [uri, edits[0]?.newText])).toEqual([
    [`file://${DOCUMENT}`, 'HP:2026 5.5'],
  ]);
});
