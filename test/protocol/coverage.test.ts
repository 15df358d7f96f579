import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  type CitingPlaces,
  COVERAGE_CHANGED,
  COVERAGE_CLOSED,
  COVERAGE_FORMATS,
  COVERAGE_REQUESTS,
  type CoverageView,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { objrefs } from '../unit/cli/objrefs.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
title: Acme <Plan>
levels: [goal, target]
objectives:
  - 1 Grow
  - 1.1 Grow apples
  - 1.2 Grow pears & plums
  - 2 Harvest
`;

async function start(more: Record<string, string> = {}, folders = ['/w']) {
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': CATALOG, '/w/a.md': 'See ACME 1.1.\n', ...more });
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders }, files);
  const { connection } = client;
  const notifications: string[] = [];
  connection.onNotification(COVERAGE_CHANGED, () => void notifications.push(COVERAGE_CHANGED));
  const ask = (params: object = {}) =>
    connection.sendRequest<CoverageView | null>(COVERAGE_REQUESTS.view, { folder: 'file:///w', look: true, ...params });
  const places = (number: string, framework = 'ACME') =>
    connection.sendRequest<CitingPlaces | null>(COVERAGE_REQUESTS.places, { folder: 'file:///w', framework, number });
  return { client, connection, files, notifications, ask, places };
}

const partOf = (view: CoverageView | null, name: string) => view?.shown?.parts.find((part) => part.name === name);
const rowOf = (view: CoverageView | null, number: string) =>
  partOf(view, 'objectives')?.rows.find((row) => row.includes(`>${number}<`));

it('shows what is cited, in inert HTML', async () => {
  const { ask } = await start({ '/w/b.md': 'ACME 1.1 and 1.2, ACME 7\n' });
  const view = await ask();
  expect(view?.frameworks).toEqual([{ prefix: 'ACME', name: 'ACME' }]);
  expect(view?.files).toBe(3);
  expect(view?.uris).toEqual({ 'a.md': 'file:///w/a.md', 'b.md': 'file:///w/b.md' });
  expect(view?.shown?.head).toContain('Acme &#60;Plan&#62;');
  expect(view?.shown?.head).toContain('2 of 3 objectives cited');
  expect(view?.shown?.parts.map(({ name, count, left }) => [name, count, left])).toEqual([
    ['priorities', 2, 0],
    ['places', 2, 0],
    ['uncited', 1, 0],
    ['objectives', 4, 0],
  ]);
  expect(rowOf(view, '1.1')).toContain('<details data-number="1.1"><summary>2 documents</summary></details>');
  expect(partOf(view, 'places')?.rows[0]).toContain('<a href="#1:1:a.md">a.md</a>');
});

it('lists the references to an objective, and its definition', async () => {
  const { places } = await start({ '/w/50%.md': 'x\nACME 1.1\n' });
  expect(await places('1.1')).toEqual({
    items: [
      '<li dir="auto"><a href="#2:1:50%25.md">50%.md:2:1</a> <span class="note">ACME 1.1</span></li>',
      '<li dir="auto"><a href="#1:5:a.md">a.md:1:5</a> <span class="note">ACME 1.1</span></li>',
    ],
    left: 0,
    definition: { uri: 'file:///w/acme.objectives.yaml', position: { line: 5, character: 4 } },
  });
  expect(await places('9')).toBeNull();
  expect(await places('1.1', '__proto__')).toBeNull();
});

it('counts the references that are too many to list', async () => {
  const { places } = await start({ '/w/many.md': 'ACME 1.2\n'.repeat(250) });
  const answer = await places('1.2');
  expect([answer?.items.length, answer?.left]).toEqual([100, 150]);
});

it('counts open documents as they are in the editor', async () => {
  const { client, ask } = await start();
  await client.open('/w/a.md', 'See ACME 1.2.\n');
  const before = await ask();
  expect([rowOf(before, '1.1'), rowOf(before, '1.2')].map((row) => row?.includes('1 document'))).toEqual([false, true]);
  await client.change('/w/a.md', [{ text: 'Nothing.\n' }]);
  const after = await ask({ look: false });
  expect(after?.uris).toEqual({});
  await client.close('/w/a.md');
  expect(rowOf(await ask({ look: false }), '1.1')).toContain('1 document');
});

it('compares files on disk only on request', async () => {
  const { ask, files } = await start();
  await ask();
  files.write('/w/c.md', 'ACME 1.2');
  expect(rowOf(await ask({ look: false }), '1.2')).toContain('>none<');
  expect(rowOf(await ask(), '1.2')).toContain('1 document');
});

it('shows the requested framework, or the first one, without uncited built-in ones', async () => {
  const { ask } = await start({
    '/w/z.objectives.yaml': 'prefix: ZETA\nedition: "3"\nobjectives: [1 One]\n',
    '/w/c.md': 'INTERPOL-SP 3.4',
  });
  const view = await ask({ framework: 'ZETA' });
  expect(view?.frameworks.map(({ name }) => name).sort()).toEqual(['ACME', 'INTERPOL-SP 2014-2016', 'ZETA 3']);
  expect(view?.shown?.prefix).toBe('ZETA');
  expect((await ask({ framework: 'GONE' }))?.shown?.prefix).toBe(view?.frameworks[0]?.prefix);
});

it('notifies a client once after a request that the result may have changed', async () => {
  const { client, ask, notifications, connection } = await start();
  await client.open('/w/a.md', 'x');
  expect(notifications).toEqual([]);
  await ask();
  await client.change('/w/a.md', [{ text: 'ACME 1.2' }]);
  await client.change('/w/a.md', [{ text: 'ACME 1.1' }]);
  await ask({ look: false });
  expect(notifications).toHaveLength(1);
  await client.change('/w/a.md', [{ text: 'ACME 2' }]);
  await ask({ look: false });
  expect(notifications).toHaveLength(2);
  await connection.sendNotification(COVERAGE_CLOSED);
  await client.change('/w/a.md', [{ text: 'ACME 2' }]);
  await ask({ look: false });
  expect(notifications).toHaveLength(2);
});

it('follows catalogs as they are edited', async () => {
  const { client, ask } = await start();
  await client.open('/w/acme.objectives.yaml', CATALOG.replace('2 Harvest', '2 Reap'));
  expect(rowOf(await ask(), '2')).toContain('Reap');
});

it('returns null for other folders, and can be cancelled', async () => {
  const { ask, connection } = await start();
  expect(await ask({ folder: 'file:///elsewhere' })).toBeNull();
  const source = new CancellationTokenSource();
  const asking = connection.sendRequest(COVERAGE_REQUESTS.view, { folder: 'file:///w', look: true }, source.token);
  source.cancel();
  await expect(asking).rejects.toMatchObject({ message: 'Cancelled' });
  expect((await ask())?.shown?.prefix).toBe('ACME');
});

test.each(COVERAGE_FORMATS)('a report as %s is the same as that of the command line', async (format) => {
  const folder = temporaryFolder();
  cpSync('sample', folder.path, { recursive: true });
  // The command line would read the Word document.
  folder.write({ 'objrefs.yaml': 'documents: {office: false}' });
  const { stdout } = await objrefs(folder, ['coverage', '--format', format]);
  const texts = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new MemoryFiles(
    Object.fromEntries(texts.map((path) => [`/w${path.slice(folder.path.length)}`, readFileSync(path, 'utf8')])),
  );
  const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
  const report = await client.connection.sendRequest(COVERAGE_REQUESTS.report, {
    folder: 'file:///w',
    format,
    uri: 'file:///w/out.txt',
  });
  expect(report).toBe(withoutOrigin(stdout));
});

/** The command line alone knows of which repository and commit a report is: keys of the JSON, the last columns of a table. */
const withoutOrigin = (report: string): string =>
  report
    .replace(/"repository":.*"sources":\[\],/, '')
    .replace(/(?<=\n.*,)objrefs-[^,\r\n]*,[^,\r\n]*,[^,\r\n]*(?=\r?\n)/g, ',,');
