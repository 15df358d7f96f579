import { expect, it, vi } from 'vitest';
import {
  type DocumentStatus,
  LIMITS_REACHED,
  type LimitsReached,
  STATUS_CHANGED,
  STATUS_REQUEST,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/w/plan.md';
const CATALOG = '/w/acme.objectives.yaml';
const ACME = `prefix: ACME
title: Acme plan
editions:
  - {edition: "2020", objectives: [{number: 1.1, title: One, replacedBy: [2.1]}]}
  - {edition: "2024", objectives: [2.1 Two, 2.2 Three]}
`;

async function start(files: Record<string, string> = {}, { settings = {}, status = true } = {}) {
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], settings, initializationOptions: { status } };
  return startInProcess(options, new MemoryFiles({ [CATALOG]: ACME, ...files }));
}

const statusOf = ({ connection }: TestClient, path = PLAN) =>
  connection.sendRequest<DocumentStatus | null>(STATUS_REQUEST, { uri: uriOf(path) });

it('has what a document cites, and how many references have problems', async () => {
  const { client } = await start();
  await client.open(PLAN, 'INTERPOL-SP 3.4, ACME 2.1, 2.2, 1.1, 9.9 and ACME:2020 1.1.');
  expect(await statusOf(client)).toEqual({
    frameworks: [
      {
        prefix: 'ACME',
        title: 'Acme plan',
        references: 5,
        editions: ['2024', '2020'],
        entry: { uri: uriOf(CATALOG), position: { line: 0, character: 8 } },
      },
      expect.objectContaining({ prefix: 'INTERPOL-SP', references: 1, editions: ['2014-2016'] }),
    ],
    references: 6,
    problems: { unknown: 1, affected: 2, others: 0, hasWarnings: true },
    isSearching: false,
    limits: [],
  });
});

it('counts a range and its end as one reference if both are affected', async () => {
  const catalog = `prefix: ACME
editions:
  - {edition: "2020", objectives: [1.1 One, {number: 1.2, title: Two, replacedBy: []}, {number: 1.3, title: Three, replacedBy: []}]}
  - {edition: "2024", objectives: [1.1 One]}
`;
  const { client } = await start({ [CATALOG]: catalog });
  await client.open(PLAN, 'ACME 1.1–1.3, and ACME 1.2.');
  expect(await statusOf(client)).toMatchObject({ references: 3, problems: { unknown: 0, affected: 2 } });
});

it('has what a document declares, even if it cites nothing', async () => {
  const { client } = await start();
  await client.open(PLAN, '---\nobjectives: ACME:2020\n---\n');
  expect(await statusOf(client)).toMatchObject({
    frameworks: [{ prefix: 'ACME', references: 0, editions: ['2020'] }],
    references: 0,
    problems: { unknown: 0, affected: 0, others: 0, hasWarnings: false },
  });
  await client.open('/w/none.md', 'Nothing.');
  expect(await statusOf(client, '/w/none.md')).toMatchObject({ frameworks: [], references: 0 });
  expect(await statusOf(client, '/w/closed.md')).toBeNull();
});

it.each([true, false])('notifies clients that show it of changes: %s', async (status) => {
  const { client } = await start({}, { status });
  let notifications = 0;
  client.connection.onNotification(STATUS_CHANGED, () => void notifications++);
  await client.open(PLAN, 'ACME 2.1');
  if (!status) {
    await statusOf(client);
    await client.change(PLAN, [{ text: 'ACME 2.1, 2.2' }]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(notifications).toBe(0);
    return;
  }
  await vi.waitFor(() => expect(notifications).toBeGreaterThan(0));
  const before = notifications;
  await client.change(PLAN, [{ text: 'ACME 2.1, 2.2' }]);
  await vi.waitFor(() => expect(notifications).toBeGreaterThan(before));
  expect((await statusOf(client))?.references).toBe(2);
});

it('has the limits that are reached, and where they are set, and notifies of them once', async () => {
  const settings = { limits: { fileSize: '500 B' } };
  const configuration = 'limits: {lineLength: 95}\n';
  const long = `${'x'.repeat(100)}\nACME 2.1\n`;
  const { client } = await start(
    { '/w/objrefs.yaml': configuration, '/w/big.md': 'ACME 2.1 '.repeat(60) },
    { settings },
  );
  const reached: LimitsReached[] = [];
  client.connection.onNotification(LIMITS_REACHED, (params: LimitsReached) => void reached.push(params));
  await client.open(PLAN, long);
  const inDocument = {
    limit: 'lineLength',
    what: '1 file with lines of more than 95 characters',
    configuration: uriOf('/w/objrefs.yaml'),
  };
  await vi.waitFor(async () => expect((await statusOf(client))?.limits).toEqual([inDocument]));
  await client.references(PLAN, { line: 1, character: 6 }, false);
  await client.references(PLAN, { line: 1, character: 6 }, false);
  const inFolder = { limit: 'fileSize', what: '1 file larger than 500 bytes', configuration: null };
  expect((await statusOf(client))?.limits).toEqual([inDocument, inFolder]);
  expect(reached.map(({ uri, limits }) => [uri, limits])).toEqual([
    [uriOf(PLAN), [inDocument]],
    [uriOf('/w'), [inFolder]],
  ]);
  expect(reached[1]?.message).toContain('w is only partly searched');
  expect(client.shown).toEqual([]);
});
