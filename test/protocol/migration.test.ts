import { expect, it } from 'vitest';
import {
  type AnnotatedTextEdit,
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { MIGRATION_REQUESTS, type MigrationOutcome, type MigrationPlan } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
title: Acme Plan
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Apples, replacedBy: [2.1]}
      - {number: 1.2, title: Pears, replacedBy: [2.2, 2.3]}
      - {number: 1.3, title: Plums, replacedBy: []}
  - edition: "2024"
    objectives:
      - 2.1 Apples and more
      - 2.2 Green pears
      - 2.3 Yellow pears
`;
const FILES: Record<string, string> = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/a.md': 'ACME:2020 1.1, ACME 1.2, ACME 1.3\r\n',
  '/w/b.md': 'ACME 1.2 and 1.1\n',
  '/w/c.md': 'INTERPOL-SP 3.4\n',
};
const TARGET = { folder: 'file:///w', prefix: 'ACME', edition: '2024' };
const CHOSEN = { ...TARGET, choices: [{ number: '1.2', becomes: ['2.3'] }] };

async function start() {
  const files = new MemoryFiles(FILES);
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  const requests: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    requests.push(params);
    return { applied: true };
  });
  const send = <R>(request: string, params?: unknown): Promise<R> => client.connection.sendRequest(request, params);
  return { client, requests, send };
}

it('names the frameworks that have an edition to migrate to', async () => {
  const { send } = await start();
  expect(await send(MIGRATION_REQUESTS.frameworks)).toEqual([
    {
      folder: 'file:///w',
      prefix: 'ACME',
      title: 'Acme Plan',
      editions: [{ id: '2024', isCurrent: true, objectives: 3 }],
    },
  ]);
});

it('counts changes, choices and what stays unchanged, with one question for each number', async () => {
  const { send } = await start();
  expect(await send(MIGRATION_REQUESTS.plan, { ...TARGET, choices: [] })).toEqual({
    references: 5,
    affected: 5,
    rewritten: 2,
    files: 2,
    toChoose: 2,
    left: 1,
    questions: [
      {
        number: '1.2',
        title: 'Pears',
        references: 2,
        candidates: [
          { number: '2.2', title: 'Green pears' },
          { number: '2.3', title: 'Yellow pears' },
        ],
      },
    ],
    decisions: [expect.anything(), expect.anything(), expect.anything()],
    settled: 0,
  } satisfies MigrationPlan);
});

it.each([
  ['with a preview', true],
  ['immediately', false],
])('migrates all files as one edit, %s', async (_, preview) => {
  const { client, requests, send } = await start();
  await client.open('/w/b.md', 'open: ACME 1.2\n');
  const { applied, plan } = await send<MigrationOutcome>(MIGRATION_REQUESTS.migrate, { ...CHOSEN, preview });
  expect([applied, plan.rewritten, plan.left]).toEqual([true, 3, 1]);
  const [{ edit, label, metadata }] = requests as [ApplyWorkspaceEditParams];
  expect([label, metadata]).toEqual(['Migrate to ACME 2024', { isRefactoring: true }]);
  const texts: Record<string, string> = { ...FILES, '/w/b.md': 'open: ACME 1.2\n' };
  const changes = edit.documentChanges?.filter((change) => TextDocumentEdit.is(change)) ?? [];
  const after = changes.map((change) => {
    const { uri, version } = change.textDocument;
    return [uri, version, applyEdits(texts[uri.replace('file://', '')] ?? '', change.edits as TextEdit[])];
  });
  expect(after).toEqual([
    ['file:///w/a.md', null, 'ACME:2024 2.1, ACME 2.3, ACME 1.3\r\n'],
    ['file:///w/b.md', 1, 'open: ACME 2.3\n'],
  ]);
  // Something needs confirmation, so that the preview is shown, but none of the changes, so that all are ticked. What
  // needs it is the folder, which exists: VS Code does not show that.
  const needing = Object.entries(edit.changeAnnotations ?? {}).flatMap(([id, { needsConfirmation }]) =>
    needsConfirmation ? [id] : [],
  );
  const others = edit.documentChanges?.filter((change) => !TextDocumentEdit.is(change)) ?? [];
  expect(others).toEqual(
    preview ? [{ kind: 'create', uri: 'file:///w', options: { ignoreIfExists: true }, annotationId: needing[0] }] : [],
  );
  for (const { edits } of changes) {
    for (const one of edits as AnnotatedTextEdit[]) {
      expect(one.annotationId === undefined || !needing.includes(one.annotationId)).toBe(true);
      expect(one.newText !== '' || JSON.stringify(one.range.start) !== JSON.stringify(one.range.end)).toBe(true);
    }
  }
});

it.each([
  ['a folder', { ...CHOSEN, folder: 'file:///elsewhere' }],
  ['a framework', { ...CHOSEN, prefix: 'ACNE' }],
  ['an edition', { ...CHOSEN, edition: '2020' }],
])('returns null for an unknown %s', async (_, params) => {
  const { requests, send } = await start();
  expect(await send(MIGRATION_REQUESTS.plan, params)).toBeNull();
  expect(await send(MIGRATION_REQUESTS.migrate, { ...params, preview: false })).toBeNull();
  expect(requests).toEqual([]);
});

it('ignores choices that the edition does not have', async () => {
  const { send } = await start();
  const choices = [{ number: '1.2', becomes: ['9.9'] }];
  expect(await send<MigrationPlan>(MIGRATION_REQUESTS.plan, { ...TARGET, choices })).toMatchObject({ toChoose: 2 });
});
