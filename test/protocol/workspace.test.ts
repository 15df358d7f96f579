import { describe, expect, it } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const CATALOG = '/project/acme.objectives.yaml';
const CONFIGURATION = '/project/objrefs.yaml';

const acme = (title: string) => `prefix: ACME\nedition: "2020"\nobjectives:\n  - 1.1 ${title}\n`;

function start(files: Record<string, string>, settings?: unknown, initializationOptions?: InitializationOptions) {
  const client = { capabilities: RICH_CLIENT, folders: ['/project'], settings };
  const options = initializationOptions ? { ...client, initializationOptions } : client;
  return startInProcess(options, new MemoryFiles(files));
}

/** Notifies the server that a file has changed, like a client that watches files. */
function changed(client: TestClient, path: string): Promise<void> {
  const changes: FileEvent[] = [{ uri: uriOf(path), type: FileChangeType.Changed }];
  return client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

describe('catalogs of a folder', () => {
  it('are used in its documents, in addition to the built-in ones', async () => {
    const { client } = await start({ [CATALOG]: acme('Sell') });
    await client.open(PLAN, 'ACME 1.1, INTERPOL-SP 3.4, ACME 7.7');
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Sell');
    expect(await client.hoverText(PLAN, 0, 20)).toContain('cybercrime');
    expect(await client.diagnostics(PLAN)).toHaveLength(1);
  });

  it('take effect as they are edited, and as on disk when they are closed', async () => {
    const { client } = await start({ [CATALOG]: acme('Sell') });
    await client.open(PLAN, 'ACME 1.1 and ACME 1.2');
    await client.diagnostics(PLAN, (found) => found.length === 1);

    await client.open(CATALOG, acme('Sell'), 'yaml');
    await client.change(CATALOG, [{ text: `${acme('Sell more')}  - 1.2 Learn\n` }]);
    await client.diagnostics(PLAN, (found) => found.length === 0);
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Sell more');

    await client.close(CATALOG);
    await client.diagnostics(PLAN, (found) => found.length === 1);
    expect(await client.hoverText(PLAN, 0, 6)).not.toContain('Sell more');
  });

  it('keep their last valid version while they have errors, with a diagnostic', async () => {
    const { client } = await start({ [CATALOG]: acme('Sell') });
    await client.open(PLAN, 'ACME 1.1');
    await client.open(CATALOG, acme('Sell'), 'yaml');
    await client.diagnostics(CATALOG);
    await client.change(CATALOG, [{ text: 'prefix: [ACME\n' }]);
    const [problem] = await client.diagnostics(CATALOG, (found) => found.length > 0);
    expect(problem?.code).toMatch(/^catalog-/);
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Sell');
    await client.change(CATALOG, [{ text: acme('Mended') }]);
    await client.diagnostics(CATALOG, (found) => found.length === 0);
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Mended');
  });

  it('have diagnostics while they are not open if the client shows them, and only if there are any', async () => {
    const broken = { [CATALOG]: 'prefix: [ACME\n', '/project/good.objectives.yaml': acme('Sell') };
    const { client, files } = await start(broken, undefined, { closedFiles: true });
    await client.diagnostics(CATALOG, (found) => found.length > 0);
    files.write(CATALOG, acme('Sell').replace('ACME', 'OTHER'));
    await changed(client, CATALOG);
    await client.diagnostics(CATALOG, (found) => found.length === 0);
    expect(client.publishedCount('/project/good.objectives.yaml')).toBe(0);
  });

  it('have no diagnostics in other clients before they are opened and after they are closed', async () => {
    const { client } = await start({ [CATALOG]: 'prefix: [ACME\n', [CONFIGURATION]: 'frameworks: {NONE: on}\n' });
    await client.open(PLAN, 'INTERPOL-SP 9');
    await client.diagnostics(PLAN, (found) => found.length === 1);
    await client.open(CATALOG, 'prefix: [ACME\n', 'yaml');
    await client.diagnostics(CATALOG, (found) => found.length > 0);
    await client.close(CATALOG);
    await client.diagnostics(CATALOG, (found) => found.length === 0);
    expect(new Set(client.published.map(({ uri }) => uri))).toEqual(new Set([PLAN, CATALOG].map(uriOf)));
    expect(client.log.filter((line) => line.startsWith(`${uriOf(CATALOG)}: `))).not.toEqual([]);
  });

  it('have quick fixes for their own problems, once their present text has been read', async () => {
    const { client, files } = await start({ [CATALOG]: acme('Sell') });
    const broken = 'prefix: ACME\nedition: "2020"\nobjectives:\n  - number: 1\n    title: Sell: more\n';
    await client.open(CATALOG, broken, 'yaml');
    const [problem] = await client.diagnostics(CATALOG, (found) => found.length > 0);
    const { range } = problem!;
    const open = files.close();
    await client.change(CATALOG, [{ text: `# New line\n${broken}` }]);
    expect(await client.codeActions(CATALOG, { range })).toEqual([]);
    open();
    const [moved] = await client.diagnostics(CATALOG, ([first]) => first?.range.start.line === range.start.line + 1);
    expect(await client.codeActions(CATALOG, moved!)).toMatchObject([{ kind: 'quickfix' }]);
  });

  it('are followed on disk: changed, added and deleted', async () => {
    const { client, files } = await start({ [CATALOG]: acme('Sell') });
    await client.open(PLAN, 'ACME 1.1, NEW 1');
    await client.hoverText(PLAN, 0, 6);
    files.write(CATALOG, acme('Sell better'));
    files.write('/project/new.objectives.yaml', 'prefix: NEW\nedition: "2020"\nobjectives: [2 Two]\n');
    await changed(client, CATALOG);
    await client.diagnostics(PLAN, ([first]) => first?.code === 'unknown-objective');
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Sell better');
    files.delete('/project/new.objectives.yaml');
    await changed(client, '/project/new.objectives.yaml');
    await client.diagnostics(PLAN, (found) => found.length === 0);
  });

  it('do not count when they were deleted on disk, though the editor keeps them open, until they are edited', async () => {
    const { client, files } = await start({ [CATALOG]: acme('Sell') });
    await client.open(PLAN, 'ACME 1.2');
    await client.open(CATALOG, acme('Sell'), 'yaml');
    await client.diagnostics(PLAN, ([first]) => first?.code === 'unknown-objective');
    files.delete(CATALOG);
    await changed(client, CATALOG);
    await client.diagnostics(PLAN, (found) => found.length === 0);
    expect(await client.definition(PLAN, { line: 0, character: 6 })).toBeNull();
    await changed(client, '/project/other.objectives.yaml');
    expect(await client.hoverText(PLAN, 0, 6)).toBeNull();
    await client.change(CATALOG, [{ text: acme('Sell again') }]);
    await client.diagnostics(PLAN, ([first]) => first?.code === 'unknown-objective');
    await changed(client, CATALOG);
    await client.change(PLAN, [{ text: 'ACME 1.1' }]);
    expect(await client.hoverText(PLAN, 0, 6)).toContain('Sell again');
  });

  it('nor does configuration', async () => {
    const text = 'frameworks: {INTERPOL-SP: off}\n';
    const { client, files } = await start({ [CONFIGURATION]: text });
    await client.open(PLAN, 'INTERPOL-SP 9');
    await client.open(CONFIGURATION, text, 'yaml');
    expect(await client.diagnostics(PLAN)).toEqual([]);
    files.delete(CONFIGURATION);
    await changed(client, CONFIGURATION);
    await client.diagnostics(PLAN, (found) => found.length === 1);
    await client.change(CONFIGURATION, [{ text: `# edited\n${text}` }]);
    await client.diagnostics(PLAN, (found) => found.length === 0);
  });

  it('are watched if the client can watch', async () => {
    const { client } = await start({});
    await client.open(PLAN, 'INTERPOL-SP 9');
    await client.diagnostics(PLAN);
    // The second registration follows the first.
    await expect
      .poll(() => client.registrations)
      .toMatchObject([
        {
          method: 'workspace/didChangeWatchedFiles',
          registerOptions: {
            watchers: [
              { globPattern: '**/*.objectives.yaml' },
              { globPattern: '**/objrefs.yaml' },
              { globPattern: '**/objrefs.reviews.yaml' },
              { globPattern: '**/.gitignore' },
            ],
          },
        },
        { method: 'workspace/didChangeConfiguration', registerOptions: { section: 'objectiveReferences' } },
      ]);
  });
});

it('only diagnostics that have changed are published again', async () => {
  const { client } = await start({ [CATALOG]: acme('Sell') });
  await client.open(PLAN, 'ACME 1.2');
  await client.open('/project/other.md', 'INTERPOL-SP 9');
  await client.diagnostics(PLAN);
  await client.diagnostics('/project/other.md');
  await client.open(CATALOG, `${acme('Sell')}  - 1.2 Learn\n`, 'yaml');
  await client.diagnostics(PLAN, (found) => found.length === 0);
  expect(await client.hoverText(PLAN, 0, 3)).toContain('Learn');
  expect(client.publishedCount('/project/other.md')).toBe(1);
});

describe('objrefs.yaml', () => {
  it('decides severities and exclusions, also while it is edited', async () => {
    const { client } = await start({ [CONFIGURATION]: 'severity: {unknown-objective: warning}\nexclude: [old]\n' });
    await client.open(PLAN, 'INTERPOL-SP 9');
    await client.open('/project/old/plan.md', 'INTERPOL-SP 9');
    expect(await client.diagnostics(PLAN)).toMatchObject([{ severity: 2 }]);
    expect(await client.diagnostics('/project/old/plan.md')).toEqual([]);
    await client.open(CONFIGURATION, 'severity: {unknown-objective: hint}\n', 'yaml');
    await client.diagnostics(PLAN, ([first]) => first?.severity === 4);
    await client.diagnostics('/project/old/plan.md', (found) => found.length === 1);
  });

  it('shows its own problems', async () => {
    const { client } = await start({ [CONFIGURATION]: 'frameworks: {NONE: on}\n' });
    await client.open(CONFIGURATION, 'frameworks: {NONE: on}\n', 'yaml');
    const found = await client.diagnostics(CONFIGURATION);
    expect(found).toMatchObject([{ code: 'config-unknown-framework', range: { start: { line: 0 } } }]);
  });
});

describe('settings', () => {
  const severity = (value: string) => ({ severity: { 'unknown-objective': value } });

  it('are requested, and again when they change', async () => {
    const { client } = await start({}, severity('information'));
    await client.open(PLAN, 'INTERPOL-SP 9');
    expect(await client.diagnostics(PLAN)).toMatchObject([{ severity: 3 }]);
    client.settings = severity('off');
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.diagnostics(PLAN, (found) => found.length === 0);
  });

  it('are taken from clients that send them', async () => {
    const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT });
    await client.open(PLAN, 'INTERPOL-SP 9');
    expect(await client.diagnostics(PLAN)).toMatchObject([{ severity: 1 }]);
    const settings = { objectiveReferences: severity('hint') };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await client.diagnostics(PLAN, ([first]) => first?.severity === 4);
  });

  it('are overridden by objrefs.yaml', async () => {
    const { client } = await start({ [CONFIGURATION]: 'severity: {unknown-objective: warning}\n' }, severity('hint'));
    await client.open(PLAN, 'INTERPOL-SP 9');
    expect(await client.diagnostics(PLAN)).toMatchObject([{ severity: 2 }]);
  });

  it('with invalid values are logged once', async () => {
    const { client } = await start({}, severity('loud'));
    await client.open(PLAN, 'INTERPOL-SP 9');
    await client.diagnostics(PLAN);
    expect(client.log.filter((line) => line.includes('objectiveReferences.severity'))).toHaveLength(1);
  });
});

describe('several folders', () => {
  const folders = ['/project/a', '/project/a/inner', '/project/b'];
  const files = {
    '/project/a/x.objectives.yaml': acme('of a'),
    '/project/a/inner/x.objectives.yaml': acme('of the inner one').replace('ACME', 'INNER'),
    '/project/b/x.objectives.yaml': acme('of b'),
  };

  it.each([
    ['/project/a/plan.md', 'of a'],
    ['/project/b/plan.md', 'of b'],
    ['vscode-notebook-cell:/project/b/book.ipynb#W0', 'of b'],
    ['untitled:Untitled-1', 'of a'],
  ])('have their own documents, the first one those of no folder: %s', async (path, title) => {
    const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders }, new MemoryFiles(files));
    await client.open(path, 'ACME 1.1');
    expect(await client.hoverText(path, 0, 3)).toContain(title);
  });

  it('have the documents of which they are the innermost folder', async () => {
    const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders }, new MemoryFiles(files));
    await client.open('/project/a/inner/deep/plan.md', 'ACME 1.1, INNER 1.1');
    expect(await client.hoverText('/project/a/inner/deep/plan.md', 0, 3)).toBeNull();
    expect(await client.hoverText('/project/a/inner/deep/plan.md', 0, 13)).toContain('of the inner one');
  });

  it('are kept apart from files outside of them', async () => {
    const { client } = await startInProcess({ capabilities: RICH_CLIENT, folders }, new MemoryFiles(files));
    await client.open('/else/plan.md', 'ACME 1.1 and INTERPOL-SP 3.4');
    expect(await client.hoverText('/else/plan.md', 0, 3)).toBeNull();
    expect(await client.hoverText('/else/plan.md', 0, 20)).toContain('cybercrime');
  });

  it('can be added and removed', async () => {
    const { client } = await startInProcess(
      { capabilities: RICH_CLIENT, folders: ['/project/a'] },
      new MemoryFiles(files),
    );
    await client.open('/project/b/plan.md', 'ACME 1.2');
    await client.diagnostics('/project/b/plan.md', (found) => found.length === 0);
    const change = (event: { added: string[]; removed: string[] }) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: {
          added: event.added.map((path) => ({ uri: uriOf(path), name: path })),
          removed: event.removed.map((path) => ({ uri: uriOf(path), name: path })),
        },
      });
    await change({ added: ['/project/b'], removed: [] });
    await client.diagnostics('/project/b/plan.md', (found) => found.length === 1);
    await change({ added: [], removed: ['/project/b'] });
    await client.diagnostics('/project/b/plan.md', (found) => found.length === 0);
  });
});

it('documents of the example have problems only while that is shown', async () => {
  const { client } = await start({});
  const plan = 'objective-references-example:/plans/plan.md';
  await client.open(plan, 'INTERPOL-SP 9.9');
  await client.diagnostics(plan, (found) => found.length === 0);
  const example = [{ uri: 'objective-references-example:/', name: 'example' }];
  for (const shown of [true, false, true]) {
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: shown ? { added: example, removed: [] } : { added: [], removed: example },
    });
    await client.diagnostics(plan, (found) => found.length === (shown ? 1 : 0));
  }
});

it('a client without workspace folders has its root', async () => {
  const files = new MemoryFiles({ [CATALOG]: acme('Sell') });
  const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT, folders: ['/project'] }, files);
  await client.open(PLAN, 'ACME 1.1');
  expect(await client.hoverText(PLAN, 0, 3)).toContain('Sell');
  expect(client.registrations).toEqual([]);
});
