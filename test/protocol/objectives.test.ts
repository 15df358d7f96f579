import { describe, expect, it, vi } from 'vitest';
import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver/node';
import {
  type CitedNode,
  type CiteParams,
  OBJECTIVES_CHANGED,
  OBJECTIVES_REQUESTS,
  type ObjectivesFilter,
  type ObjectivesNode,
  type ObjectivesPage,
  type ObjectivesParams,
  type ObjectivesPlace,
} from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const CATALOG = `prefix: ACME
title: Acme plan
levels: [goal, measure]
editions:
  - edition: y2020
    objectives:
      - 1 Start
      - {number: 1.1, title: Sell less, replacedBy: [2.1]}
  - edition: y2024
    objectives:
      - {number: 2, title: Grow, group: Inside}
      - 2.1 Sell
      - 2.2 Buy
      - {number: 3, title: Travel, group: Outside}
      - {number: 3.1, title: Fly, withdrawn: true}
      - {number: 3.2, title: Sail}
`;
const SMALL = `prefix: SMALL
edition: y1
objectives: [1 One, 2 Two]
`;
const FILES = {
  '/w/objrefs.yaml': 'frameworks: {INTERPOL-SP: off}\n',
  '/w/acme.objectives.yaml': CATALOG,
  '/w/plans/a.md': 'See ACME 2.1 and 2.2.\nThen ACME 2.1, ACME 3.1, ACME 1.1.\n',
  '/w/plans/b.md': 'Old: ACME:y2020 1.1. Wrong: ACME 9.9.\n',
};
const ALL: ObjectivesFilter = { text: '', only: 'all', order: 'catalog' };

function start(files: Readonly<Record<string, string>> = FILES, folders = ['/w'], objectives = true) {
  const memory = new MemoryFiles(files);
  return startInProcess({ capabilities: RICH_CLIENT, folders, initializationOptions: { objectives } }, memory);
}

function children(client: TestClient, place: ObjectivesPlace = {}, more: Partial<ObjectivesParams> = {}) {
  const params: ObjectivesParams = { place, filter: ALL, limit: 100, ...more };
  return client.connection.sendRequest<ObjectivesPage>(OBJECTIVES_REQUESTS.children, params);
}

/** Waits until everything is counted. */
async function counted(client: TestClient): Promise<void> {
  await vi.waitFor(async () => expect((await children(client)).isCounting).toBe(false), { timeout: 20_000 });
}

/** The whole tree below a node, one node for each line. */
async function tree(client: TestClient, filter: Partial<ObjectivesFilter> = {}, place: ObjectivesPlace = {}) {
  const { nodes, more } = await children(client, place, { filter: { ...ALL, ...filter } });
  const lines: string[] = more > 0 ? [`${more} more`] : [];
  for (const node of nodes) {
    lines.push(shown(node));
    if (node.hasChildren) lines.push(...(await tree(client, filter, node.place)).map((line) => `  ${line}`));
  }
  return lines;
}

function shown({ kind, label, title, counts, state, became, pin, cited, isOpen }: ObjectivesNode): string {
  const marked = cited ? `${label.slice(0, cited[0])}[${label.slice(...cited)}]${label.slice(cited[1])}` : label;
  return [
    isOpen ? 'v' : '',
    kind,
    marked,
    title,
    counts && [counts.references, counts.stale, counts.unknown].filter((count) => count !== undefined).join('/'),
    state === 'current' ? '' : state,
    became && `→ ${became.join(', ')}`,
    pin && `:${pin}`,
  ]
    .filter((part) => part)
    .join(' ');
}

describe('the tree of objectives', () => {
  it('has frameworks, editions, groups, objectives, documents and lines, with counts', async () => {
    const { client } = await start();
    await counted(client);
    expect(await tree(client)).toEqual([
      'v framework ACME Acme plan 7/3/1',
      '  v edition y2024 4/1',
      '    v group Inside 3/0',
      '      objective 2 Grow 3/0',
      '        objective 2.1 Sell 2/0',
      '          document a.md 2/0',
      '            line See [ACME 2.1] and 2.2.',
      '            line Then [ACME 2.1], ACME 3.1, ACME 1.1.',
      '        objective 2.2 Buy 1/0',
      '          document a.md 1/0',
      '            line See ACME 2.1 and [2.2].',
      '    v group Outside 1/1',
      '      objective 3 Travel 1/1',
      '        objective 3.1 Fly 1/1 withdrawn',
      '          document a.md 1/1',
      '            line Then ACME 2.1, [ACME 3.1], ACME 1.1.',
      '        objective 3.2 Sail 0/0',
      '  edition y2020 2/2 superseded :y2020',
      '    objective 1 Start 2/2 superseded :y2020',
      '      objective 1.1 Sell less 2/2 superseded → 2.1 :y2020',
      '        document a.md 1/1',
      '          line …ACME 2.1, ACME 3.1, [ACME 1.1].',
      '        document b.md 1/1',
      '          line Old: [ACME:y2020 1.1]. Wrong: ACME 9.9.',
    ]);
  });

  it('has no level for a single edition, and expands few frameworks at first', async () => {
    const { client } = await start({ ...FILES, '/w/small.objectives.yaml': SMALL, '/w/c.md': 'SMALL 2' });
    await counted(client);
    const { nodes } = await children(client);
    expect(nodes.map(shown)).toEqual(['v framework ACME Acme plan 7/3/1', 'v framework SMALL 1/0/0']);
    expect(await tree(client, {}, { framework: 'SMALL' })).toEqual([
      'objective 1 One 0/0',
      'objective 2 Two 1/0',
      '  document c.md 1/0',
      '    line [SMALL 2]',
    ]);
  });

  it('is filtered by words, with parents and children', async () => {
    const { client } = await start();
    await counted(client);
    expect(await tree(client, { text: 'SELL less' })).toEqual([
      'v framework ACME Acme plan 7/3/1',
      '  v edition y2020 2/2 superseded :y2020',
      '    v objective 1 Start 2/2 superseded :y2020',
      '      objective 1.1 Sell less 2/2 superseded → 2.1 :y2020',
      '        document a.md 1/1',
      '          line …ACME 2.1, ACME 3.1, [ACME 1.1].',
      '        document b.md 1/1',
      '          line Old: [ACME:y2020 1.1]. Wrong: ACME 9.9.',
    ]);
    expect((await tree(client, { text: 'travel' })).filter((line) => line.includes('objective'))).toEqual([
      '    v objective 3 Travel 1/1',
      '      objective 3.1 Fly 1/1 withdrawn',
      '      objective 3.2 Sail 0/0',
    ]);
    expect(await tree(client, { text: 'nothing like it' })).toEqual([]);
  });

  it('is filtered by what is uncited in the default edition, and by what is stale', async () => {
    const { client } = await start();
    const objectives = async (only: ObjectivesFilter['only']) =>
      (await tree(client, { only })).filter((line) => line.includes('objective')).map((line) => line.trim());
    expect(await objectives('uncited')).toEqual(['v objective 3 Travel 1/1', 'objective 3.2 Sail 0/0']);
    expect(await objectives('stale')).toEqual([
      'v objective 3 Travel 1/1',
      'objective 3.1 Fly 1/1 withdrawn',
      'v objective 1 Start 2/2 superseded :y2020',
      'objective 1.1 Sell less 2/2 superseded → 2.1 :y2020',
    ]);
  });

  it('has no documents among uncited objectives', async () => {
    const { client } = await start({ ...FILES, '/w/c.md': 'All of it serves ACME 3.' });
    const found = await tree(client, { only: 'uncited' });
    expect(found.filter((line) => /document|3\.2/.test(line)).map((line) => line.trim())).toEqual([
      'objective 3.2 Sail 0/0',
    ]);
  });

  it('is sorted by references on request', async () => {
    const { client } = await start({ ...FILES, '/w/c.md': 'ACME 3.2, 3.2, 3.2, 3.2, 3.2' });
    const found = await tree(client, { order: 'references' });
    expect(found.filter((line) => /group|objective 3\./.test(line)).map((line) => line.trim())).toEqual([
      'v group Outside 6/1',
      'objective 3.2 Sail 5/0',
      'objective 3.1 Fly 1/1 withdrawn',
      'v group Inside 3/0',
    ]);
  });

  it('returns no more nodes than requested, and how many more there are', async () => {
    const list = Array.from({ length: 500 }, (_, index) => `  - ${index + 1} Number ${index + 1}`);
    const catalog = `prefix: MANY\nedition: y1\nobjectives:\n${list.join('\n')}\n`;
    const { client } = await start({ '/w/objrefs.yaml': FILES['/w/objrefs.yaml'], '/w/many.objectives.yaml': catalog });
    const page = await children(client, { framework: 'MANY' }, { limit: 3 });
    expect(page.nodes.map(({ label }) => label)).toEqual(['1', '2', '3']);
    expect(page.more).toBe(497);
  });

  it('answers immediately while files are searched, and notifies when that has ended', async () => {
    const files = new MemoryFiles(FILES);
    const options = { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions: { objectives: true } };
    const { client } = await startInProcess(options, files);
    const changed = new Promise<void>((resolve) => client.connection.onNotification(OBJECTIVES_CHANGED, resolve));
    const first = await children(client);
    expect(first.isCounting).toBe(true);
    expect(first.nodes.map(({ label, counts }) => [label, counts])).toEqual([['ACME', null]]);
    await changed;
    expect((await children(client)).nodes[0]?.counts?.references).toBe(7);
  });

  it('has counts in its first answer for a client that is not notified later', async () => {
    const { client } = await start(FILES, ['/w'], false);
    const { nodes, isCounting } = await children(client);
    expect(isCounting).toBe(false);
    expect(nodes.map(({ counts }) => counts?.references)).toEqual([7]);
  });

  it('has changes of which the client is notified once after a request', async () => {
    const { client } = await start();
    await counted(client);
    let notifications = 0;
    client.connection.onNotification(OBJECTIVES_CHANGED, () => {
      notifications++;
    });
    await client.open('/w/plans/c.md', 'ACME 2.2');
    await vi.waitFor(() => expect(notifications).toBe(1));
    // No request has been sent since.
    await client.change('/w/plans/c.md', [{ text: 'ACME 2.2, 2.2, 2.2' }]);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(notifications).toBe(1);
    expect((await children(client)).nodes[0]?.counts?.references).toBe(10);
    await client.change('/w/plans/c.md', [{ text: '' }]);
    await vi.waitFor(() => expect(notifications).toBe(2));
    expect((await children(client)).nodes[0]?.counts?.references).toBe(7);
  });

  it('compares files on disk on request', async () => {
    const { client, files } = await start();
    await counted(client);
    files.write('/w/plans/a.md', 'Nothing.');
    expect((await children(client)).nodes[0]?.counts?.references).toBe(7);
    expect((await children(client, {}, { afresh: true })).nodes[0]?.counts?.references).toBe(2);
  });

  it('follows a catalog while it is edited', async () => {
    const { client } = await start();
    await counted(client);
    const changed = new Promise<void>((resolve) => client.connection.onNotification(OBJECTIVES_CHANGED, resolve));
    await client.open('/w/acme.objectives.yaml', CATALOG.replace('2.2 Buy', '2.2 Rent'), 'yaml');
    await changed;
    const { nodes } = await children(client, { framework: 'ACME', edition: 'y2024', number: '2' });
    expect(nodes.map(({ title }) => title)).toEqual(['Sell', 'Rent']);
  });

  it('has no children for a place that no longer exists', async () => {
    const { client } = await start();
    await counted(client);
    for (const place of [
      { folder: 'file:///elsewhere' },
      { framework: 'GONE' },
      { framework: 'ACME', edition: 'y2024', number: '7' },
      { framework: 'ACME', edition: 'y2024', number: '2.1', document: 'file:///w/plans/gone.md' },
    ]) {
      expect((await children(client, place)).nodes).toEqual([]);
    }
  });

  it('makes texts of catalogs one plain line', async () => {
    const hostile =
      'prefix: EVIL\nedition: y1\nobjectives:\n  - {number: 1, title: "a\\n\\u202eb\\u0007 ![x](http://y)"}\n';
    const { client } = await start({ ...FILES, '/w/evil.objectives.yaml': hostile });
    const { nodes } = await children(client, { framework: 'EVIL' });
    expect(nodes.map(({ title }) => title)).toEqual(['a b ![x](http://y)']);
  });
});

describe('several folders', () => {
  const SHARED = { '/a/one.md': 'INTERPOL-SP 3.4', '/b/two.md': 'INTERPOL-SP 3.4' };

  it('are counted together if they mean the same', async () => {
    const { client } = await start(SHARED, ['/a', '/b']);
    await counted(client);
    await client.open('/elsewhere/three.md', 'INTERPOL-SP 3.4');
    const { nodes } = await children(client);
    expect(nodes.map(shown)).toEqual(['v framework INTERPOL-SP INTERPOL Strategic Framework 3/0/0']);
  });

  it('are at the top level if they have different catalogs', async () => {
    const { client } = await start({ ...SHARED, '/b/small.objectives.yaml': SMALL, '/b/three.md': 'SMALL 1' }, [
      '/a',
      '/b',
    ]);
    await counted(client);
    const { nodes } = await children(client);
    expect(nodes.map(shown)).toEqual(['v folder a', 'v folder b']);
    const [, folder] = nodes;
    expect((await children(client, folder?.place)).nodes.map(shown)).toEqual([
      'v framework SMALL 1/0/0',
      'v framework INTERPOL-SP INTERPOL Strategic Framework 1/0/0',
    ]);
    const lines = await tree(client, {}, { ...folder?.place, framework: 'SMALL' });
    expect(lines).toContain('    line [SMALL 1]');
  });
});

it('has no level of folders because of the example', async () => {
  const { client } = await start();
  const before = await children(client);
  const added = [{ uri: 'objective-references-example:/', name: 'example' }];
  await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added, removed: [] },
  });
  const folders = async () => (await children(client)).nodes.map(({ kind, label }) => [kind, label]);
  expect(await folders()).toEqual(before.nodes.map(({ kind, label }) => [kind, label]));
  const other = [{ uri: 'file:///v', name: 'v' }];
  await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: other, removed: [] },
  });
  await vi.waitFor(async () =>
    expect(await folders()).toEqual([
      ['folder', 'w'],
      ['folder', 'v'],
    ]),
  );
});

describe('an objective', () => {
  const describeAt = (client: TestClient, place: ObjectivesPlace) =>
    client.connection.sendRequest<string | null>(OBJECTIVES_REQUESTS.describe, place);
  const cite = (client: TestClient, params: CiteParams) =>
    client.connection.sendRequest<string | null>(OBJECTIVES_REQUESTS.cite, params);

  it('is described as in a hover', async () => {
    const { client } = await start();
    const text = await describeAt(client, { framework: 'ACME', edition: 'y2020', number: '1.1' });
    expect(text).toContain('**ACME:y2020 1.1**');
    expect(text).toContain('Sell less');
    expect(text).toContain('`2.1`');
    expect(await describeAt(client, { framework: 'ACME' })).toBeNull();
  });

  it('is cited by its number, with its edition if that is not the default, and with its title', async () => {
    const { client } = await start();
    const place = { framework: 'ACME', edition: 'y2024', number: '2.1' };
    const older = { framework: 'ACME', edition: 'y2020', number: '1.1' };
    expect(await cite(client, { place, withTitle: false })).toBe('ACME 2.1');
    expect(await cite(client, { place, withTitle: true })).toBe('ACME 2.1 (Sell)');
    expect(await cite(client, { place: older, withTitle: false })).toBe('ACME:y2020 1.1');
    expect(await cite(client, { place: { framework: 'GONE' }, withTitle: false })).toBeNull();
  });
});

describe('what a document cites', () => {
  const cited = (client: TestClient, path: string) =>
    client.connection.sendRequest<CitedNode[] | null>(OBJECTIVES_REQUESTS.citedHere, { uri: uriOf(path) });
  const lines = (nodes: readonly CitedNode[]): string[] =>
    nodes.flatMap((node) => [shown(node), ...lines(node.children).map((line) => `  ${line}`)]);

  it('is listed by framework and objective in the order of the text, with its state', async () => {
    const { client } = await start({ ...FILES, '/w/small.objectives.yaml': SMALL });
    await client.open('/w/plans/d.md', 'ACME 2.2, 2.1; ACME:y2024 2.2.\nSMALL 1, SMALL 7\nACME 1.1 and ACME:y9 2.1');
    expect(lines((await cited(client, '/w/plans/d.md')) ?? [])).toEqual([
      'v framework ACME Acme plan 5/1/1',
      '  objective 2.2 Buy 2/0',
      '    line [ACME 2.2], 2.1; ACME:y2024 2.2.',
      '    line ACME 2.2, 2.1; [ACME:y2024 2.2].',
      '  objective 2.1 Sell 1/0',
      '    line ACME 2.2, [2.1]; ACME:y2024 2.2.',
      '  objective 1.1 Sell less 1/1 replaced → 2.1 :y2020',
      '    line [ACME 1.1] and ACME:y9 2.1',
      '  objective 2.1 1/0 unknown :y9',
      '    line ACME 1.1 and [ACME:y9 2.1]',
      'v framework SMALL 2/0/1',
      '  objective 1 One 1/0',
      '    line [SMALL 1], SMALL 7',
      '  objective 7 1/0 unknown',
      '    line SMALL 1, [SMALL 7]',
    ]);
    expect(await cited(client, '/w/plans/closed.md')).toBeNull();
  });

  it('has an unknown number once, however its edition is written', async () => {
    const catalog = CATALOG.replace('edition: y2020', 'edition: y2020\n    aliases: ["2020"]');
    const { client } = await start({ ...FILES, '/w/acme.objectives.yaml': catalog });
    await client.open('/w/plans/e.md', 'ACME:y2020 9\n\nACME:2020 9\n\nACME:y8 9');
    expect(lines((await cited(client, '/w/plans/e.md')) ?? [])).toEqual([
      'v framework ACME Acme plan 3/0/3',
      '  objective 9 2/0 unknown :y2020',
      '    line [ACME:y2020 9]',
      '    line [ACME:2020 9]',
      '  objective 9 1/0 unknown :y8',
      '    line [ACME:y8 9]',
    ]);
  });

  it('can change with catalogs', async () => {
    const { client } = await start();
    await client.open('/w/plans/d.md', 'ACME 2.3');
    expect((await cited(client, '/w/plans/d.md'))?.[0]?.children[0]?.state).toBe('unknown');
    const changed = new Promise<void>((resolve) => client.connection.onNotification(OBJECTIVES_CHANGED, resolve));
    await client.open('/w/acme.objectives.yaml', CATALOG.replace('2.2 Buy', '2.3 Buy'), 'yaml');
    await changed;
    expect((await cited(client, '/w/plans/d.md'))?.[0]?.children[0]?.state).toBe('current');
  });

  it('lists the lines of a limited number of references', async () => {
    const { client } = await start();
    await client.open('/w/plans/d.md', 'ACME 2.1\n'.repeat(2_500));
    const [framework] = (await cited(client, '/w/plans/d.md')) ?? [];
    expect(framework?.children.map(({ counts, children }) => [counts?.references, children.length])).toEqual([
      [2_500, 2_000],
    ]);
  });
});
