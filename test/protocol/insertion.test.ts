import { expect, it } from 'vitest';
import {
  type FindObjectivesParams,
  type FoundObjectives,
  INSERTION_REQUESTS,
  type WriteReferencesParams,
  type WrittenReferences,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const ACME = `prefix: ACME
title: Acme plan
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - {number: 7.1, title: Sell ships, replacedBy: [1.2]}
  - edition: "2024"
    objectives:
      - {number: 1, title: Sell, group: Goals}
      - 1.1 Sell "boats"
      - {number: 1.2, title: Sell ships and boats}
      - {number: 1.3, title: Sell rafts, withdrawn: true}
`;
const BETA = 'prefix: BETA\nedition: "1"\nobjectives:\n  - 1.1 Buy boats\n';

function start() {
  const client = { capabilities: RICH_CLIENT, folders: ['/project'], initializationOptions: {} };
  const files = { '/project/acme.objectives.yaml': ACME, '/project/beta.objectives.yaml': BETA };
  return startInProcess(client, new MemoryFiles(files));
}

function find(client: TestClient, params: Partial<FindObjectivesParams> = {}): Promise<FoundObjectives> {
  const all: FindObjectivesParams = { uri: uriOf(PLAN), query: '', gone: false, recent: [], ...params };
  return client.connection.sendRequest(INSERTION_REQUESTS.find, all);
}

function write(client: TestClient, params: Partial<WriteReferencesParams> = {}): Promise<WrittenReferences> {
  const all: WriteReferencesParams = {
    uri: uriOf(PLAN),
    ranges: [],
    references: [],
    titles: false,
    pinned: false,
    ...params,
  };
  return client.connection.sendRequest(INSERTION_REQUESTS.write, all);
}

const numbersOf = ({ frameworks }: FoundObjectives) =>
  frameworks.map(({ prefix, objectives }) => `${prefix} ${objectives.map(({ number }) => number).join(' ')}`);
const at = (line: number, character: number, end = character) => ({
  start: { line, character },
  end: { line, character: end },
});

it('objectives are found by number and title, those of the document first', async () => {
  const { client } = await start();
  await client.open(PLAN, 'As BETA 1.1 says.');
  expect(numbersOf(await find(client, { query: 'boats' }))).toEqual(['BETA 1.1', 'ACME 1.1 1.2']);
  const everything = await find(client);
  expect(everything.frameworks.map(({ prefix }) => prefix).slice(0, 2)).toEqual(['BETA', 'ACME']);
  expect(everything.frameworks[1]?.objectives[1]).toMatchObject({
    prefix: 'ACME',
    edition: '2024',
    number: '1.1',
    title: 'Sell "boats"',
    above: ['Goals', '1 Sell'],
    status: 'current',
    replacedBy: [],
    entry: { uri: uriOf('/project/acme.objectives.yaml'), position: { line: 10, character: 8 } },
  });
});

it('withdrawn and replaced objectives are found on request, with their replacements', async () => {
  const { client } = await start();
  await client.open(PLAN, '');
  expect(numbersOf(await find(client, { query: 'acme sell' }))).toEqual(['ACME 1 1.1 1.2']);
  const found = await find(client, { query: 'acme sell', gone: true });
  expect(
    found.frameworks[0]?.objectives.slice(-2).map(({ number, status, replacedBy }) => [number, status, replacedBy]),
  ).toEqual([
    ['1.3', 'withdrawn', []],
    ['7.1', 'replaced', ['1.2']],
  ]);
});

it('recent ones are returned as they are now, without those that no longer exist', async () => {
  const { client } = await start();
  const recent = [
    { prefix: 'ACME', edition: '2024', number: '1.2' },
    { prefix: 'ACME', edition: '2030', number: '1.2' },
    { prefix: 'NONE', number: '1.2' },
    { prefix: 'BETA', number: '1.1' },
  ];
  const found = await find(client, { uri: uriOf('/project'), recent });
  expect(found.recent.map(({ prefix, title }) => `${prefix} ${title}`)).toEqual([
    'ACME Sell ships and boats',
    'BETA Buy boats',
  ]);
});

it('references are written for each place in the open document', async () => {
  const { client } = await start();
  await client.open(PLAN, 'a\n"b"\n');
  const references = [
    { prefix: 'ACME', number: '1.2' },
    { prefix: 'ACME', number: '1.1' },
    { prefix: 'ACME', edition: '2020', number: '7.1' },
  ];
  expect(await write(client, { references, ranges: [at(1, 1, 2), at(0, 1)] })).toEqual({
    texts: ['ACME 1.1, 1.2 and 7.1', ' ACME 1.1, 1.2 and 7.1'],
    isRead: true,
    unknown: [],
  });
});

it('without a place, one text is written', async () => {
  const { client } = await start();
  const references = [
    { prefix: 'ACME', number: '1.2' },
    { prefix: 'ACME', number: '9.9' },
  ];
  expect(await write(client, { uri: uriOf('/project'), references, titles: true, pinned: true })).toEqual({
    texts: ['ACME:2024 1.2 (Sell ships and boats)'],
    isRead: true,
    unknown: [{ prefix: 'ACME', number: '9.9' }],
  });
});

it('text that cannot be read as a reference is marked; without known objectives, no text is written', async () => {
  const { client } = await start();
  await client.open(PLAN, '---\nobjectives: \n---\n');
  const references = [{ prefix: 'ACME', number: '1.2' }];
  const ranges = [at(1, 12)];
  expect(await write(client, { references, ranges })).toMatchObject({ texts: ['ACME 1.2'], isRead: false });
  expect(await write(client, { references: [{ prefix: 'X', number: '1' }], ranges })).toMatchObject({ texts: [] });
});

it('a document that is not open gets the same text at each place', async () => {
  const { client } = await start();
  const references = [{ prefix: 'ACME', number: '1.2' }];
  const ranges = [at(0, 0), at(5, 0)];
  expect(await write(client, { references, ranges })).toMatchObject({ texts: ['ACME 1.2', 'ACME 1.2'], isRead: true });
});
