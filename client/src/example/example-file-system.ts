import * as vscode from 'vscode';
import { EXAMPLE_SCHEME } from '../../../server/src/protocol/index.ts';

/** The root of the example: its files have short paths in breadcrumbs and Problems. */
export const EXAMPLE_ROOT: vscode.Uri = vscode.Uri.from({ scheme: EXAMPLE_SCHEME, path: '/' });

/** The files of the example, which are kept in a folder of the extension's storage. */
export class ExampleFileSystem implements vscode.FileSystemProvider {
  readonly #folder: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  stat = (uri: vscode.Uri) => vscode.workspace.fs.stat(this.#stored(uri));
  readDirectory = (uri: vscode.Uri) => vscode.workspace.fs.readDirectory(this.#stored(uri));
  readFile = (uri: vscode.Uri) => vscode.workspace.fs.readFile(this.#stored(uri));
  createDirectory = (uri: vscode.Uri) => vscode.workspace.fs.createDirectory(this.#stored(uri));
  delete = (uri: vscode.Uri) => vscode.workspace.fs.delete(this.#stored(uri), { recursive: true });
  rename = (from: vscode.Uri, to: vscode.Uri) => vscode.workspace.fs.rename(this.#stored(from), this.#stored(to));

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#stored(uri), content);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  /** Whatever changes it goes through here. */
  watch = (): vscode.Disposable => new vscode.Disposable(() => {});

  #stored({ path }: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, path);
  }
}
