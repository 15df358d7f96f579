// What the log says at level info: enough to see what happened from the first second on.
import { expect, it, vi } from 'vitest';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG =
  'prefix: ACME\neditions:\n  - {edition: y1, objectives: [1 One]}\n  - {edition: y2, objectives: [1 One, 2 Two]}\n';

function start(files: Record<string, string>, settings?: unknown) {
  return startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'], settings }, new MemoryFiles(files));
}

const untilLogged = (log: readonly string[], count: number) =>
  vi.waitFor(() => expect(log.length).toBe(count), { timeout: 20_000 });

/** The lines without durations. */
const linesOf = (log: readonly string[]) => log.map((line) => line.replace(/\d+ ms/, 'N ms'));

it('says what runs, what was read, which frameworks are enabled and why, and what could not be read', async () => {
  const { client, result } = await start({
    '/w/acme.objectives.yaml': CATALOG,
    '/w/broken.objectives.yaml': 'prefix: [OTHER\n',
    '/w/objrefs.yaml': 'frameworks: {INTERPOL-SP: off}\n',
  });
  expect(result.serverInfo?.version).toBe(version);
  const broken = 'file:///w/broken.objectives.yaml: line ';
  await vi.waitFor(() => expect(client.log.at(-1)).toContain(broken), { timeout: 20_000 });
  expect(linesOf(client.log).slice(0, 6)).toEqual([
    `Language server ${version} for an unnamed client. Folders (trusted): file:///w`,
    'file:///w: read 2 catalogs and objrefs.yaml in N ms.',
    'file:///w: ACME is enabled by default: acme.objectives.yaml (2 editions, 3 objectives)',
    'file:///w: INTERPOL-SP is disabled by objrefs.yaml: built in (1 edition, 30 objectives)',
    'file:///w: NIST CSF is disabled by default: built in (2 editions, 361 objectives)',
    expect.stringContaining(broken),
  ]);
});

it('says it for a folder without catalogs, and once', async () => {
  const { client } = await start({}, { frameworks: { 'NIST CSF': true } });
  await untilLogged(client.log, 4);
  expect(linesOf(client.log).slice(1)).toEqual([
    'file:///w: read 0 catalogs in N ms.',
    expect.stringContaining('INTERPOL-SP is enabled by default: built in'),
    expect.stringContaining('NIST CSF is enabled by settings: built in'),
  ]);
});

it('says what has changed since', async () => {
  const { client, files } = await start({ '/w/acme.objectives.yaml': CATALOG });
  await untilLogged(client.log, 5);
  files.write('/w/objrefs.yaml', 'frameworks: {ACME: off}\n');
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf('/w/objrefs.yaml'), type: FileChangeType.Created }],
  });
  await untilLogged(client.log, 6);
  expect(client.log.at(-1)).toContain('ACME is disabled by objrefs.yaml: acme.objectives.yaml');
});
