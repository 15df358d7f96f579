import { expect, it, vi } from 'vitest';
import { type CurrentEdition, EDITION_REQUESTS, EDITIONS_CHANGED } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = '/w/acme.objectives.yaml';
const EDITIONS = `prefix: ACME
editions:
  - edition: "2016"
    objectives: [1.1 One]
  - edition: "2020"
    objectives:
      - {number: 1.1, title: One, replacedBy: [2.1]}
      - {number: 1.2, title: Two, replacedBy: [1.3]}
      - 1.3 Three
      - 1.4 Four
      - {number: 1.5, title: Five, withdrawn: true}
`;
const ACME = `${EDITIONS}  - edition: "2024"
    objectives: [2.1 One, 1.2 Something else, 1.3 Two and three]
`;
const PLAN =
  'ACME 1.1, ACME 1.2, ACME 1.3, ACME 1.4, ACME 1.5, ACME 9.9, ACME:2020 1.3, ACME:2016 1.1, ACME:2024 1.2.\n';

async function start(files: Record<string, string> = {}) {
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions: { editions: true } };
  return startInProcess(options, new MemoryFiles({ [CATALOG]: ACME, ...files }));
}

const current = async ({ connection }: TestClient) =>
  (await connection.sendRequest<CurrentEdition[]>(EDITION_REQUESTS.current, {})).find(
    ({ prefix }) => prefix === 'ACME',
  );
const affected = ({ connection }: TestClient, since: string, prefix = 'ACME') =>
  connection.sendRequest<number | null>(EDITION_REQUESTS.affected, { folder: uriOf('/w'), prefix, since });

it('has the current edition in each folder, and the earlier ones', async () => {
  const { client } = await start();
  expect(await current(client)).toEqual({
    folder: uriOf('/w'),
    prefix: 'ACME',
    edition: '2024',
    older: ['2016', '2020'],
  });
});

it('counts the references that a migration rewrites or that need a decision', async () => {
  const { client } = await start({ '/w/a.md': PLAN, '/w/b.md': 'ACME 1.1\n' });
  // 1.1 (twice), 1.2, 1.4, 1.5, and those of 2016 and 2020; 1.3 keeps its meaning.
  expect(await affected(client, '2020')).toBe(7);
  expect(await affected(client, '1999')).toBeNull();
  expect(await affected(client, '2020', 'NONE')).toBeNull();
});

it('references that mean an older edition by default are affected', async () => {
  const declared = '---\nobjectives: ACME:2020\n---\n';
  const { client } = await start({ '/w/a.md': `${declared}ACME 1.1\n` });
  expect(await affected(client, '2020')).toBe(1);
  const { client: configured } = await start({
    '/w/objrefs.yaml': 'frameworks: {ACME: {edition: "2020"}}\n',
    '/w/a.md': 'ACME 1.1\n',
  });
  expect(await affected(configured, '2020')).toBe(1);
});

it('notifies when a catalog has another current edition, not when a title changes', async () => {
  const { client } = await start();
  let notifications = 0;
  client.connection.onNotification(EDITIONS_CHANGED, () => void notifications++);
  await client.open(CATALOG, ACME, 'yaml');
  expect((await current(client))?.edition).toBe('2024');
  const before = notifications;
  await client.change(CATALOG, [{ text: ACME.replace('Four', 'For all') }]);
  await vi.waitFor(async () => expect(await client.hoverText(CATALOG, 9, 9)).toContain('For all'));
  expect(notifications).toBe(before);
  await client.change(CATALOG, [{ text: EDITIONS }]);
  await vi.waitFor(() => expect(notifications).toBe(before + 1));
  expect((await current(client))?.edition).toBe('2020');
});
