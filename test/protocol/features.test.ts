import { describe, expect, it } from 'vitest';
import { type CodeAction, CompletionTriggerKind, type LocationLink, type TextEdit } from 'vscode-languageserver';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { startInProcess, startSpawned } from './support/servers.ts';

const FOLDER = '/project/plans';
const PLAN = '/project/plans/2015.md';
const TEXT = 'We follow INTERPOL-SP 3.4 and\r\nINTERPOL-SP 3.44.\r\n';

const SERVERS = [
  ['within the test', startInProcess],
  ['as a process', startSpawned],
] as const;

describe.each(SERVERS)('a server %s', (_, start) => {
  const startRich = () => start({ capabilities: RICH_CLIENT, folders: [FOLDER] });
  const startMinimal = () => start({ capabilities: MINIMAL_CLIENT });

  it('declares its capabilities', async () => {
    const { result } = await startRich();
    expect(result.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      definitionProvider: true,
      completionProvider: { resolveProvider: true },
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'source.fixAll.objectiveReferences', 'source.markReviewed.objectiveReferences'],
      },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
    expect(result.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('hovers', async () => {
    const { client } = await startRich();
    await client.open(PLAN, TEXT);
    const hover = await client.hover(PLAN, { line: 0, character: 23 });
    expect(hover?.range).toEqual({ start: { line: 0, character: 10 }, end: { line: 0, character: 25 } });
    expect(hover?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**INTERPOL-SP 3.4**') });
    expect(await client.hoverText(PLAN, 0, 3)).toBeNull();
  });

  it('hovers with links to numbers, by a command of the client if it has one', async () => {
    const hoverOf = async (initializationOptions: object) => {
      const { client } = await start({ capabilities: RICH_CLIENT, folders: [FOLDER], initializationOptions });
      await client.open(PLAN, 'INTERPOL-SP 3.1-3.3');
      return await client.hoverText(PLAN, 0, 13);
    };
    const entry = encodeURIComponent('objective-references:/seeds/interpol-sp.objectives.yaml');
    const command = { shippedCatalogScheme: true, openDefinitionCommand: 'open' };
    expect(await hoverOf(command)).toContain(`| [\`3.2\`](command:open?%5B%22${entry}`);
    expect(await hoverOf({})).toMatch(/\| \[`3\.2`\]\(file:\/\/\/[^ )]*interpol-sp\.objectives\.yaml#L\d+\) \|/);
    // It has no command to open a document that is not a file.
    expect(await hoverOf({ shippedCatalogScheme: true })).toContain('| `3.2` |');
  });

  it('hovers in plain text for a minimal client', async () => {
    const { client } = await startMinimal();
    await client.open(PLAN, TEXT);
    const hover = await client.hover(PLAN, { line: 0, character: 23 });
    expect(hover?.contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^INTERPOL-SP 3\.4\n/) });
  });

  it('completes, and resolves items', async () => {
    const { client } = await startRich();
    await client.open(PLAN, 'INTERPOL-SP forensic');
    const list = await client.completion(PLAN, { line: 0, character: 20 }, CompletionTriggerKind.TriggerCharacter);
    expect(list).toMatchObject({ isIncomplete: true, items: [{ label: '3.4' }] });
    const [item] = list && 'items' in list ? list.items : [];
    expect((await client.resolve(item!)).documentation).toMatchObject({ kind: 'markdown' });
    expect(applyEdits('INTERPOL-SP forensic', [item?.textEdit as TextEdit])).toBe('INTERPOL-SP 3.4');
  });

  it('links to the built-in catalog, in the scheme that our client opens', async () => {
    const initializationOptions = { shippedCatalogScheme: true };
    const { client } = await start({ capabilities: RICH_CLIENT, initializationOptions });
    await client.open(PLAN, TEXT);
    const [link] = (await client.definition(PLAN, { line: 0, character: 12 })) as LocationLink[];
    expect(link).toMatchObject({
      targetUri: 'objective-references:/seeds/interpol-sp.objectives.yaml',
      originSelectionRange: { start: { line: 0, character: 10 }, end: { line: 0, character: 25 } },
    });
  });

  it('links to the file of the built-in catalog, for other clients', async () => {
    const { client } = await startMinimal();
    await client.open(PLAN, TEXT);
    expect(await client.definition(PLAN, { line: 0, character: 12 })).toMatchObject({
      uri: expect.stringMatching(/^file:\/\/\/.*\/seeds\/interpol-sp\.objectives\.yaml$/),
    });
  });

  it('diagnoses open documents after each edit, and clears diagnostics when they are closed', async () => {
    const { client } = await startRich();
    await client.open(PLAN, TEXT);
    const [unknown] = await client.diagnostics(PLAN, (found) => found.length === 1);
    expect(unknown).toMatchObject({
      code: 'unknown-objective',
      severity: 1,
      source: 'objrefs',
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 16 } },
    });

    const inserted = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await client.change(PLAN, [{ range: inserted, text: '\u{1F30D} INTERPOL-SP 8\n' }]);
    const both = await client.diagnostics(PLAN, (found) => found.length === 2);
    expect(both.map(({ range }) => range.start)).toEqual([
      { line: 0, character: 3 },
      { line: 2, character: 0 },
    ]);
    expect(client.published.at(-1)?.version).toBe(2);

    await client.close(PLAN);
    await client.diagnostics(PLAN, (found) => found.length === 0);
  });

  it.each([
    ['a rich', RICH_CLIENT],
    [
      'an old',
      { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } } },
    ],
  ])('fixes for %s client', async (_, capabilities) => {
    const { client } = await start({ capabilities });
    await client.open(PLAN, TEXT);
    const [problem] = await client.diagnostics(PLAN, (found) => found.length === 1);
    const actions = (await client.codeActions(PLAN, problem!)) as CodeAction[];
    expect(actions[0]?.title).toMatch(/^Change to 3\.\d /);
    const { edit } = actions[0]!;
    const edits = edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
    const fixed = applyEdits(TEXT, (edits ?? edit?.changes?.[`file://${PLAN}`]) as TextEdit[]);
    expect(fixed).toMatch(/^We follow INTERPOL-SP 3\.4 and\r\nINTERPOL-SP 3\.\d\.\r\n$/);
  });

  it('returns null for documents that are not open', async () => {
    const { client } = await startRich();
    const position = { line: 0, character: 0 };
    expect(await client.hover(PLAN, position)).toBeNull();
    expect(await client.completion(PLAN, position)).toBeNull();
    expect(await client.definition(PLAN, position)).toBeNull();
    expect(await client.codeActions(PLAN, { range: { start: position, end: position } })).toBeNull();
  });
});
