import * as vscode from 'vscode';
import { SHIPPED_SCHEME } from '../../server/src/protocol.ts';

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

/** All documents that the server is told of: those above, and those of whatever file systems the workspace is on. */
export function documentSelector(): { scheme: string; pattern?: string }[] {
  const workspaceSchemes = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  const schemes = [...new Set([...SCHEMES, ...workspaceSchemes])];
  return [...schemes.map((scheme) => ({ scheme })), SHIPPED_CATALOGS, EXAMPLE_IN_BROWSER];
}
