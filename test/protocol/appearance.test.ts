import { describe, expect, it, vi } from 'vitest';
import {
  DidChangeConfigurationNotification,
  type InlayHint,
  InlayHintResolveRequest,
  SemanticTokensRangeRequest,
  type SemanticTokensRegistrationOptions,
} from 'vscode-languageserver/node';
import {
  COLOURS_CHANGED,
  COLOURS_REQUEST,
  type Colours,
  type InitializationOptions,
} from '../../server/src/protocol/index.ts';
import { decodeTokens, withHints } from '../support/check-appearance.ts';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { type TestClient, uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const PLAN = '/project/plan.md';
const CODE = '/project/plan.ts';
const CATALOG = '/project/acme.objectives.yaml';
const ACME =
  'prefix: ACME\nedition: "2020"\nobjectives:\n  - 1.1 Sell\n  - {number: 1.2, title: Learn, withdrawn: true}\n';

function start(settings?: unknown, initializationOptions: InitializationOptions = {}) {
  const client = { capabilities: RICH_CLIENT, folders: ['/project'], settings, initializationOptions };
  return startInProcess(client, new MemoryFiles({ [CATALOG]: ACME }));
}

async function setSettings(client: TestClient, settings: unknown): Promise<void> {
  client.settings = settings;
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}

const firstLine = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
const spans = (ranges: Colours['numbers']) => ranges.map(({ start, end }) => `${start.character}-${end.character}`);

describe('semantic tokens', () => {
  it('are announced for prose only, with types that every client supports', async () => {
    const { result } = await start();
    expect(result.capabilities.semanticTokensProvider).toEqual({
      documentSelector: [{ language: 'markdown' }, { language: 'plaintext' }, { language: 'text' }],
      legend: {
        tokenTypes: ['type', 'number'],
        tokenModifiers: ['withdrawn', 'replaced', 'superseded', 'unknown'],
      },
      full: true,
      range: true,
    });
  });

  it('colour the citations of a document, or of a part of it', async () => {
    const { client, result } = await start(undefined, { colours: true });
    await client.open(PLAN, 'ACME 1.1\r\nACME 1.2');
    const { legend } = result.capabilities.semanticTokensProvider as SemanticTokensRegistrationOptions;
    const tokens = await client.semanticTokens(PLAN);
    expect(decodeTokens(tokens!, legend)).toMatchObject([
      { code: 'prefix', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } } },
      { code: 'number', range: { start: { line: 0, character: 5 }, end: { line: 0, character: 8 } } },
      { code: 'prefix', range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } } },
      { code: 'number', range: { start: { line: 1, character: 5 } }, message: 'withdrawn' },
    ]);
    const params = { textDocument: { uri: uriOf(PLAN) }, range: { ...firstLine, end: { line: 0, character: 8 } } };
    const part = await client.connection.sendRequest(SemanticTokensRangeRequest.type, params);
    expect(part?.data).toEqual(tokens?.data.slice(0, 10));
  });

  it('are not sent in code, nor for documents that are not open', async () => {
    const { client } = await start();
    await client.open(CODE, '// ACME 1.1', 'typescript');
    expect(await client.semanticTokens(CODE)).toEqual({ data: [] });
    expect(await client.semanticTokens(PLAN)).toEqual({ data: [] });
  });

  it('are refreshed when a catalog has changed', async () => {
    const { client } = await start();
    await client.open(PLAN, 'ACME 1.1');
    await client.semanticTokens(PLAN);
    client.refreshed.length = 0;
    await client.open(CATALOG, ACME, 'yaml');
    await client.change(CATALOG, [{ text: ACME.replace('ACME', 'OTHER') }]);
    await client.untilRefreshed('workspace/semanticTokens/refresh');
    await client.untilRefreshed('workspace/inlayHint/refresh');
    expect(await client.semanticTokens(PLAN)).toEqual({ data: [] });
  });

  it('are not refreshed in clients that do not support it', async () => {
    const { client } = await startInProcess({ capabilities: MINIMAL_CLIENT });
    await client.open(PLAN, 'INTERPOL-SP 3.4');
    expect(await client.semanticTokens(PLAN)).toEqual({ data: [0, 0, 11, 0, 0, 0, 12, 3, 1, 0] });
    expect(client.refreshed).toEqual([]);
  });
});

describe('inlay hints', () => {
  const TEXT = 'As ACME 1.1 and INTERPOL-SP 3.4 ask';

  it('are shown if the setting is enabled, cut to its length', async () => {
    const { client } = await start();
    await client.open(PLAN, TEXT);
    expect(await client.inlayHints(PLAN)).toBeNull();
    client.refreshed.length = 0;
    await setSettings(client, { inlayHints: { enabled: true, length: 20 } });
    await client.untilRefreshed('workspace/inlayHint/refresh');
    const hints = await client.inlayHints(PLAN);
    expect(withHints(TEXT, hints!)).toBe('As ACME 1.1 «Sell» and INTERPOL-SP 3.4 «Provide innovative…» ask');
  });

  it('are shown in code, too', async () => {
    const { client } = await start({ inlayHints: { enabled: true } });
    await client.open(CODE, `// ${TEXT}`, 'typescript');
    expect(await client.inlayHints(CODE)).toHaveLength(2);
  });

  it('have the description of their objective as a tooltip', async () => {
    const { client } = await start({ inlayHints: { enabled: true } });
    await client.open(PLAN, TEXT);
    const [hint] = (await client.inlayHints(PLAN)) as InlayHint[];
    const resolved = await client.connection.sendRequest(InlayHintResolveRequest.type, hint!);
    expect(resolved.tooltip).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**ACME 1.1**') });
  });
});

describe('colours in code', () => {
  const ask = (client: TestClient, path: string) =>
    client.connection.sendRequest<Colours>(COLOURS_REQUEST, { uri: uriOf(path), range: firstLine });

  it('are returned for frameworks that the grammar does not know', async () => {
    const { client } = await start();
    await client.open(CODE, '// INTERPOL-SP 3.4, ACME:2020 1.1 and 1.2\n\n\n// ACME 1.1', 'typescript');
    const { prefixes, numbers } = await ask(client, CODE);
    expect(spans(prefixes)).toEqual(['20-29']);
    expect(spans(numbers)).toEqual(['30-33', '38-41']);
  });

  it('are returned for spellings that the grammar does not know', async () => {
    const { client } = await start();
    await client.open(CODE, '// INTERPOL-SP3.4, interpol-sp 3.5, INTERPOL-SP\n// 3.1', 'typescript');
    const { prefixes, numbers } = await ask(client, CODE);
    expect(spans(prefixes)).toEqual(['3-14', '19-30', '36-47']);
    expect(spans(numbers)).toEqual(['14-17', '31-34', '3-6']);
  });

  it('are none in prose, which has semantic tokens', async () => {
    const { client } = await start();
    await client.open(PLAN, 'ACME 1.1');
    expect(await ask(client, PLAN)).toEqual({ prefixes: [], numbers: [] });
  });

  it('can be disabled, and the client is notified', async () => {
    const { client } = await start(undefined, { colours: true });
    await client.open(CODE, '// ACME 1.1', 'typescript');
    expect((await ask(client, CODE)).numbers).toHaveLength(1);
    const notification = new Promise<void>((resolve) => client.connection.onNotification(COLOURS_CHANGED, resolve));
    await setSettings(client, { colours: { inCode: false } });
    await notification;
    expect(await ask(client, CODE)).toEqual({ prefixes: [], numbers: [] });
  });

  it('are not sent to other clients', async () => {
    const { client } = await start({ inlayHints: { enabled: true } });
    await client.untilRefreshed('workspace/inlayHint/refresh');
    expect(client.log.filter((line) => line.startsWith('unhandled'))).toEqual([]);
  });
});

describe('the outline', () => {
  it('belongs to the headings in Markdown, unless a setting adds the citations', async () => {
    const { client } = await start();
    await client.open(PLAN, 'ACME 1.1');
    expect(await client.documentSymbols(PLAN)).toBeNull();
    await setSettings(client, { outline: { markdown: true } });
    await vi.waitFor(async () => expect(await client.documentSymbols(PLAN)).toMatchObject([{ name: 'ACME' }]));
    await client.open(CODE, 'ACME 1.1', 'typescript');
    expect(await client.documentSymbols(CODE)).toMatchObject([{ name: 'ACME' }]);
  });
});
