import type { InitializeParams } from 'vscode-languageserver';
import { fromPath, inFileSystemOf, normalise, relativePath, schemeOf } from '../../uri/uris.ts';

/** Normalised URIs of the folders that the client has opened; none where it has opened a single file. */
export function initialFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => normalise(uri));
  if (rootUri) return [normalise(rootUri)];
  return rootPath ? [fromPath(rootPath)] : [];
}

/**
 * The project that a document belongs to: the innermost one that contains it. A document that is not a file (untitled, a
 * notebook cell, a commit message) belongs to the one that contains its path, if it has one, else to the first. Undefined
 * where there is none. All URIs are normalised.
 */
export function projectOf<R extends { readonly uri: string }>(uri: string, projects: readonly R[]): R | undefined {
  const containing = innermost(projects, (project) => relativePath(project.uri, uri));
  if (containing || schemeOf(uri) === 'file') return containing;
  return innermost(projects, (project) => relativePath(project.uri, inFileSystemOf(uri, project.uri))) ?? projects[0];
}

function innermost<R extends { readonly uri: string }>(
  projects: readonly R[],
  pathIn: (project: R) => string | undefined,
): R | undefined {
  let found: { project: R; length: number } | undefined;
  for (const project of projects) {
    const length = pathIn(project)?.length;
    if (length !== undefined && (!found || length < found.length)) found = { project, length };
  }
  return found?.project;
}
