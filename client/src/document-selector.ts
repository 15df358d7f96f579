import * as vscode from 'vscode';
import { EXAMPLE_SCHEME, SHIPPED_SCHEME, TEXT_SCHEME } from '../../server/src/protocol/index.ts';

/**
 * Where people write, in any language: files (`file:` in remote windows too), untitled documents, notebook cells, the
 * commit message box, comments, and virtual workspaces. Not program output (`output:`) or history (`git:`).
 */
const SCHEMES = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-scm', 'comment', 'vscode-vfs'];

/**
 * Built-in catalogs can be browsed like your own. The documentation pages beside them contain wrong references on
 * purpose.
 */
const SHIPPED_CATALOGS = { scheme: SHIPPED_SCHEME, pattern: '**/*.objectives.yaml' };

export type DocumentSelector = { scheme: string; pattern?: string }[];

/** The documents that the server is notified of: those above, and those of the file systems of the workspace. */
export function documentSelector(): DocumentSelector {
  const workspaceSchemes = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  const schemes = [...new Set([...SCHEMES, ...workspaceSchemes])];
  return [
    ...schemes.map((scheme) => ({ scheme })),
    SHIPPED_CATALOGS,
    { scheme: EXAMPLE_SCHEME },
    { scheme: TEXT_SCHEME },
  ];
}

/** The active editor, if the server knows its document: not program output, for example. */
export function knownEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && vscode.languages.match(documentSelector(), editor.document) > 0 ? editor : undefined;
}

/**
 * Adds documents of file systems whose folders are opened while the server runs: its document selector is fixed when it
 * starts.
 *
 * @param selector that the server was started with; it is restarted with the extended one
 */
export function followSchemes(
  selector: DocumentSelector,
  restart: () => Promise<void>,
  failed: (error: unknown) => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeWorkspaceFolders(() => {
    const known = new Set(selector.map(({ scheme }) => scheme));
    const added = documentSelector().filter(({ scheme }) => !known.has(scheme));
    if (added.length === 0) return;
    selector.push(...added);
    // After the language client, which notifies the server of the folders in the same event.
    Promise.resolve().then(restart).catch(failed);
  });
}
