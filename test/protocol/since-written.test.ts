import { beforeEach, expect, test } from 'vitest';
import {
  DiagnosticSeverity,
  ExecuteCommandRequest,
  MessageType,
  type ShowMessageParams,
} from 'vscode-languageserver/node';
import type { HistoryRequest, LineHistory } from '../../server/src/loader/line-history.ts';
import { TRUSTED_NOTIFICATION } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { repository } from '../unit/cli/selection/repository.ts';
import type { TestClient } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess, startSpawned } from './support/servers.ts';

const COMMAND = 'objectiveReferences.checkSinceWritten';
const CATALOG = `
prefix: ACME
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - 1.1 Grow apples
      - {number: "3.4", title: Train officers, replacedBy: ["4.2"]}
  - edition: "2015"
    published: 2015-06-01
    objectives:
      - 1.1 Grow many apples
      - 3.4 Buy software
      - 4.2 Train officers
`;
const TEXT = 'Old ACME 3.4\nOld ACME 1.1\nNewer ACME 3.4\n';

let requests: HistoryRequest[] = [];
let answer: (request: HistoryRequest) => Promise<LineHistory>;

/** Line 0 is old, line 2 newer. */
const days: LineHistory = {
  kind: 'known',
  ages: new Map([
    [0, '2012-03-04'],
    [2, '2017-08-09'],
  ]),
  cutOff: 0,
};

beforeEach(() => {
  requests = [];
  answer = async () => days;
});

async function start(settings: unknown, trusted?: boolean) {
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': CATALOG, '/w/a.md': TEXT });
  const { client, result } = await startInProcess(
    {
      capabilities: RICH_CLIENT,
      folders: ['/w'],
      settings,
      initializationOptions: { closedFiles: true, ...(trusted !== undefined && { trusted }) },
    },
    files,
    undefined,
    {
      lineHistory: (request) => {
        requests.push(request);
        return answer(request);
      },
    },
  );
  return { client, files, commands: result.capabilities.executeCommandProvider?.commands };
}

const BY_SETTING = { diagnostics: { sinceWritten: true } };

/** Waits until exactly the numbers on these lines are reported as reused. */
const until = (client: TestClient, lines: readonly number[], path = '/w/a.md') =>
  client.diagnostics(path, (diagnostics) => {
    const reused = diagnostics.filter(({ code }) => code === 'reused-number').map(({ range }) => range.start.line);
    return JSON.stringify(reused) === JSON.stringify(lines);
  });

async function run(client: TestClient): Promise<ShowMessageParams> {
  const shown = new Promise<ShowMessageParams>((resolve) => {
    client.connection.onNotification('window/showMessage', resolve);
  });
  await client.connection.sendRequest(ExecuteCommandRequest.type, { command: COMMAND });
  return shown;
}

test('with the setting, when a document is opened: only lines with reused numbers are looked up', async () => {
  const { client } = await start(BY_SETTING);
  await client.open('/w/a.md', TEXT);
  await until(client, [0]);
  expect(requests.map(({ lines, text }) => [lines, text])).toEqual([[[0, 2], TEXT]]);
});

test('lines keep their date while others are edited; changed lines are new', async () => {
  const { client } = await start(BY_SETTING);
  await client.open('/w/a.md', TEXT);
  await until(client, [0]);
  const at = (line: number, character: number) => ({ line, character });
  await client.change('/w/a.md', [{ range: { start: at(0, 0), end: at(0, 0) }, text: 'A line before\n' }]);
  await until(client, [1]);
  await client.change('/w/a.md', [{ range: { start: at(1, 0), end: at(1, 3) }, text: 'Present' }]);
  await until(client, []);
  expect(requests).toHaveLength(1);
});

test('when it is saved with another text; the same text is not looked up again', async () => {
  const { client } = await start(BY_SETTING);
  await client.open('/w/a.md', TEXT);
  await until(client, [0]);
  await client.save('/w/a.md');
  await client.change('/w/a.md', [{ text: `ACME 1.1\n${TEXT}` }]);
  answer = async () => ({
    kind: 'known',
    ages: new Map([
      [1, 'new'],
      [3, '2012-03-04'],
    ]),
    cutOff: 0,
  });
  await client.save('/w/a.md');
  await until(client, [3]);
  expect(requests.map(({ lines }) => lines)).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

test('by command, if the setting is disabled; until then there is no evidence', async () => {
  const { client, commands } = await start({ diagnostics: { sinceWritten: false } });
  expect(commands).toContain(COMMAND);
  await client.open('/w/a.md', TEXT);
  const reported = await client.diagnostics('/w/a.md');
  expect(reported.map(({ range, severity }) => [range.start.line, severity])).toEqual([
    [0, DiagnosticSeverity.Information],
    [2, DiagnosticSeverity.Information],
  ]);
  expect(requests).toEqual([]);
  expect(await run(client)).toEqual({
    type: MessageType.Warning,
    message: '1 number in open documents may be cited for an earlier meaning.',
  });
  await until(client, [0]);
});

test('the command reports what could not be determined', async () => {
  answer = async () => ({ kind: 'no-program' });
  const { client } = await start({});
  await client.open('/w/a.md', TEXT);
  expect((await run(client)).message).toBe(
    '2 numbers in open documents may be cited for an earlier meaning. ' +
      'Cannot find out when lines were written: git is not on the PATH.',
  );
});

test('a look-up is cancelled when the text has changed', async () => {
  const { client } = await start(BY_SETTING);
  let ended = false;
  const begun = new Promise<void>((begin) => {
    answer = ({ signal }) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          ended = true;
          resolve({ kind: 'cancelled' });
        });
        begin();
      });
  });
  await client.open('/w/a.md', TEXT);
  await begun;
  answer = async () => days;
  await client.change('/w/a.md', [{ text: `${TEXT}\nMore` }]);
  await client.save('/w/a.md');
  await until(client, [0]);
  expect(ended).toBe(true);
});

test('closed files, if both settings are enabled', async () => {
  const { client } = await start({ diagnostics: { sinceWritten: true, closedFiles: true } });
  await until(client, [0]);
});

test('not in a workspace that is not trusted, until it is', async () => {
  const { client } = await start(BY_SETTING, false);
  await client.open('/w/a.md', TEXT);
  await client.diagnostics('/w/a.md');
  expect((await run(client)).message).toContain('not trusted');
  expect(requests).toEqual([]);
  await client.connection.sendNotification(TRUSTED_NOTIFICATION);
  await until(client, [0]);
});

test('the server that editors start uses git', async () => {
  const folder = repository({ 'acme.objectives.yaml': CATALOG });
  folder.write({ 'a.md': TEXT });
  folder.commit('2012-03-04');
  const { client } = await startSpawned({ capabilities: RICH_CLIENT, folders: [folder.path], settings: BY_SETTING });
  await client.open(folder.at('a.md'), `${TEXT}ACME 3.4`);
  await until(client, [0, 2], folder.at('a.md'));
});

test('lines that are typed are new, whatever is known of the others', async () => {
  answer = async () => ({ kind: 'no-work-tree' });
  const { client } = await start({});
  await client.open('/w/a.md', TEXT);
  await until(client, [0, 2]);
  await client.change('/w/a.md', [{ text: `${TEXT}ACME 3.4\n` }]);
  const at = { line: 0, character: 0 };
  await client.change('/w/a.md', [{ range: { start: at, end: at }, text: 'ACME 3.4\n' }]);
  await until(client, [1, 3]);
  await client.save('/w/a.md');
  await until(client, [1, 3]);
});
