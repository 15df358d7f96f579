import * as vscode from 'vscode';
import { SHIPPED_SCHEME } from '../../server/src/protocol/index.ts';

/**
 * Catalogs directly in `seeds/`, the documentation of problems with the pages that it links to, and their first page; other
 * files are not available.
 */
const SHIPPED_PATH = /^\/(?:seeds\/[\w-]+\.objectives\.yaml|docs\/(?:[\w-]+\/)?[\w-]+\.md|readme\.md)$/;

const FIRST_PAGE = vscode.Uri.from({ scheme: SHIPPED_SCHEME, path: '/readme.md' });

/**
 * Provides the built-in catalogs as read-only documents, `objective-references:/seeds/interpol-sp.objectives.yaml`, and
 * the pages that diagnostics link to, which `configurationDefaults` in package.json opens in the Markdown preview.
 */
export function registerShippedDocuments(extensionUri: vscode.Uri): vscode.Disposable {
  const read = async (path: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path)));
  const provider = vscode.workspace.registerTextDocumentContentProvider(SHIPPED_SCHEME, {
    async provideTextDocumentContent({ path }) {
      if (!SHIPPED_PATH.test(path)) throw new Error(`Nothing is shipped at ${path}.`);
      // In the repository it has another name than in the package.
      return read(path).catch((error) => (path === FIRST_PAGE.path ? read('README.md') : Promise.reject(error)));
    },
  });
  const command = vscode.commands.registerCommand('objectiveReferences.openDocumentation', () =>
    vscode.commands.executeCommand('vscode.open', FIRST_PAGE),
  );
  return vscode.Disposable.from(provider, command);
}
