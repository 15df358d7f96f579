import * as vscode from 'vscode';
import { type BaseLanguageClient, DidChangeWorkspaceFoldersNotification, State } from 'vscode-languageclient';
import { EXAMPLE_SCHEME } from '../../../server/src/protocol/index.ts';
import { EXAMPLE_ROOT, ExampleFileSystem } from './example-file-system.ts';
import { EXAMPLE_FILES, FIRST_EXAMPLE_FILE } from './example-files.ts';

/**
 * A copy of the sample, in a file system of its own. While one of its files is open in a tab, the server has it as a
 * workspace folder, so that its catalog applies whether or not a folder is open in the window.
 */
export class ExampleFolder implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #source: vscode.Uri;
  readonly #disposables: vscode.Disposable[];
  /** Whether the server has been notified of the folder. */
  #isReported = false;

  constructor(client: BaseLanguageClient, context: vscode.ExtensionContext) {
    this.#client = client;
    this.#source = vscode.Uri.joinPath(context.extensionUri, 'sample');
    const files = new ExampleFileSystem(vscode.Uri.joinPath(context.globalStorageUri, 'example'));
    this.#disposables = [
      vscode.workspace.registerFileSystemProvider(EXAMPLE_SCHEME, files, { isCaseSensitive: true }),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#notify()),
      client.onDidChangeState(({ newState }) => {
        this.#isReported = false;
        // Tabs of the last session may exist before the server runs.
        if (newState === State.Running) this.#notify();
      }),
    ];
  }

  /** Opens the first file; the example is created anew unless one of its files is open. */
  async open(): Promise<vscode.TextEditor> {
    const shown = this.#tabs();
    if (shown.length === 0) await this.#write();
    const first = vscode.Uri.joinPath(EXAMPLE_ROOT, FIRST_EXAMPLE_FILE);
    const { all, activeTabGroup } = vscode.window.tabGroups;
    const group =
      shown.find(({ uri }) => uri.toString() === first.toString())?.group ??
      // The walkthrough has created an editor group beside itself, and may have taken the focus back.
      all.find(({ tabs }) => tabs.length === 0) ??
      activeTabGroup;
    return vscode.window.showTextDocument(first, { preview: false, viewColumn: group.viewColumn });
  }

  /** Opens it as it was at first, whatever of it is open. */
  async reset(): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const unsaved = vscode.workspace.textDocuments.filter(
      // A file that the user has added is not in the sample, and keeps its text.
      ({ uri, isDirty }) =>
        isDirty && uri.scheme === EXAMPLE_SCHEME && EXAMPLE_FILES.some((path) => uri.path === `/${path}`),
    );
    for (const { uri, lineCount } of unsaved) {
      const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#source, uri.path));
      edit.replace(uri, new vscode.Range(0, 0, lineCount, 0), new TextDecoder().decode(content));
    }
    await vscode.workspace.applyEdit(edit);
    // Before the files change: VS Code does not save over a newer file.
    for (const document of unsaved) await document.save();
    await this.#write();
    await this.open();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #write(): Promise<void> {
    for (const path of EXAMPLE_FILES) {
      const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#source, path));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(EXAMPLE_ROOT, path), content);
    }
  }

  /** Tabs with files of the example. */
  #tabs(): { readonly uri: vscode.Uri; readonly group: vscode.TabGroup }[] {
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input, group }) => (input instanceof vscode.TabInputText ? [{ uri: input.uri, group }] : []))
      .filter(({ uri }) => uri.scheme === EXAMPLE_SCHEME);
  }

  #notify(): void {
    // If the user has opened it as a folder, the language client has notified the server.
    const isShown = this.#tabs().length > 0 && !vscode.workspace.getWorkspaceFolder(EXAMPLE_ROOT);
    if (isShown === this.#isReported || !this.#client.isRunning()) return;
    this.#isReported = isShown;
    const folders = [{ uri: this.#client.code2ProtocolConverter.asUri(EXAMPLE_ROOT), name: 'example' }];
    const event = isShown ? { added: folders, removed: [] } : { added: [], removed: folders };
    // A server that has stopped in the meantime is notified when it runs again.
    this.#client.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event }).catch(() => undefined);
  }
}
