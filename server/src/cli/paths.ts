import { relative, resolve, sep } from 'node:path';
import { fromPath, relativePath, toPath } from '../uri/uris.ts';
import type { CommandLine } from './command-line.ts';

export function uriOf(path: string, { directory }: CommandLine): string {
  return fromPath(resolve(directory, path));
}

/** The name of a file in reports: relative to the working directory, with `/` on every platform. */
export function displayPath(uri: string, { directory }: CommandLine): string {
  const path = toPath(uri);
  const start = directory.endsWith(sep) ? directory : directory + sep;
  const name = path.startsWith(start) ? path.slice(start.length) : relative(directory, path);
  return (name || '.').split(sep).join('/');
}

/** The path of a file relative to a root, with `/` on every platform; outside of it, it begins with `../`. */
export function pathFrom(root: string, uri: string): string {
  return relativePath(root, uri) ?? relative(toPath(root), toPath(uri)).split(sep).join('/');
}
