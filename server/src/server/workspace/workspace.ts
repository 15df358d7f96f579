import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { pathMatcher } from '../../loader/globs.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, REVIEWS_FILE } from '../../loader/root.ts';
import { nameOf, relativePath } from '../../uri/uris.ts';
import { DiskFollower } from './disk-follower.ts';
import { Project } from './project.ts';
import { projectOf } from './project-folders.ts';
import {
  givesSameDiagnostics,
  initialState,
  nextState,
  type ProjectPlace,
  type ProjectState,
  type StateOptions,
} from './project-state.ts';

export interface WorkspaceOptions extends StateOptions {
  /** Normalised URIs of all open documents. */
  readonly openUris: () => readonly string[];
  /** The client tells of files that change. */
  readonly watched: boolean;
  /** Called when a root judges differently, or has other problems itself. */
  readonly changed: () => void;
}

type FolderProject = Project<ProjectState, string>;

/** Several events in a row are one change: saving by rename, switching a branch (in milliseconds). */
const SETTLING = 50;
/** While somebody types in a catalog (in milliseconds). */
const TYPING = 150;

/** The roots of the client's folders, and one for documents outside of them, which has the shipped catalogs alone. */
export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #followers = new WeakMap<Project<ProjectState>, DiskFollower>();
  #folders: readonly FolderProject[] = [];
  #outside: Project<ProjectState>;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#outside = this.#createProject(null);
  }

  get projects(): readonly Project<ProjectState>[] {
    return [...this.#folders, this.#outside];
  }

  /** Those whose frameworks are the workspace's: of its folders, or the one outside where there are none. */
  get ownProjects(): readonly Project<ProjectState>[] {
    return this.#folders.length > 0 ? this.#folders : [this.#outside];
  }

  /** Resolves when every project has been loaded for the first time. */
  async allReady(): Promise<void> {
    await Promise.all(this.projects.map((project) => project.ready));
  }

  /** Resolves when everything that projects have been asked to load so far has been loaded. */
  async allSettled(): Promise<void> {
    await Promise.all(this.projects.map((project) => project.settled()));
  }

  /** New folders begin unloaded: `reload` loads them. */
  setFolders(uris: readonly string[]): void {
    const before = new Map(this.#folders.map((project) => [project.uri, project]));
    this.#folders = [...new Set(uris)].map((uri) => before.get(uri) ?? this.#createProject(uri));
    for (const project of before.values()) if (!this.#folders.includes(project)) project.dispose();
  }

  /** The client's folders have changed. Loads those that were added, and those around them. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const kept = this.#folders.map(({ uri }) => uri).filter((uri) => !removed.includes(uri));
    this.setFolders([...kept, ...added]);
    // What is in a folder within another one is not the outer one's. What is no URI is in nothing, not even in itself.
    const isConcerned = (uri: string) =>
      [...added, ...removed].some((other) => other === uri || relativePath(uri, other) !== undefined);
    for (const project of this.#folders) if (isConcerned(project.uri)) project.reload('files', 0);
  }

  /** The root that judges the document. Never none. */
  projectOf(uri: string): Project<ProjectState> {
    return projectOf(uri, this.#folders) ?? this.#outside;
  }

  /** Problems of a catalog or configuration file, by its own root if that has read it, else by another one. */
  problemsOfFile(uri: string): readonly Diagnostic[] {
    return this.readersOf(uri)[0]?.state.problems.get(uri) ?? [];
  }

  /** Whether an open document's text is the one that its root has read, so that edits for the one fit the other. */
  isRead(uri: string): boolean {
    const loaded = this.readersOf(uri)[0]?.state.loaded;
    const read = loaded && fileIn(loaded, uri);
    return read !== undefined && read.text === this.#options.openText(uri);
  }

  /** Normalised URIs of all catalogs and configuration files that roots have read. */
  filesRead(): string[] {
    return this.#folders.flatMap(({ state }) => [...state.problems.keys()]);
  }

  /** Whether the team has excluded the document, or a folder that holds it. */
  isExcluded(uri: string): boolean {
    const { uri: folder, state } = this.projectOf(uri);
    const path = folder === null ? undefined : relativePath(folder, uri);
    if (path === undefined || state.policy.exclude.length === 0) return false;
    const segments = path.split('/');
    const isOut = pathMatcher(state.policy.exclude);
    return segments.some((_, index) => isOut(segments.slice(0, index + 1).join('/')));
  }

  /** Loads all roots again, those that are new for the first time. */
  reload(): void {
    for (const project of this.projects) project.reload('files', 0);
  }

  /** Something happened to these files on disk. */
  filesChanged(uris: readonly string[]): void {
    for (const project of this.#folders)
      if (uris.some((uri) => concerns(project, uri))) project.reload('files', SETTLING);
  }

  /** A document was opened, changed or closed: if it is a catalog or configuration, its text counts at once. */
  documentChanged(uri: string): void {
    for (const project of this.#folders) {
      if (hasRead(project, uri)) project.reload('texts', TYPING);
      else if (concerns(project, uri)) project.reload('files', TYPING);
    }
  }

  /** A request came for a document: time to see whether files have changed although nobody said so. */
  documentRequested(uri: string): void {
    this.#followers.get(this.projectOf(uri))?.look().catch(this.#options.failed);
  }

  /** A document was opened or saved: time to see whether there are other files, where the client does not tell. */
  documentVisited(uri: string): void {
    if (!this.#options.watched) this.#followers.get(this.projectOf(uri))?.lookAround();
  }

  /** Resolves when the present text of a catalog or configuration has been read, also of one that is new to its root. */
  async settled(uri: string): Promise<void> {
    const concerned = this.#folders.filter((project) => hasRead(project, uri) || concerns(project, uri));
    await Promise.all(concerned.map((project) => project.settled()));
  }

  /** Roots that have read the file as a catalog or configuration, the document's own first. */
  readersOf(uri: string): readonly Project<ProjectState>[] {
    return [...new Set([this.projectOf(uri), ...this.#folders])].filter((project) => hasRead(project, uri));
  }

  dispose(): void {
    for (const project of this.projects) project.dispose();
  }

  #createProject<U extends string | null>(uri: U): Project<ProjectState, U> {
    const { changed, failed } = this.#options;
    const project = new Project<ProjectState, U>({
      uri,
      initial: initialState(uri),
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
    const innerProjects = this.#folders
      .map((folder) => folder.uri)
      .filter((other) => other !== uri && isIn(uri, other));
    const openCatalogs = this.#options
      .openUris()
      .filter(
        (open) => nameOf(open).endsWith(CATALOG_SUFFIX) && this.projectOf(open).uri === uri && !this.isExcluded(open),
      );
    return { uri, innerProjects, openCatalogs };
  }
}

const isIn = (folder: string, uri: string): boolean => relativePath(folder, uri) !== undefined;

function fileIn({ files, configurationUri, reviewsUri }: ProjectState['loaded'], uri: string) {
  if (uri === configurationUri) return files.configuration;
  return uri === reviewsUri ? files.reviews : files.catalogs.get(uri);
}

const hasRead = ({ state }: Project<ProjectState>, uri: string): boolean => fileIn(state.loaded, uri) !== undefined;

/** Whether what happened to a file or folder can make a difference to the root. */
function concerns({ uri: folder, state }: FolderProject, uri: string): boolean {
  const { configurationUri, reviewsUri, files } = state.loaded;
  const name = nameOf(uri);
  const isOurs =
    name.endsWith(CATALOG_SUFFIX) || name === CONFIGURATION_FILE || name === REVIEWS_FILE || name === '.gitignore';
  if (isOurs && relativePath(folder, uri) !== undefined) return true;
  // Configuration may name catalogs anywhere, and a folder may go with the catalogs in it.
  return [configurationUri, reviewsUri, ...files.catalogs.keys()].some((read) => relativePath(uri, read) !== undefined);
}
