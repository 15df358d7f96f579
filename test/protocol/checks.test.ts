import { describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '../../server/src/library/api.ts';
import { CHECK_REQUEST, CHECKS_CHANGED, type CheckParams } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const CATALOG = '/project/acme.objectives.yaml';
const ACME = 'prefix: ACME\nedition: "2020"\nobjectives:\n  - 1.1 Sell\n';

function start(files: Record<string, string> = {}, preview = true) {
  const client = { capabilities: RICH_CLIENT, folders: ['/project'], initializationOptions: { preview } };
  return startInProcess(client, new MemoryFiles({ [CATALOG]: ACME, ...files }));
}

function check(client: TestClient, text: string, path = PLAN): Promise<CheckResult | null> {
  const params: CheckParams = { uri: uriOf(path), text };
  return client.connection.sendRequest<CheckResult | null>(CHECK_REQUEST, params);
}

describe('texts that a client renders', () => {
  it('are checked as they are sent, whether or not they are open', async () => {
    const { client } = await start();
    await client.open(PLAN, 'Nothing.');
    const result = await check(client, 'See ACME 1.1 and ACME 1.9.');
    expect(result?.references.map(({ column, status }) => [column, status])).toEqual([
      [5, 'current'],
      [18, 'unknown-objective'],
    ]);
    expect(result?.findings.map(({ code }) => code)).toEqual(['unknown-objective']);
    expect((await check(client, 'ACME 1.1', '/project/closed.md'))?.references).toHaveLength(1);
  });

  it('are not checked above the size limit of the folder', async () => {
    const { client } = await start({ '/project/objrefs.yaml': 'limits: {fileSize: 1 KB}' });
    expect(await check(client, 'ACME 1.1')).not.toBeNull();
    expect(await check(client, 'ACME 1.1 '.repeat(200))).toBeNull();
  });

  it.each([true, false])('can change with catalogs, of which clients that render are notified: %s', async (preview) => {
    const { client } = await start({}, preview);
    let notifications = 0;
    client.connection.onNotification(CHECKS_CHANGED, () => {
      notifications++;
    });
    expect((await check(client, 'ACME 2.1'))?.references[0]?.status).toBe('unknown-objective');
    const before = notifications;
    await client.open(CATALOG, ACME.replace('1.1', '2.1'));
    await vi.waitFor(async () => {
      expect((await check(client, 'ACME 2.1'))?.references[0]?.status).toBe('current');
    });
    expect(notifications > before).toBe(preview);
  });
});
