import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/**
 * Where people write, whatever the language: files (remote windows too have them as `file:`), new documents, cells of
 * notebooks, the commit message box, comments on changes, and repositories that are browsed without a clone. Not what
 * tools print (`output:`) or show of the past (`git:`).
 */
const SCHEMES = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-scm', 'comment', 'vscode-vfs'];

/** All documents that the server is told of: those above, and those of whatever file systems the workspace is on. */
export function documentSelector(): DocumentSelector {
  const workspaceSchemes = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  return [...new Set([...SCHEMES, ...workspaceSchemes])].map((scheme) => ({ scheme }));
}
