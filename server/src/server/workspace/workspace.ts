import type { InitializeParams } from 'vscode-languageserver';
import { memoize } from '../../core/base/memoize.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { pathMatcher } from '../../loader/globs.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, fileIn, REVIEWS_FILE } from '../../loader/root.ts';
import { EXAMPLE_SCHEME } from '../../protocol/index.ts';
import {
  fileBehind,
  fromPath,
  inFileSystemOf,
  nameOf,
  normalise,
  officeFileOf,
  relativePath,
  schemeOf,
} from '../../uri/uris.ts';
import { DiskFollower } from './disk-follower.ts';
import { Project, patiently } from './project.ts';
import {
  givesSameDiagnostics,
  initialState,
  nextState,
  type ProjectPlace,
  type StateOptions,
} from './project-state.ts';

export interface WorkspaceOptions extends StateOptions {
  /** Normalised URIs of all open documents. */
  readonly openUris: () => readonly string[];
  /** The client watches files. */
  readonly watched: boolean;
  /** Called when documents of a project may have other diagnostics. */
  readonly changed: () => void;
}

/** Events that follow each other within this time are one change: saving by rename, switching branches (in milliseconds). */
const SETTLING = 50;
/** A catalog is read when the user has not typed for so long (in milliseconds). */
const TYPING = 150;

/** The projects of the client's folders, and one for documents outside of them, which has the built-in catalogs only. */
export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #followers = new WeakMap<Project, DiskFollower>();
  #inFolders: readonly Project<string>[] = [];
  #outside: Project;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#outside = this.#createProject(null);
  }

  get projects(): readonly Project[] {
    return [...this.#inFolders, this.#outside];
  }

  /** The projects whose frameworks the workspace has: those of its folders, or the one outside where there are none. */
  get ownProjects(): readonly Project[] {
    return this.#inFolders.length > 0 ? this.#inFolders : [this.#outside];
  }

  /** Resolves when every project has been loaded for the first time. */
  async allReady(): Promise<void> {
    await Promise.all(this.projects.map((project) => project.ready));
  }

  /** Resolves when everything that projects have been asked to load so far has been loaded. */
  async allSettled(): Promise<void> {
    await Promise.all(this.projects.map((project) => project.settled()));
  }

  /** New projects are not loaded until `reload` is called. */
  setFolders(uris: readonly string[]): void {
    const before = new Map(this.#inFolders.map((project) => [project.uri, project]));
    this.#inFolders = [...new Set(uris)].map((uri) => before.get(uri) ?? this.#createProject(uri));
    for (const project of before.values()) if (!this.#inFolders.includes(project)) project.dispose();
  }

  /** The client's folders have changed: loads those that were added, and those that contain an added or removed one. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const kept = this.#inFolders.map(({ uri }) => uri).filter((uri) => !removed.includes(uri));
    this.setFolders([...kept, ...added]);
    // Files in an inner folder do not belong to the outer one. A malformed URI is not even within itself.
    const isAffected = (uri: string) =>
      [...added, ...removed].some((other) => other === uri || relativePath(uri, other) !== undefined);
    for (const project of this.#inFolders) if (isAffected(project.uri)) project.reload('files', 0);
  }

  /** The project that a document belongs to. There always is one. */
  projectOf(uri: string): Project {
    return projectOf(uri, this.#inFolders) ?? this.#outside;
  }

  /** The diagnostics of a catalog or configuration file, in its own project if that has read it, else in another one. */
  diagnosticsOfFile(uri: string): readonly Diagnostic[] {
    return this.readersOf(uri)[0]?.state.problems.get(uri) ?? [];
  }

  /** Whether an open document's text is the one that its project has read, so that edits fit it. */
  isRead(uri: string): boolean {
    const loaded = this.readersOf(uri)[0]?.state.loaded;
    const read = loaded && fileIn(loaded, uri);
    return read !== undefined && read.text === this.#options.openText(uri);
  }

  /** Normalised URIs of all catalogs and configuration files that projects have read. */
  filesRead(): string[] {
    return this.#inFolders.flatMap(({ state }) => [...state.problems.keys()]);
  }

  /** Whether configuration or settings exclude the document, or a folder that contains it; or it is of a closed example. */
  isExcluded(uri: string): boolean {
    const { uri: folder, state } = this.projectOf(uri);
    // An editor keeps documents of the example open for minutes after their tabs.
    if (schemeOf(uri) === EXAMPLE_SCHEME && schemeOf(folder ?? '') !== EXAMPLE_SCHEME) return true;
    const path = folder === null ? undefined : relativePath(folder, fileBehind(uri, folder) ?? uri);
    if (path === undefined || state.policy.exclude.length === 0) return false;
    const segments = path.split('/');
    const isOut = excludedBy(state.policy.exclude);
    return segments.some((_, index) => isOut(segments.slice(0, index + 1).join('/')));
  }

  /** Loads all projects again, new ones for the first time. */
  reload(): void {
    for (const project of this.projects) project.reload('files', 0);
  }

  /** These files have changed on disk. */
  filesChanged(uris: readonly string[]): void {
    for (const project of this.#inFolders)
      if (uris.some((uri) => isAffectedBy(project, uri))) project.reload('files', SETTLING);
  }

  /** A document was opened, changed or closed: a catalog or configuration takes effect as it is in the editor. */
  documentChanged(uri: string): void {
    for (const project of this.#inFolders) {
      if (hasRead(project, uri)) project.reload('texts', TYPING);
      else if (isAffectedBy(project, uri)) project.reload('files', TYPING);
    }
  }

  /** There was a request for a document: checks whether files have changed without an event. */
  documentRequested(uri: string): void {
    this.#followers.get(this.projectOf(uri))?.look().catch(this.#options.failed);
  }

  /** A document was opened or saved: looks for new files where the client does not watch them. */
  documentVisited(uri: string): void {
    if (!this.#options.watched) this.#followers.get(this.projectOf(uri))?.lookAround();
  }

  /** Resolves when the present text of a catalog or configuration has been read, even if it is new, or that takes long. */
  async settled(uri: string): Promise<void> {
    const affected = this.#inFolders.filter((project) => hasRead(project, uri) || isAffectedBy(project, uri));
    await patiently(Promise.all(affected.map((project) => project.settled())));
  }

  /** Projects that have read the file as a catalog or configuration, the document's own first. */
  readersOf(uri: string): readonly Project[] {
    return [...new Set([this.projectOf(uri), ...this.#inFolders])].filter((project) => hasRead(project, uri));
  }

  dispose(): void {
    for (const project of this.projects) project.dispose();
  }

  #createProject<U extends string | null>(uri: U): Project<U> {
    const { changed, failed, shipped } = this.#options;
    const project = new Project<U>({
      uri,
      initial: initialState(uri, shipped),
      load: (...known) => nextState(this.#placeOf(uri), ...known, this.#options),
      isSame: givesSameDiagnostics,
      changed,
      failed,
    });
    if (uri !== null) this.#followers.set(project, new DiskFollower(uri, project, this.#options.fileSystem));
    return project;
  }

  #placeOf(uri: string | null): ProjectPlace {
    if (uri === null) return { uri, innerProjects: [], openCatalogs: [] };
    const innerProjects = this.#inFolders
      .map((project) => project.uri)
      .filter((other) => other !== uri && isIn(uri, other));
    const openCatalogs = this.#options
      .openUris()
      .filter(
        (open) => nameOf(open).endsWith(CATALOG_SUFFIX) && this.projectOf(open).uri === uri && !this.isExcluded(open),
      );
    return { uri, innerProjects, openCatalogs };
  }
}

const excludedBy = memoize((globs: readonly string[]) => pathMatcher(globs));

const isIn = (folder: string, uri: string): boolean => relativePath(folder, uri) !== undefined;

const hasRead = ({ state }: Project, uri: string): boolean => fileIn(state.loaded, uri) !== undefined;

/** Whether a change of a file or folder may change the project's state. */
function isAffectedBy({ uri: folder, state }: Project<string>, uri: string): boolean {
  const { configurationUri, reviewsUri, files } = state.loaded;
  const name = nameOf(uri);
  const isOurs =
    name.endsWith(CATALOG_SUFFIX) || name === CONFIGURATION_FILE || name === REVIEWS_FILE || name === '.gitignore';
  if (isOurs && relativePath(folder, uri) !== undefined) return true;
  // Configuration may list catalogs anywhere, and a folder may be deleted with the catalogs in it.
  return [configurationUri, reviewsUri, ...files.catalogs.keys()].some((read) => relativePath(uri, read) !== undefined);
}

/** Normalised URIs of the folders that the client has opened; none where it has opened a single file. */
export function initialFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => normalise(uri));
  if (rootUri) return [normalise(rootUri)];
  return rootPath ? [fromPath(rootPath)] : [];
}

/**
 * The project that a document belongs to: the innermost one that contains it. A document that is not a file (untitled, a
 * notebook cell, a commit message) belongs to the one that contains its path, if it has one, else to the first; the text of
 * an office file belongs to that of the file. Undefined where there is none. All URIs are normalised.
 */
export function projectOf<R extends { readonly uri: string }>(uri: string, projects: readonly R[]): R | undefined {
  const office = officeFileOf(uri);
  if (office !== undefined) return projectOf(office, projects);
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
