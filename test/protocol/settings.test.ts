import { expect, it } from 'vitest';
import { SETTINGS_REPORT, type SettingsReport } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const SETTINGS = { limits: { files: 0 }, codeLens: 'no' };
const SENTENCES = [
  'objectiveReferences.limits.files must be a whole number above zero.',
  'objectiveReferences.codeLens must be true or false.',
];

async function start(settingsReports: boolean) {
  const reports: SettingsReport[] = [];
  const { client } = await startInProcess(
    {
      capabilities: RICH_CLIENT,
      folders: ['/north', '/south'],
      settings: SETTINGS,
      initializationOptions: { settingsReports },
    },
    new MemoryFiles({ '/north/a.md': '', '/south/a.md': '' }),
    (connection) => void connection.onNotification(SETTINGS_REPORT, (report) => void reports.push(report)),
  );
  for (const folder of ['north', 'south']) {
    await client.open(`/${folder}/a.md`, 'INTERPOL-SP 9.9');
    await client.diagnostics(`/${folder}/a.md`);
  }
  return { client, reports };
}

it('reports problems of settings once to clients that show them', async () => {
  const { client, reports } = await start(true);
  expect(reports.flatMap(({ problems }) => problems)).toEqual([
    { setting: 'objectiveReferences.limits.files', message: SENTENCES[0] },
    { setting: 'objectiveReferences.codeLens', message: SENTENCES[1] },
  ]);
  expect(client.shown).toEqual([]);
});

it('shows other clients a message for each, once', async () => {
  const { client, reports } = await start(false);
  expect(client.shown).toEqual(SENTENCES);
  expect(reports).toEqual([]);
});
