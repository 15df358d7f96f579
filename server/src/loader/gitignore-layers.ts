import { join, parentOf, relativePath, resolvePath } from '../uri/uris.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, nearestWith } from './file-system.ts';
import { type IgnoreRules, parseIgnoreRules } from './gitignore-rules.ts';

/** The rules of one ignore file, as a walk applies them to paths relative to where it started. */
export interface IgnoreLayer {
  readonly rules: IgnoreRules;
  /** To make a path of the walk relative to the directory of the rules: how much is removed at its start, and then added. */
  readonly dropped: number;
  readonly prefix: string;
}

/** Limit of an ignore file, in bytes. */
const MAX_IGNORE_FILE_BYTES = 1024 * 1024;

/**
 * The ignore rules from outside a directory that apply in it, the outermost first: of the git work tree around it, the
 * `.git/info/exclude` and the ignore files of the directories between. Empty without a work tree.
 */
export async function ignoreLayersAround(fileSystem: FileSystem, directory: string): Promise<IgnoreLayer[]> {
  const top = await nearestWith(fileSystem, directory, ['.git']);
  if (top === undefined) return [];
  const layerIn = (outer: string, file: string) => {
    const path = relativePath(outer, directory);
    return readLayer(fileSystem, file, { dropped: 0, prefix: path ? `${path}/` : '' });
  };
  const layers = [];
  for (let at = directory; at !== top; ) {
    at = parentOf(at);
    layers.unshift(await layerIn(at, join(at, '.gitignore')));
  }
  layers.unshift(await layerIn(top, await excludeFileOf(fileSystem, top)));
  return layers.filter((layer) => layer !== undefined);
}

/** The rules that a directory of a walk adds; `path` is the directory's, relative to where the walk started. */
export function ignoreLayerOf(
  fileSystem: FileSystem,
  directory: string,
  path: string,
): Promise<IgnoreLayer | undefined> {
  const dropped = path === '' ? 0 : path.length + 1;
  return readLayer(fileSystem, join(directory, '.gitignore'), { dropped, prefix: '' });
}

/** Whether git ignores the path. `layers` has the outermost first; the innermost with a matching rule decides. */
export function isIgnored(layers: readonly IgnoreLayer[], path: string, isDirectory: boolean): boolean {
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    const verdict = layer.rules.verdict(layer.prefix + path.slice(layer.dropped), isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

async function readLayer(
  fileSystem: FileSystem,
  uri: string,
  place: Omit<IgnoreLayer, 'rules'>,
): Promise<IgnoreLayer | undefined> {
  const text = await readText(fileSystem, uri);
  return text === undefined ? undefined : { rules: parseIgnoreRules(text), ...place };
}

/** In a linked work tree or a submodule, `.git` is a file with the path of the repository (gitrepository-layout(5)). */
async function excludeFileOf(fileSystem: FileSystem, workTree: string): Promise<string> {
  const dotGit = join(workTree, '.git');
  const link = /^gitdir: ([^\r\n]+)/.exec((await readText(fileSystem, dotGit)) ?? '')?.[1];
  const gitDirectory = link === undefined ? dotGit : resolvePath(workTree, link);
  const common = (await readText(fileSystem, join(gitDirectory, 'commondir')))?.trim();
  return join(common ? resolvePath(gitDirectory, common) : gitDirectory, 'info/exclude');
}

async function readText(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  try {
    // Reading from a pipe would not end.
    if ((await fileSystem.stat(uri)).type !== 'file') return undefined;
    return decodeText(await fileSystem.readFile(uri, MAX_IGNORE_FILE_BYTES)) ?? undefined;
  } catch {
    return undefined;
  }
}
