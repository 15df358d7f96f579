// Catalogs and configuration that change while documents are open, and how much is scanned again.
import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineDocument } from '../../server/src/core/text/line-document.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess, startSpawned } from './support/servers.ts';

/** How many lines of open documents other than catalogs were scanned. */
const scanned = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../server/src/core/matching/scanner.ts', async (original) => {
  const scanner = await original<typeof import('../../server/src/core/matching/scanner.ts')>();
  const counting = (...args: Parameters<typeof scanner.scanLine>) => {
    const { lines } = args[0];
    if (lines instanceof LineDocument && lines.uri.endsWith('.md')) scanned.count++;
    return scanner.scanLine(...args);
  };
  return { ...scanner, scanLine: counting };
});

const PLAN = '/project/plan.md';
const DECLARED = '/project/declared.md';
const CATALOG = '/project/acme.objectives.yaml';
const acme = (...objectives: string[]) =>
  `prefix: ACME\nedition: "2020"\nobjectives:\n${objectives.map((line) => `  - ${line}\n`).join('')}`;

type Started = Awaited<ReturnType<typeof startInProcess>>;

/** A client that does not watch files and does not support registration. */
const startWithoutWatching = (files: Record<string, string>) =>
  startInProcess(
    { capabilities: { ...MINIMAL_CLIENT, workspace: { workspaceFolders: true } }, folders: ['/project'] },
    new MemoryFiles(files),
  );

const start = (files: Record<string, string>) =>
  startInProcess({ capabilities: RICH_CLIENT, folders: ['/project'] }, new MemoryFiles(files));

/** Hovers over the first reference of the plan until its text is as expected. */
async function untilHover({ client }: Started, wanted: string): Promise<void> {
  while (!(await client.hoverText(PLAN, 0, 3))?.includes(wanted))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('for a client that does not watch files', () => {
  // The clock by which the server decides whether to check files; timers are unchanged.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());
  const pass = (milliseconds: number) => void vi.advanceTimersByTime(milliseconds);

  it('a catalog that has changed on disk is read again at the next request', async () => {
    const started = await startWithoutWatching({ [CATALOG]: acme('1 Sell') });
    await started.client.open(PLAN, 'ACME 1');
    await untilHover(started, 'Sell');
    pass(1001);
    started.files.write(CATALOG, acme('1 Sell more'));
    await untilHover(started, 'Sell more');
  });

  it('and diagnostics follow', async () => {
    const started = await startWithoutWatching({ [CATALOG]: acme('1 Sell') });
    const { client, files } = started;
    await client.open(PLAN, 'ACME 2');
    await client.diagnostics(PLAN, (found) => found.length === 1);
    pass(1001);
    files.write(CATALOG, acme('1 Sell', '2 Buy'));
    await client.hoverText(PLAN, 0, 3);
    await client.diagnostics(PLAN, (found) => found.length === 0);
    pass(1001);
    files.delete(CATALOG);
    await client.hoverText(PLAN, 0, 3);
    await untilGone(started);
  });

  it('objrefs.yaml is followed when it is written, changed or deleted', async () => {
    const { client, files } = await startWithoutWatching({ [CATALOG]: acme('1 Sell') });
    await client.open(PLAN, 'ACME 9');
    await client.diagnostics(PLAN, ([first]) => first?.severity === 1);
    for (const [text, severity] of [
      ['hint', 4],
      ['warning', 2],
      [null, 1],
    ] as const) {
      await client.hoverText(PLAN, 0, 3);
      pass(1001);
      if (text) files.write('/project/objrefs.yaml', `severity: {unknown-objective: ${text}}\n`);
      else files.delete('/project/objrefs.yaml');
      await client.hoverText(PLAN, 0, 3);
      await client.diagnostics(PLAN, ([first]) => first?.severity === severity);
    }
  });

  it('a new catalog is found when a document is opened or saved', async () => {
    const started = await startWithoutWatching({});
    const { client, files } = started;
    await client.open(PLAN, 'ACME 1 and NEW 1');
    await client.hoverText(PLAN, 0, 3);
    pass(60_000);
    files.write(CATALOG, acme('1 Sell'));
    await client.open('/project/other.md', '');
    await untilHover(started, 'Sell');
    pass(60_000);
    files.write('/project/new.objectives.yaml', 'prefix: NEW\nobjectives: [1 News]\n');
    await client.save(PLAN);
    await vi.waitFor(async () => expect(await client.hoverText(PLAN, 0, 14)).toContain('News'));
  });

  it('a branch switch is noticed, with its own catalogs', async () => {
    const started = await startWithoutWatching({ '/project/.git/HEAD': 'ref: refs/heads/main\n' });
    await started.client.open(PLAN, 'ACME 1');
    await started.client.hoverText(PLAN, 0, 3);
    pass(1001);
    started.files.write(CATALOG, acme('1 Sell'));
    started.files.write('/project/.git/HEAD', 'ref: refs/heads/other\n');
    await untilHover(started, 'Sell');
  });

  async function untilGone({ client }: Started): Promise<void> {
    while ((await client.hoverText(PLAN, 0, 3)) !== null) await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

describe('on a real disk', () => {
  const startOn = (path: string) =>
    startSpawned({ capabilities: { workspace: { workspaceFolders: true } }, folders: [path] });

  it('a catalog that was saved by renaming another file is read again', async () => {
    const folder = temporaryFolder({ 'acme.objectives.yaml': acme('1 Sell') });
    const { client } = await startOn(folder.at(''));
    const plan = folder.at('plan.md');
    await client.open(plan, 'ACME 1');
    expect(await client.hoverText(plan, 0, 3)).toContain('Sell');
    folder.write({ 'acme.new': acme('1 Sold') });
    renameSync(folder.at('acme.new'), folder.at('acme.objectives.yaml'));
    await expect.poll(() => client.hoverText(plan, 0, 3), { timeout: 10_000 }).toContain('Sold');
  });

  it('a large catalog is read, and again after edits', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `${index + 1} Measure ${index + 1} of the plan`);
    const folder = temporaryFolder({ 'acme.objectives.yaml': acme(...many) });
    const { client } = await startOn(folder.at(''));
    const plan = folder.at('plan.md');
    await client.open(plan, 'ACME 2999');
    await expect.poll(() => client.hoverText(plan, 0, 3), { timeout: 10_000 }).toContain('Measure 2999');
    await client.open(folder.at('acme.objectives.yaml'), acme('2999 Sell', ...many.slice(0, 2_500)), 'yaml');
    await expect.poll(() => client.hoverText(plan, 0, 3), { timeout: 10_000 }).toContain('Sell');
  });
});

describe('a catalog that is open and was never saved', () => {
  it('takes effect until it is closed', async () => {
    const started = await start({});
    const { client } = started;
    await client.open(PLAN, 'ACME 1');
    expect(await client.hoverText(PLAN, 0, 3)).toBeNull();
    await client.open(CATALOG, acme('1 Sell'), 'yaml');
    await untilHover(started, 'Sell');
    await client.change(CATALOG, [{ text: acme('1 Sell more') }]);
    await untilHover(started, 'Sell more');
    await client.close(CATALOG);
    await vi.waitFor(async () => expect(await client.hoverText(PLAN, 0, 3)).toBeNull());
  });

  it('and still does when it is saved', async () => {
    const started = await start({});
    await started.client.open(PLAN, 'ACME 1');
    await started.client.open(CATALOG, acme('1 Sell'), 'yaml');
    await untilHover(started, 'Sell');
    started.files.write(CATALOG, acme('1 Sell'));
    await started.client.change(CATALOG, [{ text: acme('1 Sold') }]);
    await untilHover(started, 'Sold');
    await started.client.close(CATALOG);
    await untilHover(started, 'Sell');
  });

  it('but not if it is excluded', async () => {
    const { client } = await start({ '/project/objrefs.yaml': 'exclude: [drafts]\n' });
    await client.open(PLAN, 'ACME 1, INTERPOL-SP 9');
    await client.diagnostics(PLAN);
    await client.open('/project/drafts/acme.objectives.yaml', acme('1 Sell'), 'yaml');
    await client.open(CATALOG, acme('2 Buy'), 'yaml');
    await client.diagnostics(PLAN, (found) => found.length === 2);
    expect(await client.hoverText(PLAN, 0, 3)).not.toContain('Sell');
  });
});

describe('documents are scanned again', () => {
  const documents = ['/project/a.md', '/project/b.md', '/project/c.md'];

  async function open(catalog: string) {
    const started = await start({ [CATALOG]: catalog });
    for (const path of documents) await started.client.open(path, 'ACME 1, ACME 3, INTERPOL-SP 9');
    await started.client.open(PLAN, 'ACME 1');
    for (const path of documents) await started.client.diagnostics(path, (found) => found.length === 2);
    await started.client.diagnostics(PLAN);
    await started.client.open(CATALOG, catalog, 'yaml');
    await started.client.diagnostics(CATALOG);
    scanned.count = 0;
    return started;
  }

  it('not for a new title', async () => {
    const started = await open(acme('1 Sell', '2 Buy'));
    await started.client.change(CATALOG, [{ text: acme('1 Sell more', '2 Buy') }]);
    await untilHover(started, 'Sell more');
    expect(scanned.count).toBe(0);
  });

  it('not for a new number of a known shape, though they are diagnosed again', async () => {
    const { client } = await open(acme('1 Sell', '2 Buy'));
    await client.change(CATALOG, [{ text: acme('1 Sell', '2 Buy', '3 Try') }]);
    for (const path of documents) await client.diagnostics(path, (found) => found.length === 1);
    expect(scanned.count).toBe(0);
    // Nothing changes for the plan.
    expect(client.publishedCount(PLAN)).toBe(1);
  });

  it('for a number of a new shape', async () => {
    const started = await open(acme('1 Sell', '2 Buy'));
    await started.client.change(CATALOG, [{ text: acme('1 Sold', '2 Buy', 'A.1(b) Try') }]);
    await untilHover(started, 'Sold');
    expect(scanned.count).toBeGreaterThan(documents.length);
  });

  it('not for requests, nor for edits of other lines, if a document declares its framework', async () => {
    const { client } = await open(acme('1 Sell', '2 Buy'));
    await client.open(DECLARED, `---\nobjectives: ACME\n---\n${'plain words\n'.repeat(200)}ACME 9\n`);
    await client.diagnostics(DECLARED, (found) => found.length === 1);
    scanned.count = 0;
    for (const line of [203, 10, 203]) await client.hoverText(DECLARED, line, 3);
    expect(scanned.count).toBe(0);
    const start = { line: 10, character: 0 };
    await client.change(DECLARED, [{ range: { start, end: start }, text: 'ACME 8 ' }]);
    await client.diagnostics(DECLARED, (found) => found.length === 2);
    expect(scanned.count).toBeLessThan(100);
  });
});
