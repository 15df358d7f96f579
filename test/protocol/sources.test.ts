// Where catalogs come from, and which of them take effect.
import { describe, expect, it } from 'vitest';
import { RICH_CLIENT } from '../support/clients.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const CONFIGURATION = '/project/objrefs.yaml';
const acme = (title: string, edition = '2020') =>
  `prefix: ACME\nedition: "${edition}"\nobjectives:\n  - 1.1 ${title}\n`;

const start = (files: Record<string, string>, folders = ['/project']) =>
  startInProcess(
    { capabilities: RICH_CLIENT, folders, initializationOptions: { closedFiles: true } },
    new MemoryFiles(files),
  );

describe('catalogs that objrefs.yaml names', () => {
  it('can be those of an npm package', async () => {
    const { client } = await start({
      [CONFIGURATION]: 'catalogs: [node_modules/@acme/frameworks/*.objectives.yaml]\n',
      '/project/node_modules/@acme/frameworks/acme.objectives.yaml': acme('Sell'),
      '/project/node_modules/@acme/frameworks/deep/more.objectives.yaml': acme('Deep').replace('ACME', 'DEEP'),
      '/project/node_modules/other/other.objectives.yaml': acme('Other').replace('ACME', 'OTHER'),
    });
    await client.open(PLAN, 'ACME 1.1, DEEP 1.1, OTHER 1.1');
    expect(await client.hoverText(PLAN, 0, 3)).toContain('Sell');
    expect(await client.hoverText(PLAN, 0, 13)).toBeNull();
    expect(await client.hoverText(PLAN, 0, 23)).toBeNull();
  });

  it('can be outside of the folder', async () => {
    const files = { [CONFIGURATION]: 'catalogs: [../shared/acme.yaml]\n', '/shared/acme.yaml': acme('Sell') };
    const { client } = await start(files);
    await client.open(PLAN, 'ACME 1.1');
    expect(await client.hoverText(PLAN, 0, 3)).toContain('Sell');
    // When open, it takes effect as edited, and its problems are shown.
    await client.open('/shared/acme.yaml', acme('Sold'), 'yaml');
    await client.change('/shared/acme.yaml', [{ text: `${acme('Sold')}  - 1.1 Again\n` }]);
    await client.diagnostics('/shared/acme.yaml', ([first]) => first?.code === 'catalog-duplicate');
    expect(await client.hoverText(PLAN, 0, 3)).toContain('Sold');
  });

  it('are reported if they are missing', async () => {
    const text = 'catalogs:\n  - node_modules/@acme/*.yaml\n  - acme.yaml\n';
    const { client } = await start({ [CONFIGURATION]: text });
    expect(await client.diagnostics(CONFIGURATION)).toMatchObject([
      { code: 'config-unmatched-glob', range: { start: { line: 1, character: 4 }, end: { line: 1, character: 29 } } },
      { code: 'config-missing-catalog', range: { start: { line: 2, character: 4 }, end: { line: 2, character: 13 } } },
    ]);
  });

  it('are looked for again as soon as it lists others', async () => {
    const text = 'catalogs: [a.yaml]\n';
    const { client } = await start({
      [CONFIGURATION]: text,
      '/project/a.yaml': acme('A'),
      '/project/b.yaml': acme('B'),
    });
    await client.open(PLAN, 'ACME 1.1 and ACME 9');
    expect(await client.hoverText(PLAN, 0, 3)).toMatch(/\nA\n/);
    await client.open(CONFIGURATION, text, 'yaml');
    await client.change(CONFIGURATION, [{ text: 'catalogs: [b.yaml]\n' }]);
    await expect.poll(() => client.hoverText(PLAN, 0, 3)).toMatch(/\nB\n/);
  });
});

describe('frameworks', () => {
  it('that are built in are enabled or disabled as objrefs.yaml says', async () => {
    const { client } = await start({ [CONFIGURATION]: 'frameworks: {NIST CSF: on, INTERPOL-SP: off}\n' });
    await client.open(PLAN, 'NIST CSF ID.BE-1, INTERPOL-SP 3.4');
    expect(await client.hoverText(PLAN, 0, 10)).toContain('GV.OC-05');
    expect(await client.hoverText(PLAN, 0, 30)).toBeNull();
    await client.open(CONFIGURATION, '', 'yaml');
    await client.diagnostics(PLAN, (found) => found.map(({ code }) => code).join() === 'disabled-framework');
    await expect.poll(() => client.hoverText(PLAN, 0, 30)).toContain('cybercrime');
  });

  it('mean the edition that objrefs.yaml chooses, in hover, completion and diagnostics', async () => {
    const catalog = [
      'prefix: ACME',
      'editions:',
      '  - {edition: "2020", objectives: [1.1 Sell, 1.2 Buy]}',
      '  - {edition: "2024", objectives: [{number: 1.1, title: Sell more, replaces: [1.1, 1.2]}, 1.3 Try]}',
    ].join('\n');
    const { client } = await start({ '/project/acme.objectives.yaml': catalog });
    const labels = async () => {
      const list = await client.completion('/project/new.md', { line: 0, character: 7 });
      const all = list && 'items' in list ? list.items.map(({ label }) => label) : [];
      return all.filter((label) => !label.includes('('));
    };
    await client.open('/project/new.md', 'ACME 1.');
    await client.open(PLAN, 'ACME 1.2');
    await client.diagnostics(PLAN, ([first]) => first?.code === 'replaced-objective');
    // Removed ones are last.
    expect(await labels()).toEqual(['1.1', '1.3', '1.2']);
    await client.open(CONFIGURATION, 'frameworks: {ACME: {edition: "2020"}}\n', 'yaml');
    await client.diagnostics(PLAN, (found) => found.length === 0);
    expect(await client.hoverText(PLAN, 0, 3)).toContain('edition 2020');
    expect(await labels()).toEqual(['1.1', '1.2']);
  });

  it('of the workspace replace built-in ones with their prefix', async () => {
    const own = acme('Own').replace('ACME', 'INTERPOL-SP');
    const { client } = await start({ '/project/own.objectives.yaml': own });
    await client.open(PLAN, 'INTERPOL-SP 1.1, INTERPOL-SP 3.4');
    expect(await client.hoverText(PLAN, 0, 3)).toContain('Own');
    expect(await client.diagnostics(PLAN)).toMatchObject([{ code: 'unknown-objective' }]);
  });

  it('may have an edition that is published later, which is reported since it is current already', async () => {
    const edition = (id: string, published: string) =>
      `  - {edition: "${id}", published: ${published}, objectives: [1.1 Grow]}\n`;
    const text = `prefix: ACME\neditions:\n${edition('2020', '2020')}${edition('2998', '2999-01-02')}`;
    const { client } = await start({ '/project/acme.objectives.yaml': text });
    const [found] = await client.diagnostics('/project/acme.objectives.yaml', (all) => all.length > 0);
    expect(found).toMatchObject({ code: 'catalog-future-edition', severity: 3, range: { start: { line: 3 } } });
    expect(found?.message).toContain('add "draft: true"');
  });
});

describe('folders', () => {
  const files = {
    '/project/a/acme.objectives.yaml': acme('of a'),
    '/project/a/inner/acme.objectives.yaml': acme('of the inner one'),
    '/project/b/acme.objectives.yaml': acme('of b'),
    '/project/b/again.objectives.yaml': acme('again'),
  };

  it('keep their catalogs apart, also when one is in another', async () => {
    const { client } = await start(files, ['/project/a', '/project/a/inner']);
    await client.open('/project/a/plan.md', 'ACME 1.1');
    await client.open('/project/a/inner/plan.md', 'ACME 1.1');
    expect(await client.hoverText('/project/a/plan.md', 0, 3)).toContain('of a');
    expect(await client.hoverText('/project/a/inner/plan.md', 0, 3)).toContain('of the inner one');
    // Together they would define one edition twice.
    expect(client.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('have diagnostics of conflicts between their own catalogs only, at both places', async () => {
    const { client } = await start(files, ['/project/a/inner', '/project/b']);
    const [first] = await client.diagnostics('/project/b/acme.objectives.yaml', (found) => found.length > 0);
    expect(first).toMatchObject({
      code: 'catalog-duplicate-edition',
      range: { start: { line: 1, character: 10 }, end: { line: 1, character: 14 } },
      relatedInformation: [{ location: { uri: uriOf('/project/b/again.objectives.yaml') } }],
    });
    const [second] = await client.diagnostics('/project/b/again.objectives.yaml', (found) => found.length > 0);
    expect(second?.relatedInformation).toMatchObject([{ location: { uri: uriOf('/project/b/acme.objectives.yaml') } }]);
    expect(client.publishedCount('/project/a/inner/acme.objectives.yaml')).toBe(0);
  });
});
