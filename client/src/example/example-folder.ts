import * as vscode from 'vscode';
import { type BaseLanguageClient, DidChangeWorkspaceFoldersNotification, State } from 'vscode-languageclient';
import { EXAMPLE_FILES, FIRST_EXAMPLE_FILE } from './example-files.ts';

/**
 * A copy of the sample to try things on, in the extension's storage. While one of its files is shown in a tab, the server has
 * it as a folder of the workspace: it has a catalog of its own, whether or not a folder is open in the window.
 */
export class ExampleFolder implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #source: vscode.Uri;
  readonly #folder: vscode.Uri;
  readonly #disposables: vscode.Disposable[];
  /** What the server knows. */
  #isReported = false;

  constructor(client: BaseLanguageClient, context: vscode.ExtensionContext) {
    this.#client = client;
    this.#source = vscode.Uri.joinPath(context.extensionUri, 'sample');
    this.#folder = vscode.Uri.joinPath(context.globalStorageUri, 'example');
    this.#disposables = [
      vscode.window.tabGroups.onDidChangeTabs(() => this.#notify()),
      client.onDidChangeState(({ newState }) => {
        this.#isReported = false;
        // Tabs of the last session may be there before the server is.
        if (newState === State.Running) this.#notify();
      }),
    ];
  }

  /** The file that people see first; the example is made anew unless they have it open. */
  async open(): Promise<vscode.TextEditor> {
    const shown = this.#tabs();
    if (shown.length === 0) await this.#write();
    const first = vscode.Uri.joinPath(this.#folder, FIRST_EXAMPLE_FILE);
    const { all, activeTabGroup } = vscode.window.tabGroups;
    const group =
      shown.find(({ uri }) => uri.toString() === first.toString())?.group ??
      // The walkthrough has made a group for it beside itself, and may have taken back the focus.
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

  /** Its files in tabs. */
  #tabs(): { readonly uri: vscode.Uri; readonly group: vscode.TabGroup }[] {
    const inside = `${this.#folder.toString()}/`;
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input, group }) => (input instanceof vscode.TabInputText ? [{ uri: input.uri, group }] : []))
      .filter(({ uri }) => uri.toString().startsWith(inside));
  }

  #notify(): void {
    // Who opens it as a folder has told the server of it.
    const isShown = this.#tabs().length > 0 && !vscode.workspace.getWorkspaceFolder(this.#folder);
    if (isShown === this.#isReported || !this.#client.isRunning()) return;
    this.#isReported = isShown;
    const folders = [{ uri: this.#client.code2ProtocolConverter.asUri(this.#folder), name: 'example' }];
    const event = isShown ? { added: folders, removed: [] } : { added: [], removed: folders };
    // A server that is gone meanwhile is told when it is back.
    this.#client.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event }).catch(() => undefined);
  }
}
