import { expect, it } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type CodeAction,
  ExecuteCommandRequest,
  ShowMessageNotification,
  TextDocumentEdit,
  type TextEdit,
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

async function start(capabilities = RICH_CLIENT, applied = true) {
  const files = new MemoryFiles(FILES);
  const { client, result } = await startInProcess({ capabilities, folders: ['/w', '/w/inner'] }, files);
  const asked: ApplyWorkspaceEditParams[] = [];
  const told: string[] = [];
  client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied };
  });
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => void told.push(message));
  await client.open('/w/open.md', OPEN);
  const execute = (...args: unknown[]) =>
    client.connection.sendRequest(ExecuteCommandRequest.type, { command: COMMAND, arguments: args });
  return { client, result, asked, told, execute };
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

const MENDED = {
  '/w/a.md': moved('ACME 1.2\r\nand ACME 1.1, 1.2\r\n'),
  '/w/deep/b.ts': '// acme 2.1, ACME 2.1\n',
  '/w/open.md': moved(OPEN),
};

/** With 1.2 moved to 2.1. */
function moved(text: string): string {
  return text.replaceAll('1.2', '2.1');
}

it('mends all files of the folders as one edit, open texts as they are in the editor', async () => {
  const { asked, told, execute } = await start();
  await execute({ uri: 'file:///w/a.md' });
  expect(asked).toHaveLength(1);
  expect(after(asked[0]!)).toEqual(MENDED);
  expect(asked[0]).toMatchObject({ label: 'Fix all objective references', metadata: { isRefactoring: true } });
  expect(told).toEqual(['Fixed 5 problems in 3 files. 1 problem is left for you to decide.']);
});

it('makes edits for the version of what is open', async () => {
  const { client, asked, execute } = await start();
  await client.change('/w/open.md', [{ text: OPEN }], 7);
  await execute();
  const versions = asked[0]?.edit.documentChanges?.map((change) =>
    TextDocumentEdit.is(change) ? [change.textDocument.uri, change.textDocument.version] : [],
  );
  expect(versions).toEqual([
    ['file:///w/a.md', null],
    ['file:///w/deep/b.ts', null],
    ['file:///w/open.md', 7],
  ]);
});

it('mends problems of one code where that is asked for, and offers it beside the problem', async () => {
  const { client, asked, execute } = await start();
  const position = { line: 0, character: 20 };
  const actions = (await client.codeActions('/w/open.md', {
    range: { start: position, end: position },
  })) as CodeAction[];
  const action = actions.find(({ title }) => title === 'Fix all replaced-objective in workspace');
  expect(action?.command?.command).toBe(COMMAND);
  await execute(...(action?.command?.arguments ?? []));
  expect(Object.keys(after(asked[0]!))).toEqual(['/w/a.md', '/w/deep/b.ts', '/w/open.md']);
});

it('says so where there is nothing to mend, and asks for no edit', async () => {
  const { asked, told, execute } = await start();
  await execute({ code: 'title-mismatch' });
  expect(asked).toEqual([]);
  expect(told).toEqual(['There is nothing to fix without a choice.']);
});

it('says so where the client makes no edit', async () => {
  const { told, execute } = await start(RICH_CLIENT, false);
  await execute();
  expect(told).toEqual(['Nothing was fixed: a document has changed meanwhile. Try again.']);
});

it('is there for clients that make plain edits, and for no others', async () => {
  const { asked, execute, result } = await start({ workspace: { applyEdit: true, workspaceFolders: true } });
  expect(result.capabilities.executeCommandProvider).toEqual({ commands: [COMMAND] });
  await execute({ uri: 'file:///w/a.md' });
  expect(after(asked[0]!)).toEqual(MENDED);
  expect((await start(MINIMAL_CLIENT)).result.capabilities.executeCommandProvider).toBeUndefined();
});

it('takes arguments that are none for none', async () => {
  const { asked, execute } = await start();
  await execute(7, null);
  await execute({ code: 1, uri: [] });
  expect(asked.map(after)).toEqual([MENDED, MENDED]);
});
