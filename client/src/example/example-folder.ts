import * as vscode from 'vscode';
import { type BaseLanguageClient, DidChangeWorkspaceFoldersNotification, State } from 'vscode-languageclient';
import { EXAMPLE_FILES, FIRST_EXAMPLE_FILE } from './example-files.ts';

/**
 * A copy of the sample in the storage of the extension. While one of its files is open in a tab, the server has it as a
 * workspace folder, so that its catalog applies whether or not a folder is open in the window.
 */
export class ExampleFolder implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #source: vscode.Uri;
  readonly #folder: vscode.Uri;
  readonly #disposables: vscode.Disposable[];
  /** Whether the server has been notified of the folder. */
  #isReported = false;

  constructor(client: BaseLanguageClient, context: vscode.ExtensionContext) {
    this.#client = client;
    this.#source = vscode.Uri.joinPath(context.extensionUri, 'sample');
    this.#folder = vscode.Uri.joinPath(context.globalStorageUri, 'example');
    this.#disposables = [
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
    const first = vscode.Uri.joinPath(this.#folder, FIRST_EXAMPLE_FILE);
    const { all, activeTabGroup } = vscode.window.tabGroups;
    const group =
      shown.find(({ uri }) => uri.toString() === first.toString())?.group ??
      // The walkthrough has created an editor group beside itself, and may have taken the focus back.
      all.find(({ tabs }) => tabs.length === 0) ??
      activeTabGroup;
    return vscode.window.showTextDocument(first, { preview: false, viewColumn: group.viewColumn });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #write(): Promise<void> {
    for (const path of EXAMPLE_FILES) {
      const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#source, path));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.#folder, path), content);
    }
  }

  /** Tabs with files of the example. */
  #tabs(): { readonly uri: vscode.Uri; readonly group: vscode.TabGroup }[] {
    const inside = `${this.#folder.toString()}/`;
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input, group }) => (input instanceof vscode.TabInputText ? [{ uri: input.uri, group }] : []))
      .filter(({ uri }) => uri.toString().startsWith(inside));
  }

  #notify(): void {
    // If the user has opened it as a folder, the language client has notified the server.
    const isShown = this.#tabs().length > 0 && !vscode.workspace.getWorkspaceFolder(this.#folder);
    if (isShown === this.#isReported || !this.#client.isRunning()) return;
    this.#isReported = isShown;
    const folders = [{ uri: this.#client.code2ProtocolConverter.asUri(this.#folder), name: 'example' }];
    const event = isShown ? { added: folders, removed: [] } : { added: [], removed: folders };
    // A server that has stopped in the meantime is notified when it runs again.
    this.#client.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event }).catch(() => undefined);
  }
}
