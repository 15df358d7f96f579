import type { ConfiguredPath } from '../core/settings/configuration.ts';
import { pathBetween } from '../core/text/segments.ts';
import { relativePath, resolvePath } from '../uri/uris.ts';
import { compileGlob, globFrom, isGlob, splitGlob } from './globs.ts';

/** The move of a file or folder. Normalised URIs. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The changes of `catalogs` in a configuration when files are moved. */
export interface MovedCatalogs {
  readonly changed: readonly { readonly path: ConfiguredPath; readonly text: string }[];
  /** Paths of catalogs that a glob no longer matches. */
  readonly added: readonly string[];
}

/**
 * Paths and globs follow the files and folders that they name. A file that a glob no longer matches under its new name is
 * added by its path.
 *
 * @param root URI of the folder that the paths are relative to
 * @param catalogs URIs of the catalogs that were found through the paths
 */
export function movedCatalogs(
  root: string,
  paths: readonly ConfiguredPath[],
  catalogs: readonly string[],
  moves: readonly Move[],
): MovedCatalogs {
  // Moves of the configuration itself do not change relative paths.
  const relevant = moves.filter(({ from }) => relativePath(from, root) === undefined);
  const texts = paths.map((path) => ({ path, text: movedText(root, path.text, relevant) }));
  const matchers = texts.map(({ text }) => matcherOf(root, text));
  const before = paths.filter(({ text }) => isGlob(text)).map(({ text }) => matcherOf(root, text));
  const added = catalogs.flatMap((uri) => {
    const after = movedUri(uri, relevant);
    if (after === undefined || !before.some((matches) => matches(uri))) return [];
    return matchers.some((matches) => matches(after)) ? [] : (pathTo(root, after) ?? []);
  });
  return { changed: texts.filter(({ path, text }) => text !== path.text), added: [...new Set(added)] };
}

function matcherOf(root: string, text: string): (uri: string) => boolean {
  if (!isGlob(text)) return (uri) => uri === resolvePath(root, text);
  const { start, rest } = globFrom(root, text);
  const glob = compileGlob(rest);
  return (uri) => {
    const path = relativePath(start, uri);
    return path !== undefined && glob?.match(path) === true;
  };
}

/** The text of a path or glob after the moves. */
function movedText(root: string, text: string, moves: readonly Move[]): string {
  const { base, rest } = isGlob(text) ? splitGlob(text) : { base: text, rest: '' };
  const after = base === '' ? undefined : movedUri(resolvePath(root, base), moves);
  const path = after === undefined ? undefined : pathTo(root, after);
  if (path === undefined) return text;
  return rest === '' ? path : path === '' ? rest : `${path}/${rest}`;
}

export function movedUri(uri: string, moves: readonly Move[]): string | undefined {
  for (const { from, to } of moves) {
    const path = relativePath(from, uri);
    if (path !== undefined) return path === '' ? to : resolvePath(to, path);
  }
  return undefined;
}

/** The relative path from a folder to a resource of the same file system, with `..` if necessary. */
function pathTo(folder: string, uri: string): string | undefined {
  const top = resolvePath(folder, '/');
  const path = relativePath(top, uri);
  const start = relativePath(top, folder);
  if (path === undefined || start === undefined) return undefined;
  return pathBetween(start, path);
}
