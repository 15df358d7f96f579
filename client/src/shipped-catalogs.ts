import * as vscode from 'vscode';
import { SHIPPED_CATALOG_SCHEME } from '../../server/src/protocol.ts';

/** Nothing but a catalog directly in `seeds/`: the rest of the extension's folder is not on offer. */
const SHIPPED_CATALOG_PATH = /^\/seeds\/[\w-]+\.objectives\.yaml$/;

/** Lets the shipped catalogs open as read-only documents: `objective-references:/seeds/interpol-sp.objectives.yaml`. */
export function registerShippedCatalogs(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SHIPPED_CATALOG_SCHEME, {
    async provideTextDocumentContent({ path }) {
      if (!SHIPPED_CATALOG_PATH.test(path)) throw new Error(`There is no shipped catalog ${path}.`);
      const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path));
      return new TextDecoder().decode(content);
    },
  });
}
