import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { hoverText } from '../suite/support/features.ts';
import { untilFound } from '../suite/support/waiting.ts';

/** Of no folder that was open when the server started. */
const SCHEME = 'harbour-files';
const ROOT = vscode.Uri.from({ scheme: SCHEME, authority: 'test', path: '/repository' });
const FILES: Record<string, string> = {
  '/repository/omega.objectives.yaml': 'prefix: OMEGA\nobjectives: [4.1 Far away]\n',
  '/repository/docs/closed.md': 'By OMEGA 4.1.',
  '/repository/plan.md': 'OMEGA 4.1',
};

/** Files that are not on disk, as when browsing a repository without a clone. */
const provider: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => {}),
  stat({ path }) {
    const text = FILES[path];
    const isFolder = Object.keys(FILES).some((file) => file.startsWith(`${path}/`));
    if (text === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    const type = isFolder ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, size: text?.length ?? 0, ctime: 0, mtime: 1 };
  },
  readDirectory({ path }) {
    const entries = new Map<string, vscode.FileType>();
    for (const file of Object.keys(FILES).filter((each) => each.startsWith(`${path}/`))) {
      const [name = '', ...rest] = file.slice(path.length + 1).split('/');
      entries.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...entries];
  },
  readFile({ path }) {
    const text = FILES[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  },
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

test('a virtual folder has its catalogs and its references', async () => {
  const registered = vscode.workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true });
  const count = vscode.workspace.workspaceFolders?.length ?? 0;
  try {
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: ROOT }));
    const plan = vscode.Uri.joinPath(ROOT, 'plan.md');
    const at = new vscode.Position(0, 7);
    await untilFound('the folder', async () => vscode.workspace.getWorkspaceFolder(plan) !== undefined);
    await vscode.window.showTextDocument(plan);
    await untilFound('the catalog', async () => (await hoverText(plan, at)).includes('Far away'));
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', plan, at);
    assert.deepEqual(found.map(({ uri }) => uri.path).sort(), Object.keys(FILES).sort());
  } finally {
    vscode.workspace.updateWorkspaceFolders(count, 1);
    registered.dispose();
  }
});
