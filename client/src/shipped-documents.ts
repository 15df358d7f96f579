import * as vscode from 'vscode';
import { SHIPPED_SCHEME } from '../../server/src/protocol/index.ts';

/**
 * Catalogs directly in `seeds/`, and the documentation of problems with the pages that it links to; other files are not
 * available.
 */
const SHIPPED_PATH = /^\/(?:seeds\/[\w-]+\.objectives\.yaml|docs\/(?:[\w-]+\/)?[\w-]+\.md)$/;

/**
 * Provides the built-in catalogs as read-only documents, `objective-references:/seeds/interpol-sp.objectives.yaml`, and
 * the pages that diagnostics link to, which `configurationDefaults` in package.json opens in the Markdown preview.
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
