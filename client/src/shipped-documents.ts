import * as vscode from 'vscode';
import { SHIPPED_SCHEME } from '../../server/src/protocol/index.ts';

/** Catalogs directly in `seeds/`, and the pages on problems with those that they lead to: the rest is not on offer. */
const SHIPPED_PATH = /^\/(?:seeds\/[\w-]+\.objectives\.yaml|docs\/(?:[\w-]+\/)?[\w-]+\.md)$/;

/**
 * Lets the shipped catalogs open as read-only documents, `objective-references:/seeds/interpol-sp.objectives.yaml`, and
 * likewise the pages that diagnostics link to, which `configurationDefaults` in package.json has VS Code show as people read
 * them.
 */
export function registerShippedDocuments(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SHIPPED_SCHEME, {
    async provideTextDocumentContent({ path }) {
      if (!SHIPPED_PATH.test(path)) throw new Error(`Nothing is shipped at ${path}.`);
      const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path));
      return new TextDecoder().decode(content);
    },
  });
}
