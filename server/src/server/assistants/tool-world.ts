import type { CancellationToken } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { compareText } from '../../core/base/collections.ts';
import { Refusal } from '../../core/base/result.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import { isThere } from '../../loader/file-system.ts';
import { SHIPPED_SCHEME } from '../../protocol/index.ts';
import type { ToolDocument, ToolRoot, ToolWorld } from '../../tools/world.ts';
import { fileBehind, nameOf, normalise, relativePath, resolvePath, schemeOf } from '../../uri/uris.ts';
import { unlessCancelled } from '../lsp/cancellation.ts';
import { diagnoseInSlices } from '../progress/time-slice.ts';
import { QUIETLY } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import { textOnDisk } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';

/** In milliseconds: an assistant waits meanwhile. */
const LONGEST_CALL = 20_000;

/** What a tool is called in, with catalogs as they are now; undefined where the request is cancelled. */
export async function toolWorld(session: Session, token: CancellationToken): Promise<ToolWorld | undefined> {
  const projects = session.workspace.ownProjects;
  // Files may have changed on disk without an event; new ones may, too, where the client does not watch files.
  const change = session.support.registerWatchedFiles ? 'texts' : 'files';
  for (const project of projects) project.reload(change, 0);
  const settled = Promise.all(projects.map((project) => project.settled()));
  if (!(await unlessCancelled(settled, token))) return undefined;
  const end = performance.now() + LONGEST_CALL;
  const isOver = () => token.isCancellationRequested || performance.now() > end;
  const [first, ...others] = projects.map((project) => rootOf(project, session, projects.length > 1, token));
  return { roots: [first!, ...others], isOver, diagnose: (analysis) => diagnoseInSlices(analysis, isOver) };
}

/** Models write what the editor calls a file, too: its path or URI. */
const isAbsolute = (path: string): boolean => /^(?:[a-z]:)?\/|^[a-z][\w+.-]*:\/\//i.test(path);

/** @param isOneOfSeveral the names of its files begin with that of the folder */
function rootOf(project: Project, session: Session, isOneOfSeveral: boolean, token: CancellationToken): ToolRoot {
  const { state, uri: folder } = project;
  const start = folder !== null && isOneOfSeveral ? `${nameOf(folder)}/` : '';
  const pathOf = (uri: string) => (folder === null ? undefined : relativePath(folder, fileBehind(uri, folder) ?? uri));
  const fileOf = (uri: string): string => {
    const path = pathOf(uri);
    return path === undefined ? nameOf(uri) : start + path;
  };
  const uriOf = (name: string): string | undefined => {
    const path = name.replaceAll('\\', '/');
    if (folder === null || !(isAbsolute(path) || `${path}/`.startsWith(start))) return undefined;
    const uri = path.includes('://')
      ? normalise(path)
      : resolvePath(folder, isAbsolute(path) ? path : path.slice(start.length));
    return relativePath(folder, uri) === undefined ? undefined : uri;
  };

  /** A document as it is in the editor, else on disk. */
  async function analysed(uri: string): Promise<ToolDocument | undefined> {
    const open = session.documents.get(uri);
    if (open) return { file: fileOf(uri), analysis: session.documents.analyse(open, state).analysis };
    const lines = (await textOnDisk(uri, session.fileSystem))?.lines;
    const analysis = lines && new DocumentAnalysis(lines, state.scope, uri, metadataOf(uri, state));
    return analysis && { file: fileOf(uri), analysis };
  }

  async function* inOrder(uris: readonly string[]) {
    for (const uri of uris) {
      const document = await analysed(uri);
      if (document) yield document;
    }
  }

  return {
    loaded: state.loaded,
    composed: state,
    fileOf: (uri) => (schemeOf(uri) === SHIPPED_SCHEME ? null : fileOf(uri)),
    uriOf,
    async documents(path, wanted) {
      const within = path === undefined ? undefined : uriOf(path);
      const isIn = (uri: string) => !within || relativePath(within, fileBehind(uri, folder) ?? uri) !== undefined;
      const isKnown = within && (session.documents.uris().some(isIn) || (await isThere(session.fileSystem, within)));
      if (path !== undefined && !isKnown) return new Refusal('path: there is no such file or folder in the workspace.');
      await unlessCancelled(session.index.complete(project, QUIETLY.lookedAt), token);
      const found = session.index.findIndexed(project, wanted).map(({ uri }) => uri);
      return inOrder([...new Set(found)].filter(isIn).sort((a, b) => compareText(fileOf(a), fileOf(b))));
    },
  };
}
