import * as vscode from 'vscode';
import { SHIPPED_SCHEME } from '../../server/src/protocol/index.ts';

/**
 * Where people write, whatever the language: files (remote windows too have them as `file:`), new documents, cells of
 * notebooks, the commit message box, comments on changes, and repositories that are browsed without a clone. Not what
 * tools print (`output:`) or show of the past (`git:`).
 */
const SCHEMES = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-scm', 'comment', 'vscode-vfs'];

/** Shipped catalogs can be walked like one's own. The pages beside them cite wrongly, to show how. */
const SHIPPED_CATALOGS = { scheme: SHIPPED_SCHEME, pattern: '**/*.objectives.yaml' };

/** The example, where VS Code runs in a browser alone and keeps the storage of extensions there. */
const EXAMPLE_IN_BROWSER = { scheme: 'vscode-userdata', pattern: '**/globalStorage/*/example/**' };

export type DocumentSelector = { scheme: string; pattern?: string }[];

/** All documents that the server is told of: those above, and those of whatever file systems the workspace is on. */
export function documentSelector(): DocumentSelector {
  const workspaceSchemes = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  const schemes = [...new Set([...SCHEMES, ...workspaceSchemes])];
  return [...schemes.map((scheme) => ({ scheme })), SHIPPED_CATALOGS, EXAMPLE_IN_BROWSER];
}

/**
 * Lets the server know documents of file systems that folders come from while it runs: what it is told of is settled at a
 * start.
 *
 * @param selector by which it was started, and is started anew
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
    // Behind the language client, which tells the server of the folders at this moment.
    Promise.resolve().then(restart).catch(failed);
  });
}
