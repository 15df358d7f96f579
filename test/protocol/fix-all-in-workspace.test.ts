import { expect, it } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  CancellationTokenSource,
  type CodeAction,
  ExecuteCommandRequest,
  LSPErrorCodes,
  ShowMessageNotification,
  TextDocumentEdit,
  type TextEdit,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import { MINIMAL_CLIENT, RICH_CLIENT } from '../support/clients.ts';
import { applyEdits } from '../support/edits.ts';
import { CATALOG } from '../unit/cli/objrefs.ts';
import { MemoryFiles } from './support/memory-files.ts';
import { startInProcess } from './support/servers.ts';

const COMMAND = 'objectiveReferences.fixAllInWorkspace';
const FILES: Record<string, string> = {
  '/w/acme.objectives.yaml': `# ACME 1.2\n${CATALOG}`,
  '/w/objrefs.yaml': 'exclude: [old/**]\n',
  '/w/objrefs.baseline.yaml': '# ACME 1.2\n',
  '/w/.gitignore': 'built/\n',
  '/w/a.md': 'ACME 1.2\r\nand ACME 1.1, 1.2\r\n',
  '/w/deep/b.ts': '// acme 1.2, ACME 1.2\n',
  '/w/left.md': 'ACME 9.9\n',
  '/w/open.md': 'on disk ACME 1.2\n',
  '/w/old/c.md': 'ACME 1.2\n',
  '/w/built/d.md': 'ACME 1.2\n',
  '/w/inner/e.md': 'ACME 1.2\n',
};
const OPEN = 'in the editor ACME 1.2\n';

async function start(
  capabilities = RICH_CLIENT,
  applied = true,
  files = new MemoryFiles(FILES),
  folders = ['/w', '/w/inner'],
) {
  const { client, result } = await startInProcess({ capabilities, folders }, files);
  const received: ApplyWorkspaceEditParams[] = [];
  const messages: string[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    received.push(params);
    return { applied };
  });
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
  await client.open('/w/open.md', OPEN);
  const execute = (...args: unknown[]) =>
    client.connection.sendRequest(ExecuteCommandRequest.type, { command: COMMAND, arguments: args });
  return { client, result, received, messages, execute };
}

/** Each changed file with its text then. */
function after({ edit }: ApplyWorkspaceEditParams): Record<string, string> {
  const lists = Object.entries(edit.changes ?? {}) as [string, TextEdit[]][];
  for (const change of edit.documentChanges ?? []) {
    if (TextDocumentEdit.is(change)) lists.push([change.textDocument.uri, change.edits as TextEdit[]]);
  }
  const text = (path: string) => (path === '/w/open.md' ? OPEN : (FILES[path] ?? ''));
  return Object.fromEntries(
    lists.map(([uri, edits]) => [uri.slice('file://'.length), applyEdits(text(uri.slice('file://'.length)), edits)]),
  );
}

const FIXED = {
  '/w/a.md': moved('ACME 1.2\r\nand ACME 1.1, 1.2\r\n'),
  '/w/deep/b.ts': '// acme 2.1, ACME 2.1\n',
  '/w/open.md': moved(OPEN),
};

/** With 1.2 moved to 2.1. */
function moved(text: string): string {
  return text.replaceAll('1.2', '2.1');
}

it('fixes all files of the folders in one edit, open documents as they are in the editor', async () => {
  const { received, messages, execute } = await start();
  await execute({ uri: 'file:///w/a.md' });
  expect(received).toHaveLength(1);
  expect(after(received[0]!)).toEqual(FIXED);
  expect(received[0]).toMatchObject({ label: 'Fix all objective references', metadata: { isRefactoring: true } });
  expect(messages).toEqual(['Fixed 5 problems in 3 files. 1 problem needs manual review.']);
});

it('fixes the files of each folder by its own catalogs, and counts them together', async () => {
  const files = new MemoryFiles({
    '/v/acme.objectives.yaml': CATALOG,
    '/v/a.md': 'ACME 1.2\n',
    '/w/acme.objectives.yaml': CATALOG.replaceAll('ACME', 'BETA'),
    '/w/b.md': 'BETA 1.2, ACME 1.2\n',
    '/u/none.md': 'ACME 1.2\n',
  });
  const { received, messages, execute } = await start(RICH_CLIENT, true, files, ['/v', '/w', '/u']);
  await execute();
  expect(received).toHaveLength(1);
  const edits = received[0]!.edit.documentChanges!.filter(TextDocumentEdit.is);
  expect(
    edits.map(({ textDocument: { uri }, edits }) => [
      uri,
      edits.map((edit) => (edit as TextEdit).range.start.character),
    ]),
  ).toEqual([
    ['file:///v/a.md', [5]],
    ['file:///w/b.md', [5]],
  ]);
  expect(messages).toEqual(['Fixed 2 problems in 2 files.']);
});

it('makes edits for the versions of open documents', async () => {
  const { client, received, execute } = await start();
  await client.change('/w/open.md', [{ text: OPEN }], 7);
  await execute();
  const versions = received[0]?.edit.documentChanges?.map((change) =>
    TextDocumentEdit.is(change) ? [change.textDocument.uri, change.textDocument.version] : [],
  );
  expect(versions).toEqual([
    ['file:///w/a.md', null],
    ['file:///w/deep/b.ts', null],
    ['file:///w/open.md', 7],
  ]);
});

it('fixes problems with one code on request, and offers this as a quick fix', async () => {
  const { client, received, execute } = await start();
  const position = { line: 0, character: 20 };
  const actions = (await client.codeActions('/w/open.md', {
    range: { start: position, end: position },
  })) as CodeAction[];
  const action = actions.find(({ title }) => title === 'Fix all replaced objectives in workspace');
  expect(action?.command?.command).toBe(COMMAND);
  await execute(...(action?.command?.arguments ?? []));
  expect(Object.keys(after(received[0]!))).toEqual(['/w/a.md', '/w/deep/b.ts', '/w/open.md']);
});

it('skips a file that is not UTF-8, since an editor would corrupt it', async () => {
  const latin1 = Buffer.from('Pl\xe4ne: ACME 1.2', 'latin1').toString('utf8');
  const { client, received, execute } = await start(
    RICH_CLIENT,
    true,
    new MemoryFiles({ ...FILES, '/w/latin.md': latin1 }),
  );
  await execute();
  expect(after(received[0]!)).toEqual(FIXED);
  expect(client.log.join()).toContain('file:///w/latin.md was skipped because it is not encoded in UTF-8');
});

it('shows a message if there is nothing to fix, and sends no edit', async () => {
  const { received, messages, execute } = await start();
  await execute({ code: 'title-mismatch' });
  expect(received).toEqual([]);
  expect(messages).toEqual(['No problems can be fixed automatically.']);
});

it('shows a message if the client does not apply the edit', async () => {
  const { messages, execute } = await start(RICH_CLIENT, false);
  await execute();
  expect(messages).toEqual(['No problems were fixed because a document has changed. Try again.']);
});

it('is available to clients that support `workspace/applyEdit` only', async () => {
  const { received, execute, result } = await start({ workspace: { applyEdit: true, workspaceFolders: true } });
  expect(result.capabilities.executeCommandProvider).toEqual({
    commands: [COMMAND, 'objectiveReferences.markReviewed'],
  });
  await execute({ uri: 'file:///w/a.md' });
  expect(after(received[0]!)).toEqual(FIXED);
  expect((await start(MINIMAL_CLIENT)).result.capabilities.executeCommandProvider).toBeUndefined();
});

it('ignores invalid arguments', async () => {
  const { received, execute } = await start();
  await execute(7, null);
  await execute({ code: 1, uri: [] });
  expect(received.map(after)).toEqual([FIXED, FIXED]);
});

it('can be cancelled by the client before anything is changed', async () => {
  const files = new MemoryFiles(FILES);
  const { client, received, messages } = await start(RICH_CLIENT, true, files);
  await client.hover('/w/open.md', { line: 0, character: 0 });
  const open = files.close();
  const ending = new CancellationTokenSource();
  const answer = client.connection.sendRequest(ExecuteCommandRequest.type, { command: COMMAND }, ending.token);
  ending.cancel();
  open();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect([received, messages]).toEqual([[], []]);
});

it('shows its progress, and can be cancelled there', async () => {
  const files = new MemoryFiles(FILES);
  const capabilities = { ...RICH_CLIENT, window: { workDoneProgress: true } };
  const { client, received, messages, execute } = await start(capabilities, true, files);
  await client.hover('/w/open.md', { line: 0, character: 0 });
  const kinds: string[] = [];
  client.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    const open = files.close();
    client.connection.onProgress(WorkDoneProgress.type, token, async (value) => {
      kinds.push(value.kind === 'begin' ? `${value.title}, cancellable: ${value.cancellable}` : value.kind);
      if (value.kind !== 'begin') return;
      await client.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      open();
    });
  });
  await execute();
  expect(kinds).toEqual(['Fix all objective references, cancellable: true', 'end']);
  expect([received, messages]).toEqual([[], []]);
});

it('keeps open what reused numbers on changed lines mean, by the same edit', async () => {
  const catalog = CATALOG.replace('- 1.3 Grow plums', '- {number: "1.3", title: Grow plums, replacedBy: []}').replace(
    '- 2 Harvest\n',
    '- 1.3 Sell the fields\n      - 2 Harvest\n',
  );
  const record = '/w/objrefs.reviews.yaml';
  const dated = '---\ndate: 2021-01-01\n---\nACME 1.2 and ACME 1.3\n';
  const published = catalog
    .replace('- edition: "2020"', '- edition: "2020"\n    published: 2020-01-01')
    .replace('- edition: "2024"', '- edition: "2024"\n    published: 2024-01-01');
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': published, '/w/a.md': dated });
  const { execute, received } = await start(RICH_CLIENT, true, files, ['/w']);
  await execute();
  const edits = received[0]?.edit.documentChanges?.filter(TextDocumentEdit.is) ?? [];
  expect(edits.map(({ textDocument }) => textDocument.uri.slice('file://'.length))).toContain(record);
  const [written] = edits.find(({ textDocument }) => textDocument.uri.endsWith(record))?.edits ?? [];
  expect((written as TextEdit).newText).toMatch(/number: "1.3".* kept: "2024"/);
});
