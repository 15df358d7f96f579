import type { ShippedCatalog } from '../../catalog/reading/default-catalogs.ts';
import { l10n } from '../../core/base/l10n.ts';
import { memoize } from '../../core/base/memoize.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { type ComposedRoot, composeRoot, composeRootInSteps, reviewsIn } from '../../loader/compose-root.ts';
import { type FileSystem, statIfThere } from '../../loader/file-system.ts';
import {
  CONFIGURATION_FILE,
  hasSameContents,
  type LoadedRoot,
  loadRoot,
  type ParseCatalog,
  REVIEWS_FILE,
  shippedSources,
} from '../../loader/root.ts';
import { join } from '../../uri/uris.ts';
import { finishInSlices } from '../progress/time-slice.ts';

/** What may have changed since the last load: texts of files that were read, or also which files there are. */
export type Change = 'texts' | 'files';

/** The content of a project at one time: catalogs, configuration, settings, and the scope made of them. Immutable. */
export interface ProjectState extends ComposedRoot {
  readonly loaded: LoadedRoot;
  readonly settings: Settings | null;
  readonly open: OpenCatalogs;
  /** How long the last load took (in milliseconds); null before the first one. */
  readonly took: number | null;
}

/** Open catalogs, configuration and reviews that are not on disk. */
interface OpenCatalogs {
  /** Not yet: they count as they are in the editor. */
  readonly unsaved: readonly string[];
  /** Not any more, with their texts: they count only if edited. Editors keep documents for minutes after closing. */
  readonly deleted: ReadonlyMap<string, string | undefined>;
}

const NONE_OPEN: OpenCatalogs = { unsaved: [], deleted: new Map() };

export interface StateOptions {
  readonly shipped: readonly ShippedCatalog[];
  readonly fileSystem: FileSystem;
  readonly parseCatalog?: ParseCatalog;
  /** The text of an open document, by its normalised URI. */
  readonly openText: (uri: string) => string | undefined;
  /** Whether the user trusts the folders, so that files outside of them may be read. */
  readonly isTrusted: () => boolean;
  /** The editor's settings for a folder; null where the editor has none. */
  readonly settingsFor: (rootUri: string | null) => Promise<Settings | null>;
  /** Logs what could not be loaded: an error or a sentence. */
  readonly failed: (error: unknown) => void;
}

/** A project's folder and its surroundings. All URIs are normalised. */
export interface ProjectPlace {
  /** Null for the project of documents outside of all folders. */
  readonly uri: string | null;
  /** The client's folders within this one. */
  readonly innerProjects: readonly string[];
  /** Open documents of the project that are catalogs by their names. */
  readonly openCatalogs: readonly string[];
}

const NOTHING_LOADED: LoadedRoot = {
  ...{ uri: '', configurationUri: '', configuration: null, reviewsUri: '', reviews: null },
  ...{ sources: [], problems: new Map(), unreadable: [], files: { catalogs: new Map() } },
};

/** Before anything is read: the built-in catalogs only. */
export function initialState(uri: string | null, shipped: readonly ShippedCatalog[]): ProjectState {
  const loaded: LoadedRoot = {
    ...NOTHING_LOADED,
    ...(uri !== null && { uri, configurationUri: join(uri, CONFIGURATION_FILE), reviewsUri: join(uri, REVIEWS_FILE) }),
    sources: shippedSources(shipped),
  };
  const composed = composedAlone(shipped);
  const reviewsOf = reviewsIn(loaded.uri, null, composed.policy);
  return { ...composed, reviewsOf, loaded, settings: null, open: NONE_OPEN, took: null };
}

/** Once for all projects. */
const composedAlone = memoize((shipped: readonly ShippedCatalog[]) =>
  composeRoot({ ...NOTHING_LOADED, sources: shippedSources(shipped) }, null),
);

/** The state after a change. Where documents keep their diagnostics, `givesSameDiagnostics` holds for it and the last one. */
export async function nextState(
  place: ProjectPlace,
  last: ProjectState,
  change: Change,
  signal: AbortSignal,
  options: StateOptions,
): Promise<ProjectState> {
  const start = performance.now();
  const settings = await options.settingsFor(place.uri);
  const follow = async (loaded: LoadedRoot, open: OpenCatalogs): Promise<ProjectState> => {
    const isTheSame = isSame(last, loaded, settings);
    const today = new Date().toISOString().slice(0, 10);
    const composed = isTheSame ? last : await finishInSlices(composeRootInSteps(loaded, settings, {}, today), signal);
    return { ...composed, loaded, settings, open, took: performance.now() - start };
  };
  if (place.uri === null) return follow(last.loaded, NONE_OPEN);
  const { configurationUri, reviewsUri } = last.loaded;
  const open = await withoutFiles([...place.openCatalogs, configurationUri, reviewsUri], last, options);
  const { unsaved } = open;
  const loaded = await loadRoot(place.uri, options.fileSystem, {
    openText: (uri) => (open.deleted.has(uri) ? undefined : options.openText(uri)),
    signal,
    shipped: options.shipped,
    previous: last.loaded,
    innerRoots: place.innerProjects,
    extraCatalogs: unsaved.filter((uri) => place.openCatalogs.includes(uri)),
    allowsOutside: options.isTrusted(),
    // A catalog that has been saved since is one of the files on disk, and one that was deleted is not.
    sameFiles:
      change === 'texts' &&
      last.open.unsaved.every((uri) => unsaved.includes(uri)) &&
      [...open.deleted.keys()].every((uri) => last.open.deleted.has(uri)),
    ...(settings && settings.exclude.length > 0 && { exclude: settings.exclude }),
    ...(options.parseCatalog && { parseCatalog: options.parseCatalog }),
  });
  for (const { uri: directory, reason } of loaded.unreadable) {
    const known = last.loaded.unreadable.some((before) => before.uri === directory);
    if (!known) options.failed(l10n.t('The folder {0} cannot be read: {1}.', directory, reason));
  }
  return follow(loaded, open);
}

/** Whether every document has the same diagnostics in both states, and so have catalogs and configuration. */
export function givesSameDiagnostics(a: ProjectState, b: ProjectState): boolean {
  return a.scope === b.scope && a.reviewsOf === b.reviewsOf && a.problems === b.problems;
}

/** Which of these are open and not on disk. */
async function withoutFiles(
  uris: readonly string[],
  { open, loaded }: ProjectState,
  { fileSystem, openText }: StateOptions,
): Promise<OpenCatalogs> {
  const unsaved: string[] = [];
  const deleted = new Map<string, string | undefined>();
  for (const uri of uris) {
    const text = openText(uri);
    const stat = text === undefined ? null : await statIfThere(fileSystem, uri).catch(() => null);
    if (stat !== undefined) continue;
    const wasOnDisk = loaded.problems.has(uri) && !open.unsaved.includes(uri);
    if (wasOnDisk || (open.deleted.has(uri) && open.deleted.get(uri) === text)) deleted.set(uri, text);
    else unsaved.push(uri);
  }
  return { unsaved, deleted };
}

function isSame(last: ProjectState, loaded: LoadedRoot, settings: Settings | null): boolean {
  const isAlike = JSON.stringify(settings, mapsAsEntries) === JSON.stringify(last.settings, mapsAsEntries);
  return isAlike && hasSameContents(last.loaded, loaded);
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
