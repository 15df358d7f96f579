import { shippedCatalogs } from '../catalog/shipped.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Settings } from '../core/settings.ts';
import { type ComposedRoot, composeRoot } from '../loader/compose-root.ts';
import type { FileSystem } from '../loader/file-system.ts';
import { excluder } from '../loader/globs.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, type LoadedRoot, loadRoot } from '../loader.ts';
import { join, nameOf, relativePath } from '../uris.ts';
import { type Change, Root } from './root.ts';
import { rootOf } from './root-folders.ts';

/** What a root consists of at present. Immutable. */
export interface RootState extends ComposedRoot {
  readonly loaded: LoadedRoot;
  readonly settings: Settings | null;
}

export interface WorkspaceOptions {
  readonly fileSystem: FileSystem;
  /** The text of an open document, by its normalised URI. */
  readonly openText: (uri: string) => string | undefined;
  /** The editor's settings for a root; null where the editor tells none. */
  readonly settingsFor: (rootUri: string | null) => Promise<Settings | null>;
  /** Called when a root judges differently, or has other problems itself. */
  readonly changed: () => void;
  /** Something could not be loaded: an error, or a sentence. */
  readonly failed: (error: unknown) => void;
}

type FolderRoot = Root<RootState, string>;

/** Several events in a row are one change: saving by rename, switching a branch (in milliseconds). */
const SETTLING = 50;
/** While somebody types in a catalog (in milliseconds). */
const TYPING = 150;

/** The roots of the client's folders, and one for documents outside of them, which has the shipped catalogs alone. */
export class Workspace {
  readonly #options: WorkspaceOptions;
  #folders: readonly FolderRoot[] = [];
  #outside: Root<RootState>;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#outside = this.#createRoot(null);
  }

  get roots(): readonly Root<RootState>[] {
    return [...this.#folders, this.#outside];
  }

  /** New folders begin unloaded: `reload` loads them. */
  setFolders(uris: readonly string[]): void {
    const before = new Map(this.#folders.map((root) => [root.uri, root]));
    this.#folders = [...new Set(uris)].map((uri) => before.get(uri) ?? this.#createRoot(uri));
    for (const root of before.values()) if (!this.#folders.includes(root)) root.dispose();
  }

  /** The client's folders have changed. Loads those that were added. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const kept = this.#folders.map(({ uri }) => uri).filter((uri) => !removed.includes(uri));
    this.setFolders([...kept, ...added]);
    for (const root of this.#folders) if (added.includes(root.uri)) root.reload('files', 0);
  }

  /** The root that judges the document. Never none. */
  rootOf(uri: string): Root<RootState> {
    return rootOf(uri, this.#folders) ?? this.#outside;
  }

  /** Problems of a catalog or configuration file, by its own root if that has read it, else by another one. */
  problemsOfFile(uri: string): readonly Problem[] {
    const roots = [this.rootOf(uri), ...this.#folders];
    return roots.find(({ state }) => state.problems.has(uri))?.state.problems.get(uri) ?? [];
  }

  /** Whether an open document's text is the one that its root has read, so that edits for the one fit the other. */
  isRead(uri: string): boolean {
    const { configurationUri, files } = this.rootOf(uri).state.loaded;
    const read = uri === configurationUri ? files.configuration : files.catalogs.get(uri);
    return read?.text === this.#options.openText(uri);
  }

  /** Normalised URIs of all catalogs and configuration files that roots have read. */
  filesRead(): string[] {
    return this.#folders.flatMap(({ state }) => [...state.problems.keys()]);
  }

  /** Whether the team has excluded the document, or a folder that holds it. */
  isExcluded(uri: string): boolean {
    const { uri: folder, state } = this.rootOf(uri);
    const path = folder === null ? undefined : relativePath(folder, uri);
    if (path === undefined || state.policy.exclude.length === 0) return false;
    const segments = path.split('/');
    const isOut = excluder(state.policy.exclude);
    return segments.some((_, index) => isOut(segments.slice(0, index + 1).join('/')));
  }

  /** Loads all roots again, those that are new for the first time. */
  reload(): void {
    for (const root of this.roots) root.reload('files', 0);
  }

  /** Something happened to these files on disk. */
  filesChanged(uris: readonly string[]): void {
    for (const root of this.#folders) if (uris.some((uri) => concerns(root, uri))) root.reload('files', SETTLING);
  }

  /** A document was opened, changed or closed: if it is a catalog or configuration, its text counts at once. */
  documentChanged(uri: string): void {
    for (const root of this.#folders) {
      if (root.state.loaded.files.catalogs.has(uri)) root.reload('texts', TYPING);
      else if (concerns(root, uri)) root.reload('files', TYPING);
    }
  }

  dispose(): void {
    for (const root of this.roots) root.dispose();
  }

  #createRoot<U extends string | null>(uri: U): Root<RootState, U> {
    const { changed, failed } = this.#options;
    const loaded = withoutFiles(uri);
    const initial: RootState = { ...composeRoot(loaded, null), loaded, settings: null };
    return new Root({ uri, initial, load: (...known) => this.#load(uri, ...known), changed, failed });
  }

  /** The last state itself where nothing has changed, so that nothing is judged again. */
  async #load(uri: string | null, last: RootState, change: Change, signal: AbortSignal): Promise<RootState> {
    const { fileSystem, openText, settingsFor, failed } = this.#options;
    const settings = await settingsFor(uri);
    const options = {
      openText,
      signal,
      shipped: shippedCatalogs,
      previous: last.loaded,
      sameFiles: change === 'texts',
    };
    const exclude = settings && settings.exclude.length > 0 ? { exclude: settings.exclude } : {};
    const loaded = uri === null ? last.loaded : await loadRoot(uri, fileSystem, { ...options, ...exclude });
    for (const { uri: directory, reason } of loaded.unreadable) {
      const known = last.loaded.unreadable.some((before) => before.uri === directory);
      if (!known) failed(`${directory} cannot be looked through: ${reason}.`);
    }
    if (isSame(last, loaded, settings)) return last;
    return { ...composeRoot(loaded, settings), loaded, settings };
  }
}

/** Whether what happened to a file or folder can make a difference to the root. */
function concerns({ uri: folder, state }: FolderRoot, uri: string): boolean {
  const { configurationUri, files } = state.loaded;
  const name = nameOf(uri);
  const isOurs = name.endsWith(CATALOG_SUFFIX) || name === CONFIGURATION_FILE || name === '.gitignore';
  if (isOurs && relativePath(folder, uri) !== undefined) return true;
  // Configuration may name catalogs anywhere, and a folder may go with the catalogs in it.
  return [configurationUri, ...files.catalogs.keys()].some((read) => relativePath(uri, read) !== undefined);
}

/** A root of which nothing is read from disk yet. */
function withoutFiles(uri: string | null): LoadedRoot {
  return {
    uri: uri ?? '',
    configurationUri: uri === null ? '' : join(uri, CONFIGURATION_FILE),
    configuration: null,
    sources: shippedCatalogs.map(({ catalog, enabled }) => ({
      catalog,
      origin: 'shipped' as const,
      ...(!enabled && { offByDefault: true }),
    })),
    problems: new Map(),
    unreadable: [],
    files: { catalogs: new Map() },
  };
}

function isSame(last: RootState, loaded: LoadedRoot, settings: Settings | null): boolean {
  const before = last.loaded;
  return (
    JSON.stringify(settings, mapsAsEntries) === JSON.stringify(last.settings, mapsAsEntries) &&
    loaded.configuration === before.configuration &&
    loaded.sources.length === before.sources.length &&
    loaded.sources.every(({ catalog }, index) => catalog === before.sources[index]?.catalog) &&
    JSON.stringify([...loaded.problems]) === JSON.stringify([...before.problems])
  );
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
