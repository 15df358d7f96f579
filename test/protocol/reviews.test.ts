import { describe, expect, it } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  ExecuteCommandRequest,
  FileChangeType,
  type LSPAny,
  ShowMessageNotification,
  TextDocumentEdit,
  type TextEdit,
  WillRenameFilesRequest,
} from 'vscode-languageserver/node';
import { type ChangedWording, WHAT_CHANGED_REQUEST } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { uriOf } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const RECORD = '/w/objrefs.reviews.yaml';
const catalog = (apples: string) =>
  `prefix: ACME\nedition: "2024"\nobjectives:\n  - {number: "1", title: Grow, text: ${apples}}\n  - 2 Harvest\n`;
const BEFORE = catalog('Grow apples of two kinds');
const AFTER = catalog('Grow apples of three sorts');
const DOCUMENT = 'We follow ACME 1,\nACME 2 and ACME 9.\n\nACME:2024 1\n';
const isChanged = ({ code }: Diagnostic) => code === 'changed-objective';
const commandOf = ({ command }: CodeAction) => ({
  command: command!.command,
  arguments: command!.arguments as LSPAny[],
});

/** An editor that applies the edits that the server requests, and then saves the files. */
async function start(files: Record<string, string> = {}, capabilities = RICH_CLIENT) {
  const memory = new MemoryFiles({ '/w/acme.objectives.yaml': BEFORE, '/w/a.md': DOCUMENT, ...files });
  const initializationOptions = { showChangeCommand: 'show', closedFiles: true };
  const { client, result } = await startInProcess({ capabilities, initializationOptions, folders: ['/w'] }, memory);
  const received: ApplyWorkspaceEditParams[] = [];
  const messages: string[] = [];
  const read = async (path: string) =>
    new TextDecoder().decode(await memory.readFile(uriOf(path)).catch(() => new Uint8Array()));
  const write = async (path: string, text: string) => {
    memory.write(path, text);
    const changes = [{ uri: uriOf(path), type: FileChangeType.Changed as FileChangeType }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  };
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, async (params) => {
    received.push(params);
    for (const change of params.edit.documentChanges ?? []) {
      if (!TextDocumentEdit.is(change)) continue;
      const path = decodeURIComponent(change.textDocument.uri.slice('file://'.length));
      await write(path, applyEdits(await read(path), change.edits as TextEdit[]));
    }
    return { applied: true };
  });
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
  await client.open('/w/a.md', DOCUMENT);
  const actions = async (line: number, only?: string[]) => {
    const range = { start: { line, character: 0 }, end: { line, character: 40 } };
    const context = { diagnostics: [], ...(only && { only }) };
    const params = { textDocument: { uri: uriOf('/w/a.md') }, range, context };
    return (await client.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
  };
  const execute = (action: { command: string; arguments?: LSPAny[] }) =>
    client.connection.sendRequest(ExecuteCommandRequest.type, action);
  return { client, result, received, messages, read: () => read(RECORD), write, actions, execute };
}

const numbers = (record: string) =>
  [...record.matchAll(/document: "(.*?)".*?number: "(.*?)"/g)].map(([, a, b]) => `${a} ${b}`);

async function reviewed() {
  const editor = await start();
  const [source] = await editor.actions(0, ['source']);
  await editor.execute(commandOf(source!));
  return editor;
}

describe('Mark as Reviewed', () => {
  it('is a source action that records the document in a new file', async () => {
    const { received, messages, read, actions } = await reviewed();
    expect(await actions(0)).toEqual([]);
    expect((await actions(0, ['source'])).map(({ title, kind }) => [title, kind])).toEqual([
      ['Mark Document as Reviewed', 'source.markReviewed.objectiveReferences'],
    ]);
    expect(received[0]?.edit.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: uriOf(RECORD),
      options: { ignoreIfExists: true },
    });
    expect(received[0]).toMatchObject({ metadata: { isRefactoring: true } });
    expect(numbers(await read())).toEqual(['a.md 1', 'a.md 1', 'a.md 2']);
    expect(messages).toEqual(['Recorded 3 reviews: 3 new, 0 changed.']);
  });

  it('is a quick fix for a reference whose objective has changed, and resolves the diagnostic', async () => {
    const { client, received, read, write, actions, execute, messages } = await reviewed();
    const before = await read();
    await write('/w/acme.objectives.yaml', AFTER);
    await client.diagnostics('/w/a.md', (found) => found.filter(isChanged).length === 2);
    const offered = await actions(0);
    expect(offered.map(({ title, kind, diagnostics }) => [title, kind, diagnostics?.[0]?.code])).toEqual([
      ['Ignore this problem (changed-objective)…', 'quickfix', 'changed-objective'],
      ['Show what changed in ACME 1', 'quickfix', 'changed-objective'],
      ['Mark ACME 1 as Reviewed', 'quickfix', 'changed-objective'],
      ['Mark Document as Reviewed', 'quickfix', undefined],
    ]);
    await execute(commandOf(offered[2]!));
    // The reference with an edition has the same wording, and the document was reviewed with that.
    await client.diagnostics('/w/a.md', (found) => !found.some(isChanged));
    // One line of the record is different.
    const edits = received.at(-1)?.edit.documentChanges as TextDocumentEdit[];
    expect(edits[0]?.edits).toHaveLength(1);
    const after = await read();
    const changedLines = after.split('\n').filter((line) => !before.includes(line));
    expect(changedLines).toHaveLength(1);
    expect(changedLines[0]).toContain('Grow apples of three sorts');
    expect(messages.at(-1)).toBe('Recorded 1 review: 0 new, 1 changed.');
  });

  it("records the workspace, in the editor's text of the record", async () => {
    const { client, read, messages, execute, received } = await start({ '/w/b.md': 'ACME 2', '/w/c.md': 'ACME 9' });
    await client.open(RECORD, '', 'yaml');
    await execute({ command: 'objectiveReferences.markReviewed' });
    expect(messages).toEqual(['Recorded 4 reviews: 4 new, 0 changed.']);
    expect(numbers(await read())).toEqual(['a.md 1', 'a.md 1', 'a.md 2', 'b.md 2']);
    expect(received[0]?.edit.documentChanges).toMatchObject([{ textDocument: { uri: uriOf(RECORD), version: 1 } }]);
  });

  it('of a document settles what reused numbers mean, and says how many', async () => {
    const swapped = (edition: string, one: string, two: string) =>
      `  - edition: "${edition}"\n    objectives: [1 ${one}, 2 ${two}, 3 Store]\n`;
    const editions = `prefix: ACME\neditions:\n${swapped('2020', 'Grow', 'Harvest')}${swapped('2024', 'Harvest', 'Grow')}`;
    const files = { '/w/acme.objectives.yaml': editions, '/w/a.md': 'ACME 1, ACME 3\n' };
    const { client, read, messages, execute } = await start(files);
    await client.close('/w/a.md');
    await client.open('/w/a.md', files['/w/a.md']);
    const command = 'objectiveReferences.markReviewed';
    const isReused = ({ code }: Diagnostic) => code === 'reused-number';
    await client.diagnostics('/w/a.md', (all) => all.some(isReused));
    await execute({ command, arguments: [{ uri: uriOf('/w/a.md') }] });
    const inPresentMeaning =
      '1 reused number is recorded in its present meaning. If that is wrong, undo, and migrate first.';
    expect(messages).toEqual([`Recorded 2 reviews: 2 new, 0 changed. ${inPresentMeaning}`]);
    expect(numbers(await read())).toEqual(['a.md 1', 'a.md 3']);
    await client.diagnostics('/w/a.md', (all) => !all.some(isReused));
  });

  it.each([
    ['format: 1\nreviews:\n  - {document: a.md}\n', 'line 3: "framework" is missing. Add it.'],
    ['- nothing', 'line 1: A review record has the fields "format" and "reviews".'],
  ])('does not change a record with errors: %j', async (record, reason) => {
    const { received, messages, execute } = await start({ [RECORD]: record });
    await execute({ command: 'objectiveReferences.markReviewed', arguments: [{ uri: uriOf('/w/a.md') }] });
    expect(messages).toEqual([`No review recorded: objrefs.reviews.yaml, ${reason}`]);
    expect(received).toEqual([]);
  });

  it.each([
    [{ uri: uriOf('/elsewhere/x.md') }],
    [{ uri: uriOf('/w/a.md'), range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } } }],
  ])('shows a message if there is nothing to review: %j', async (argument) => {
    const { messages, execute } = await start();
    await execute({ command: 'objectiveReferences.markReviewed', arguments: [argument] });
    expect(messages[0]).toMatch(/^There are no references to mark as reviewed/);
  });

  it('is not offered to clients that cannot apply edits, and creates no file in those that cannot create files', async () => {
    const { workspace, ...others } = RICH_CLIENT;
    const mute = await start({}, { ...others, workspace: { ...workspace, applyEdit: false } });
    expect(mute.result.capabilities.executeCommandProvider).toBeUndefined();
    expect(await mute.actions(0, ['source'])).toEqual([]);
    const plain = await start({}, { ...others, workspace: { ...workspace, workspaceEdit: { documentChanges: true } } });
    await plain.execute({ command: 'objectiveReferences.markReviewed' });
    expect(plain.messages[0]).toMatch(/does not exist, and this editor cannot create files. Run objrefs review once.$/);
  });
});

describe('what changed', () => {
  it('is in the hover, in words', async () => {
    const { client, write } = await reviewed();
    expect(await client.hoverText('/w/a.md', 0, 12)).not.toContain('Changed');
    await write('/w/acme.objectives.yaml', AFTER);
    await client.diagnostics('/w/a.md', (found) => found.some(isChanged));
    expect(await client.hoverText('/w/a.md', 0, 12)).toContain(
      '**Changed since the review**\n\nGrow apples of ~~two kinds~~ **three sorts**',
    );
  });

  it('is returned with the whole wordings, for a diff editor', async () => {
    const { client, write, actions } = await reviewed();
    const ask = (line: number, character: number) =>
      client.connection.sendRequest<ChangedWording | null>(WHAT_CHANGED_REQUEST, {
        uri: uriOf('/w/a.md'),
        position: { line, character },
      });
    expect(await ask(0, 12)).toBeNull();
    await write('/w/acme.objectives.yaml', AFTER);
    await client.diagnostics('/w/a.md', (found) => found.some(isChanged));
    const [show] = (await actions(3)).filter(({ title }) => title.startsWith('Show'));
    expect(show).toMatchObject({
      title: 'Show what changed in ACME:2024 1',
      command: { command: 'show', arguments: [{ uri: uriOf('/w/a.md'), position: { line: 3, character: 0 } }] },
    });
    expect(await ask(3, 0)).toEqual({
      name: 'ACME:2024 1',
      older: 'Grow\n\nGrow apples of two kinds\n',
      newer: 'Grow\n\nGrow apples of three sorts\n',
    });
    expect(await ask(1, 0)).toBeNull();
    expect(await ask(2, 0)).toBeNull();
  });
});

describe('the record', () => {
  it('takes effect as edited; while it has errors, its last valid version does', async () => {
    const editor = await reviewed();
    const { client, write } = editor;
    await write('/w/acme.objectives.yaml', AFTER);
    const changes = (count: number) =>
      client.diagnostics('/w/a.md', (found) => found.filter(isChanged).length === count);
    await changes(2);
    await client.open(RECORD, (await editor.read()).replaceAll('a.md', 'b.md'), 'yaml');
    await changes(0);
    await client.change(RECORD, [{ text: await editor.read() }]);
    await changes(2);
    await client.change(RECORD, [{ text: 'reviews: [' }]);
    await client.diagnostics(RECORD, (found) => found.some(({ code }) => code === 'config-syntax'));
    await client.change('/w/a.md', [{ text: DOCUMENT }]);
    expect((await changes(2)).length).toBe(3);
    await client.close(RECORD);
    await client.diagnostics(RECORD, (found) => found.length === 0);
    await changes(2);
  });

  it('requires reviews if objrefs.yaml says so', async () => {
    const { client } = await start({ '/w/objrefs.yaml': 'requireReview: true' });
    const found = await client.diagnostics('/w/a.md', (all) => all.filter(isChanged).length === 3);
    expect(found.filter(isChanged)[0]?.message).toBe(
      'ACME 1 has not been reviewed in this document. Check the text, then mark it as reviewed.',
    );
  });

  it('follows documents and folders that are renamed in the editor', async () => {
    const editor = await start({ '/w/x/b.md': 'ACME 2', '/w/x/c.md': 'ACME 2' });
    await editor.execute({ command: 'objectiveReferences.markReviewed' });
    const renamed = async (from: string, to: string) => {
      const files = [{ oldUri: uriOf(from), newUri: uriOf(to) }];
      const edit = await editor.client.connection.sendRequest(WillRenameFilesRequest.type, { files });
      const [change] = edit?.documentChanges ?? [];
      if (!change || !TextDocumentEdit.is(change)) return null;
      expect(change.textDocument.uri).toBe(uriOf(RECORD));
      return numbers(applyEdits(await editor.read(), change.edits as TextEdit[]));
    };
    expect(await renamed('/w/x', '/w/1')).toEqual(['1/b.md 2', '1/c.md 2', 'a.md 1', 'a.md 1', 'a.md 2']);
    expect(await renamed('/w/x/c.md', '/w/z c.md')).toEqual(['a.md 1', 'a.md 1', 'a.md 2', 'x/b.md 2', 'z c.md 2']);
    expect(await renamed('/w/a.md', '/elsewhere/a.md')).toBeNull();
    expect(await renamed('/w/nothing.md', '/w/none.md')).toBeNull();
    expect(await renamed('/w', '/v')).toBeNull();
  });
});
