import { resolve } from 'node:path';
import type { VSCodeServer } from './launch.ts';

export interface Workbench {
  /** A folder, or a `.code-workspace` file; default: an empty window. */
  readonly workspace?: string;
  readonly files?: readonly string[];
  /** Extensions that are loaded from their folders. */
  readonly extensionsUnderDevelopment?: readonly string[];
  /** A CommonJS module that exports `run()`, loaded in the extension host. */
  readonly tests?: string;
}

/**
 * The address that opens a workspace in the workbench of a server. Paths are absolute or relative to the working
 * directory.
 */
export function workbenchUrl(server: Pick<VSCodeServer, 'origin' | 'token'>, workbench: Workbench): string {
  const { host } = new URL(server.origin);
  const remote = (path: string) =>
    `vscode-remote://${host}${encodeURI(resolve(path)).replaceAll(/[?#]/g, encodeURIComponent)}`;
  const query = new URLSearchParams({ tkn: server.token });
  if (workbench.workspace === undefined) query.set('ew', 'true');
  else
    query.set(workbench.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', resolve(workbench.workspace));
  const extensions = workbench.extensionsUnderDevelopment ?? [];
  const payload = [
    ...extensions.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ...(workbench.tests === undefined ? [] : [['extensionTestsPath', remote(workbench.tests)]]),
    ...(extensions.length === 0 ? [] : [['enableProposedApi', '']]),
    ['skipWelcome', 'true'],
    ...(workbench.files ?? []).map((file) => ['openFile', remote(file)]),
  ];
  query.set('payload', JSON.stringify(payload));
  return `${server.origin}/?${query}`;
}
