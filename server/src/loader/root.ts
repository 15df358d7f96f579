import type { ShippedCatalog } from '../catalog/reading/default-catalogs.ts';
import { l10n } from '../core/base/l10n.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { comparePositions } from '../core/model/text.ts';
import type { CatalogSource } from '../core/resolution/scope.ts';
import type { ReviewRecord } from '../core/reviews/record.ts';
import type { Configuration } from '../core/settings/configuration.ts';
import { decidePolicy } from '../core/settings/policy.ts';
import { join, relativePath } from '../uri/uris.ts';
import { type ConfiguredCatalogs, findConfiguredCatalogs } from './configured-catalogs.ts';
import { excludedBelow } from './documents.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, REVIEWS_FILE } from './file-names.ts';
import { type FileSystem, nearestWith, reasonOf, statIfThere } from './file-system.ts';
import type { findInstalledPackages, InstalledPackages } from './installed-packages.ts';
import { barrierAround, type IsBarred } from './outside.ts';
import { type ParseCatalog, parseCatalog } from './parse-catalog.ts';
import {
  type CatalogFile,
  type ConfigurationFile,
  type ReviewsFile,
  readCatalogFile,
  readConfigurationFile,
  readImportedFile,
  readReviewsFile,
} from './root-files.ts';
import { walk } from './walk.ts';

export * from './file-names.ts';
export type { DirectoryEntry, FileStat, FileSystem } from './file-system.ts';
export type { ParseCatalog } from './parse-catalog.ts';

export interface LoadOptions {
  /** The text of a file that is open in an editor, which is used instead of the one on disk; undefined for others. */
  readonly openText?: (uri: string) => string | undefined;
  readonly signal?: AbortSignal;
  readonly shipped?: readonly ShippedCatalog[];
  /** URIs of catalogs beyond those that the root and its configuration have. */
  readonly extraCatalogs?: readonly string[];
  /** URI of the configuration file, where it is not `objrefs.yaml` of the root. */
  readonly configurationFile?: string;
  /** Globs of paths that are not searched for catalogs, unless `objrefs.yaml` has its own. */
  readonly exclude?: readonly string[];
  /** The last result: unchanged files are not parsed again, and broken ones keep their last good version. */
  readonly previous?: LoadedRoot;
  /**
   * Whether only texts have changed since `previous`: the same files are read again, without a new search for catalogs
   * unless the configuration has changed where they are.
   */
  readonly sameFiles?: boolean;
  /** Whether `objrefs.yaml` and links may lead to files outside of the root. */
  readonly allowsOutside?: boolean;
  /** URIs of directories below the root that are roots themselves, and are not searched. */
  readonly innerRoots?: readonly string[];
  /** Reads texts of catalogs, possibly on another thread. */
  readonly parseCatalog?: ParseCatalog;
}

/** The contents of a root's catalogs and configuration. Immutable. */
export interface LoadedRoot {
  readonly uri: string;
  /** Absent where nothing is read from disk. */
  readonly isBarred?: IsBarred;
  /** URI of the configuration file, which may not exist. */
  readonly configurationUri: string;
  /** Null where there is no configuration file, or never was a valid one. */
  readonly configuration: Configuration | null;
  /** URI of the review record, which may not exist. */
  readonly reviewsUri: string;
  /** Null where there is no review record, or never was a valid one. */
  readonly reviews: ReviewRecord | null;
  /** Built-in catalogs first, then those of the root by path. */
  readonly sources: readonly CatalogSource[];
  /** By URI, for every catalog, configuration file and review record that was read; the lists may be empty. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Directories that could not be searched, each with a reason as part of a sentence. */
  readonly unreadable: readonly { readonly uri: string; readonly reason: string }[];
  /** Kept for the next load. */
  readonly files: {
    readonly configuration?: ConfigurationFile;
    readonly reviews?: ReviewsFile;
    readonly catalogs: ReadonlyMap<string, CatalogFile>;
    /** Absent before the first search. */
    readonly listing?: Listing;
  };
}

/** The places of a root's catalogs. */
interface Listing {
  /** The part of the configuration that decides where they are, as a key. */
  readonly key: string;
  readonly found: Awaited<ReturnType<typeof findCatalogs>>;
  readonly configured: ConfiguredCatalogs;
  readonly packages: InstalledPackages;
}

/** The nearest directory around (or at) `start` with `objrefs.yaml` or `.git`, else `start` itself. */
export async function findRoot(fileSystem: FileSystem, start: string): Promise<string> {
  return (await nearestWith(fileSystem, start, [CONFIGURATION_FILE, '.git'])) ?? start;
}

/**
 * Reads a root's configuration and all of its catalogs: those below the root that git does not ignore, those that the
 * configuration names, and the extra ones. Missing, unreadable and broken files become problems; the others are still used.
 * Rejects only with the signal's reason.
 */
export async function loadRoot(root: string, fileSystem: FileSystem, options: LoadOptions = {}): Promise<LoadedRoot> {
  const { previous, signal, allowsOutside = false } = options;
  const isBarred = barrierAround(fileSystem, root, allowsOutside);
  /** Files that are read because of their name or a link: they may be anything, and anywhere. */
  const doubtful = new Set([
    join(root, REVIEWS_FILE),
    ...(options.configurationFile ? [] : [join(root, CONFIGURATION_FILE)]),
  ]);
  const source = {
    fileSystem,
    openText: options.openText ?? (() => undefined),
    parseCatalog: options.parseCatalog ?? parseCatalog,
    whyNotRead: async (uri: string) => (doubtful.has(uri) ? whyNotRead(fileSystem, uri, isBarred) : undefined),
  };
  const configurationUri = options.configurationFile ?? join(root, CONFIGURATION_FILE);
  const configurationFile = await readConfigurationFile(source, configurationUri, previous?.files.configuration);
  const configuration = configurationFile?.value ?? null;
  const reviewsUri = join(root, REVIEWS_FILE);
  const reviewsFile = await readReviewsFile(source, reviewsUri, previous?.files.reviews);

  const exclude = decidePolicy({}, configuration, null).exclude;
  const excluded = exclude.length > 0 ? exclude : (options.exclude ?? []);
  const key = JSON.stringify([
    configuration?.catalogs,
    configuration?.packages,
    excluded,
    options.innerRoots,
    allowsOutside,
  ]);
  let listing = options.sameFiles ? previous?.files.listing : undefined;
  if (listing?.key !== key) {
    const found = await findCatalogs(root, fileSystem, excluded, options);
    const configured = await findConfiguredCatalogs(fileSystem, root, configuration?.catalogs ?? [], isBarred, signal);
    const names = configuration?.packages ?? [];
    const packages = await installedPackages(fileSystem, root, names, allowsOutside, signal);
    listing = { key, found, configured, packages };
  }
  const { found, configured, packages } = listing;
  for (const uri of found.links) doubtful.add(uri);

  const catalogs = new Map<string, CatalogFile>();
  const uris = new Set([
    ...[...found.uris, ...configured.files.keys(), ...packages.catalogs.keys()],
    ...(options.extraCatalogs ?? []),
  ]);
  for (const uri of [...uris].sort()) {
    signal?.throwIfAborted();
    const before = previous?.files.catalogs.get(uri);
    const imported = configured.files.get(uri);
    const file = imported
      ? await readImportedFile(source, uri, imported, before)
      : await readCatalogFile(
          source,
          uri,
          before,
          [configured.files, doubtful, packages.catalogs].some((named) => named.has(uri)),
        );
    if (file) catalogs.set(uri, file);
  }

  const sources = shippedSources(options.shipped ?? []);
  for (const [uri, { value }] of catalogs) {
    const from = packages.catalogs.get(uri);
    if (value) sources.push({ catalog: value, origin: 'workspace', ...(from && { package: from }) });
  }

  const problems = new Map<string, readonly Diagnostic[]>();
  for (const [uri, file] of catalogs) problems.set(uri, file.problems);
  if (configurationFile) {
    const all = [...configurationFile.problems, ...configured.problems, ...packages.problems];
    problems.set(
      configurationUri,
      all.sort((a, b) => comparePositions(a.range.start, b.range.start)),
    );
  }
  if (reviewsFile) problems.set(reviewsUri, reviewsFile.problems);
  return {
    uri: root,
    isBarred,
    configurationUri,
    configuration,
    reviewsUri,
    reviews: reviewsFile?.value ?? null,
    sources,
    problems,
    unreadable: found.unreadable,
    files: {
      catalogs,
      listing,
      ...(configurationFile && { configuration: configurationFile }),
      ...(reviewsFile && { reviews: reviewsFile }),
    },
  };
}

const NO_PACKAGES: InstalledPackages = { catalogs: new Map(), problems: [], watched: [] };

/** Few roots name packages: the others do not load what finds them. */
const installedPackages: typeof findInstalledPackages = async (fileSystem, root, names, ...more) =>
  names.length === 0
    ? NO_PACKAGES
    : (await import('./installed-packages.ts')).findInstalledPackages(fileSystem, root, names, ...more);

async function findCatalogs(
  root: string,
  fileSystem: FileSystem,
  exclude: readonly string[],
  { signal, innerRoots = [] }: LoadOptions,
) {
  const uris: string[] = [];
  const links: string[] = [];
  const unreadable: { uri: string; reason: string }[] = [];
  const excluded = excludedBelow(root, root, exclude);
  const inner = new Set(innerRoots.map((uri) => relativePath(root, uri)));
  const files = walk(fileSystem, root, {
    gitignore: true,
    leaveOut: (path) => inner.has(path) || excluded(path),
    signal,
    onUnreadable: (uri, error) => unreadable.push({ uri, reason: reasonOf(error) }),
  });
  for await (const { uri, path, isLink } of files) {
    if (!path.endsWith(CATALOG_SUFFIX)) continue;
    uris.push(uri);
    if (isLink) links.push(uri);
  }
  return { uris, links, unreadable };
}

async function whyNotRead(fileSystem: FileSystem, uri: string, isBarred: IsBarred): Promise<string | undefined> {
  if (await isBarred(uri)) {
    return l10n.t(
      'This is a link that leads out of the root folder. Such files are only read in a trusted workspace, or with --allow-outside-root.',
    );
  }
  const stat = await statIfThere(fileSystem, uri).catch(() => undefined);
  return stat?.type === 'other' ? l10n.t('This is not a regular file.') : undefined;
}

/** The file of a root at the URI, as it was read. */
export function fileIn({ files, configurationUri, reviewsUri }: LoadedRoot, uri: string) {
  if (uri === configurationUri) return files.configuration;
  return uri === reviewsUri ? files.reviews : files.catalogs.get(uri);
}

export const shippedSources = (shipped: readonly ShippedCatalog[]): CatalogSource[] =>
  shipped.map(({ catalog, enabled }) => ({ catalog, origin: 'shipped', offByDefault: !enabled }));

/** Whether what is composed of one is what is composed of the other. */
export function hasSameContents(a: LoadedRoot, b: LoadedRoot): boolean {
  return (
    a.configuration === b.configuration &&
    a.reviews === b.reviews &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, index) => isSameSource(source, b.sources[index])) &&
    JSON.stringify([...a.problems]) === JSON.stringify([...b.problems])
  );
}

function isSameSource(source: CatalogSource, other: CatalogSource | undefined): boolean {
  return source.catalog === other?.catalog && JSON.stringify(source.package) === JSON.stringify(other.package);
}
