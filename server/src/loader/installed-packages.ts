import { l10n } from '../core/base/l10n.ts';
import type { CatalogPackage } from '../core/model/catalog.ts';
import { type Diagnostic, FILE_CODES } from '../core/model/diagnostic.ts';
import { shortened } from '../core/resolution/phrases.ts';
import type { ConfiguredPath } from '../core/settings/configuration.ts';
import { GlobBudget } from '../core/settings/glob-budget.ts';
import { join, nameOf, parentOf, relativePath, schemeOf } from '../uri/uris.ts';
import { decodeText } from './decode.ts';
import { CATALOG_SUFFIX } from './file-names.ts';
import { type FileSystem, nearestWith, reasonOf, statIfThere } from './file-system.ts';
import { compileGlob } from './globs.ts';
import { walk } from './walk.ts';

/** The catalogs of the packages that `packages` of `objrefs.yaml` names. */
export interface InstalledPackages {
  /** By URI of the catalog. */
  readonly catalogs: ReadonlyMap<string, CatalogPackage>;
  /** Problems in `objrefs.yaml`, each at the name of a package. */
  readonly problems: readonly Diagnostic[];
  /** Files that may mean other packages when they change: each `package.json` that was read or looked for. */
  readonly watched: readonly string[];
}

/** No package of frameworks has more files and folders, and a repository may link `node_modules` to anything. */
const MAX_ENTRIES = 10_000;
const MAX_BYTES = 1_000_000;
const MAX_PATTERNS = 100;
const VERSION = /^[\w.+-]{1,100}$/;

/**
 * Looks up packages as Node does: below `node_modules` of the root and of the folders above it, as far as git's work tree
 * goes, or everywhere above where the user allows it. The links of workspaces and of pnpm are followed, within the same
 * bounds. `package.json` is read as data, and nothing is executed or downloaded.
 */
export async function findInstalledPackages(
  fileSystem: FileSystem,
  root: string,
  names: readonly ConfiguredPath[],
  allowsOutside: boolean,
  signal?: AbortSignal,
): Promise<InstalledPackages> {
  const catalogs = new Map<string, CatalogPackage>();
  const problems: Diagnostic[] = [];
  const watched: string[] = [];
  const top = allowsOutside ? undefined : ((await nearestWith(fileSystem, root, ['.git'])) ?? root);
  const folders = foldersAround(root, top);
  const budget = new GlobBudget();
  for (const { text: name, range } of names) {
    const candidates = folders.map((folder) => join(folder, `node_modules/${name}`));
    watched.push(...candidates.map((candidate) => join(candidate, 'package.json')));
    const found = await firstFolder(fileSystem, candidates)
      .then((folder) =>
        folder === undefined
          ? notInstalled(name, root)
          : catalogsOf(fileSystem, { name, root, folder, top }, budget, signal),
      )
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        return l10n.t('Package {0} cannot be read: {1}.', name, reasonOf(error));
      });
    if (typeof found !== 'string') for (const uri of found.uris) catalogs.set(uri, found.package);
    else {
      const code = 'config-missing-catalog';
      problems.push({ code, severity: FILE_CODES[code], range, message: found, fixes: [] });
    }
  }
  return { catalogs, problems, watched };
}

function foldersAround(root: string, top: string | undefined): string[] {
  const folders = [root];
  for (let at = root; at !== top && parentOf(at) !== at; ) {
    at = parentOf(at);
    if (nameOf(at) !== 'node_modules') folders.push(at);
  }
  return folders;
}

async function firstFolder(fileSystem: FileSystem, uris: readonly string[]): Promise<string | undefined> {
  for (const uri of uris) if ((await statIfThere(fileSystem, uri))?.type === 'directory') return uri;
  return undefined;
}

function notInstalled(name: string, root: string): string {
  return schemeOf(root) === 'file'
    ? l10n.t('Package {0} is not installed. Add it to package.json, then run npm install.', name)
    : l10n.t(
        'Package {0} is not available: this folder has no node_modules. Open it on a computer where the package is installed.',
        name,
      );
}

/** A package that is installed in a folder. */
interface Installed {
  readonly name: string;
  readonly root: string;
  readonly folder: string;
  /** A link may lead anywhere in this folder; undefined: anywhere. */
  readonly top: string | undefined;
}

/** The catalogs of a package, or why there are none. */
async function catalogsOf(
  fileSystem: FileSystem,
  { name, root, folder, top }: Installed,
  budget: GlobBudget,
  signal: AbortSignal | undefined,
): Promise<{ readonly uris: readonly string[]; readonly package: CatalogPackage } | string> {
  if (top !== undefined && !(await isWithin(fileSystem, top, folder))) {
    return l10n.t(
      'Package {0} is a link that leads out of the repository. Such packages are only read in a trusted workspace, or with --allow-outside-root.',
      name,
    );
  }
  const json = join(folder, 'package.json');
  const isFile = (await statIfThere(fileSystem, json))?.type === 'file';
  const manifest = isFile ? readManifest(await fileSystem.readFile(json, MAX_BYTES + 1)) : undefined;
  if (!manifest) return l10n.t('Package {0} has no valid package.json. Install it again.', name);
  const { patterns, version } = manifest;
  if (!patterns) {
    return l10n.t(
      '"objrefs" in package.json of {0} must have "catalogs": a list of patterns within the package.',
      name,
    );
  }
  const globs = patterns.flatMap((pattern) => compileGlob(pattern.replace(/^\.\//, ''), budget) ?? []);
  const start = await behindLinks(fileSystem, root, folder);
  const uris: string[] = [];
  let limit: unknown;
  const files = walk(fileSystem, start, {
    gitignore: false,
    leaveOut: (path, isDirectory) =>
      /(?:^|\/)node_modules(?:\/|$)/.test(path) || !globs.some((glob) => glob.match(path, isDirectory)),
    entries: MAX_ENTRIES,
    ...(signal && { signal }),
    onUnreadable: (_, error) => {
      limit = error;
    },
  });
  for await (const { uri, isLink } of files) {
    if (!isLink || (await isWithin(fileSystem, start, uri))) uris.push(uri);
  }
  if (limit !== undefined) return l10n.t('Package {0} cannot be read: {1}.', name, reasonOf(limit));
  if (uris.length === 0)
    return l10n.t('Package {0} has no catalogs: no file in it matches {1}.', name, shortened(patterns.join(', ')));
  const isInstalled = relativePath(root, start)?.split('/').includes('node_modules') ?? true;
  return { uris, package: { name, version, isInstalled } };
}

/** What `package.json` says of catalogs; undefined where it is broken. `patterns` is null where those are not usable. */
function readManifest(bytes: Uint8Array): { patterns: readonly string[] | null; version: string | null } | undefined {
  const manifest = bytes.length > MAX_BYTES ? undefined : parseObject(decodeText(bytes) ?? '');
  if (!manifest) return undefined;
  const { objrefs, version } = manifest;
  const isVersion = typeof version === 'string' && VERSION.test(version);
  return { patterns: patternsIn(objrefs), version: isVersion ? version : null };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;

function patternsIn(objrefs: unknown): readonly string[] | null {
  if (objrefs === undefined) return [`**/*${CATALOG_SUFFIX}`];
  const listed = asObject(objrefs)?.catalogs;
  const isUsable = Array.isArray(listed) && listed.length > 0 && listed.length <= MAX_PATTERNS;
  return isUsable && listed.every((pattern) => typeof pattern === 'string') ? listed : null;
}

/** Where a package is, as Node resolves it: in a workspace, that is where its catalogs are edited and found anyway. */
async function behindLinks(fileSystem: FileSystem, root: string, uri: string): Promise<string> {
  if (!fileSystem.realUri) return uri;
  const real = await fileSystem.realUri(uri);
  const path = relativePath(await fileSystem.realUri(root), real);
  return path === undefined ? real : path === '' ? root : join(root, path);
}

/** A repository may hold links to anywhere, and package managers pack no links: none leads out of the repository or a package. */
async function isWithin(fileSystem: FileSystem, folder: string, uri: string): Promise<boolean> {
  if (!fileSystem.realUri) return true;
  return relativePath(await fileSystem.realUri(folder), await fileSystem.realUri(uri)) !== undefined;
}
