import { expect, it } from 'vitest';
import { ApplyWorkspaceEditRequest, TextDocumentEdit, type TextEdit } from 'vscode-languageserver/node';
import {
  REVISION_REQUESTS,
  type RecordOutcome,
  type RevisableFramework,
  type Revision,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
title: Acme Plan
edition: 2020
objectives:
  - 1.1 Plant trees along all the rivers # since 2016
  - 1.2 Harvest apples and pears
  - 1.3 Count the birds
  - 1.4 Write letters
  - 1.5 Provide warm meals to pupils
  - 1.6 Provide warm meals to teachers
`;
const NEW = `# Acme Plan 2024

- 1.1 Plant trees along the rivers
- 1.2 Count the birds
- 1.3 Harvest apples
- 1.4 Harvest pears
- 1.8 Provide warm meals to pupils and teachers
- 1.9 Dance
`;
const FILES: Record<string, string> = {
  '/w/acme.objectives.yaml': CATALOG,
  '/w/new.md': NEW,
  '/w/unnamed.md': NEW.replace(' 2024', ''),
  '/w/prose.md': 'Prose.\n',
};
const FRAMEWORK = { folder: 'file:///w', prefix: 'ACME', older: '2020' };

async function start(files = FILES) {
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, new MemoryFiles(files));
  const edited: Record<string, string> = {};
  let edits = 0;
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    edits++;
    for (const change of edit.documentChanges ?? []) {
      if (!TextDocumentEdit.is(change)) continue;
      const path = change.textDocument.uri.replace('file://', '');
      edited[path] = applyEdits(files[path] ?? '', change.edits as TextEdit[]);
    }
    return { applied: true };
  });
  const send = <R>(request: string, params: object = {}): Promise<R> => client.connection.sendRequest(request, params);
  const compare = (params: object) => send<Revision>(REVISION_REQUESTS.compare, { ...FRAMEWORK, ...params });
  return { send, compare, edited, count: () => edits };
}

it('names the frameworks whose catalogs can be edited, not the built-in ones', async () => {
  const { send } = await start();
  expect(await send<RevisableFramework[]>(REVISION_REQUESTS.frameworks)).toEqual([
    {
      folder: 'file:///w',
      prefix: 'ACME',
      title: 'Acme Plan',
      editions: [{ id: '2020', catalog: 'file:///w/acme.objectives.yaml' }],
    },
  ]);
});

it('compares a file with a catalog: what moved, merged, was split or withdrawn, and which numbers are reused', async () => {
  const { compare, count } = await start();
  const { proposals, ...rest } = await compare({ file: 'file:///w/new.md' });
  expect(rest).toEqual({ newer: '2024', added: 1, dropped: [] });
  const rows = proposals.map(({ kind, number, to, likeness, now = '' }) =>
    [number, kind, to.map((one) => one.number).join('+'), likeness, now].join(' '),
  );
  expect(rows).toEqual([
    '1.2 split 1.3+1.4 80 Count the birds',
    '1.3 moved 1.2 100 Harvest apples',
    '1.4 withdrawn   Harvest pears',
    '1.5 merged 1.8 88 ',
    '1.6 merged 1.8 88 ',
  ]);
  expect(count()).toBe(0);
});

it('adds the edition and records what was accepted, in the same file and as one edit', async () => {
  const { send, edited, count } = await start();
  const accepted = ['1.2', '1.3', '1.4', '1.5'];
  const params = { ...FRAMEWORK, file: 'file:///w/new.md', accepted };
  expect(await send<RecordOutcome>(REVISION_REQUESTS.record, params)).toEqual({
    applied: true,
    catalog: 'file:///w/acme.objectives.yaml',
  });
  expect(count()).toBe(1);
  expect(edited['/w/acme.objectives.yaml']).toBe(`prefix: ACME
title: Acme Plan
editions:
  - edition: 2020
    objectives:
      - 1.1 Plant trees along all the rivers # since 2016
      - number: 1.2
        title: Harvest apples and pears
        replacedBy: [1.3, 1.4]
      - number: 1.3
        title: Count the birds
        replacedBy: [1.2]
      - number: 1.4
        title: Write letters
        replacedBy: []
      - number: 1.5
        title: Provide warm meals to pupils
        replacedBy: [{number: 1.8, relation: merged}]
      - 1.6 Provide warm meals to teachers
  - edition: 2024
    published: 2024
    objectives:
      - 1.1 Plant trees along the rivers
      - 1.2 Count the birds
      - 1.3 Harvest apples
      - 1.4 Harvest pears
      - 1.8 Provide warm meals to pupils and teachers
      - 1.9 Dance
`);
});

it('compares editions that are there already, in several files, and leaves out what is recorded', async () => {
  const recorded = CATALOG.replace('- 1.4 Write letters', '- {number: 1.4, title: Write letters, replacedBy: []}');
  const newer =
    'prefix: ACME\nedition: 2024\nobjectives:\n  - 1.1 Plant trees along all the rivers\n  - 1.2 Count the birds\n';
  const { compare, send, edited } = await start({
    '/w/acme.objectives.yaml': recorded,
    '/w/acme-2024.objectives.yaml': newer,
    '/w/acme-2022.objectives.yaml': newer.replace('2024', '2022').replace('1.2 Count', '1.7 Count'),
  });
  const { proposals } = await compare({ newer: '2024' });
  expect(proposals.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
    '1.2 withdrawn',
    '1.3 moved',
    '1.5 withdrawn',
    '1.6 withdrawn',
  ]);
  await send(REVISION_REQUESTS.record, { ...FRAMEWORK, newer: '2024', accepted: ['1.3'] });
  expect(Object.keys(edited)).toEqual(['/w/acme.objectives.yaml']);
  expect(edited['/w/acme.objectives.yaml']).toBe(
    recorded.replace(
      '- 1.3 Count the birds\n',
      '- number: 1.3\n    title: Count the birds\n    replacedBy: [{edition: 2024, number: 1.2}]\n',
    ),
  );
});

it.each([
  ['a file without the name of its edition', { file: 'file:///w/unnamed.md' }, 'does not name its edition', true],
  ['a name that is taken', { file: 'file:///w/new.md', newer: '2020' }, 'ACME already has an edition 2020.', true],
  ['a file without objectives', { file: 'file:///w/prose.md' }, 'No numbered objectives found', false],
  ['a file that does not exist', { file: 'file:///w/none.md' }, 'The file cannot be read', false],
  ['an edition that does not exist', { newer: '2030' }, 'ACME 2030 no longer exists.', false],
  ['a framework that is built in', { prefix: 'INTERPOL-SP', older: '2014-2016' }, 'cannot be edited', false],
])('refuses %s', async (_, params, message, needsEdition) => {
  const { compare, send, count } = await start();
  const refused = await compare(params);
  expect(refused).toMatchObject({ needsEdition, proposals: [] });
  expect(refused.refusal).toContain(message);
  const outcome = await send<RecordOutcome>(REVISION_REQUESTS.record, { ...FRAMEWORK, ...params, accepted: [] });
  expect(outcome).toMatchObject({ applied: false, refusal: refused.refusal });
  expect(count()).toBe(0);
});
